// The scripts' own promises: fresh or not, the next free port, the page's policy, the check of the WebAssembly.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { SITE_POLICY, filePolicy, html } from '../scripts/build/html.mjs';
import { singleFile, site } from '../scripts/build/page.mjs';
import { digest } from '../scripts/lib/stamp.mjs';
import { serve } from '../scripts/serve.mjs';

const folder = mkdtempSync(join(tmpdir(), 'jihe-'));
after(() => rmSync(folder, { recursive: true }));

test('a step is stale when a file or a version changes, and only then', () => {
  const file = join(folder, 'source');
  const now = (text, version) => {
    writeFileSync(file, text);
    return digest({ paths: [folder], words: [version] });
  };
  assert.equal(now('a', '1'), now('a', '1'));
  assert.notEqual(now('a', '1'), now('b', '1'));
  assert.notEqual(now('a', '1'), now('a', '2'));
});

test('a taken port makes the server take the next one', async (t) => {
  const first = await serve(folder, 0);
  t.after(() => first.server.close());
  const port = first.server.address().port;
  const second = await serve(folder, port);
  t.after(() => second.server.close());
  assert.ok(second.server.address().port > port);
});

test('the server gives nothing outside its folder', async (t) => {
  const { server, url } = await serve(site, 0);
  t.after(() => server.close());
  for (const path of ['../jihe.html', '%2e%2e/jihe.html', '..%2fjihe.html', 'none']) {
    assert.equal((await fetch(url + path)).status, 404, path);
  }
  assert.equal((await fetch(url)).status, 200);
});

test('both editions carry their policy before anything is loaded', () => {
  const index = readFileSync(join(site, 'index.html'), 'utf8');
  assert.ok(index.indexOf(SITE_POLICY) > 0 && index.indexOf(SITE_POLICY) < index.indexOf('<link'));
  const single = readFileSync(singleFile, 'utf8');
  const [, style] = /<style>([^]*?)<\/style>/.exec(single);
  const script = single.slice(single.lastIndexOf('<script>') + 8, single.lastIndexOf('</script>'));
  assert.ok(single.includes(filePolicy(script, style)), 'the hashes are those of the script and the style');
  assert.ok(filePolicy('', '').includes(createHash('sha256').update('').digest('base64')));
  assert.ok(!/\b(src|href)="(?!data:|#)/.test(single.replace(script, '')), 'the single file needs no other');
});

test('a page that cannot be assembled is refused', () => {
  assert.throws(() => html.assemble('<html></html>', { policy: '', style: '', script: '' }), /index\.html needs/);
});

// Packs that users bring: what is wrong is told with its line, a good one is used at once, and the result says so.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EDITIONS, harnessed } from './harness.mjs';
import { accessible, CONTRADICTIONS } from './looks.mjs';

const HEAD = `id = "jiangwan"
version = "2026.1"
name_zh = "江湾县口径"
name_en = "Jiangwan county"
source = "江财绩〔2025〕3号"
link = "https://jiangwan.example/3"
`;
const GRADES = `
[grades]
source = "江财绩〔2025〕3号第十二条"
bands = [{ grade = "优", from = 92 }, { grade = "良", from = 80 }, { grade = "中", from = 60 }, { grade = "差", from = 0 }]
`;

const harness = harnessed();
const file = (name, text) => harness.papers.write(name, text);

const levels = async (visit, code) => (await visit.findings()).filter((one) => one.code === code).map((one) => one.severity);

for (const edition of EDITIONS) {
  test(`what is wrong with a pack is told with its line, and nothing changes, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await visit.pasteFile(CONTRADICTIONS);
    const findings = await visit.findings();
    await visit.drag(file('wrong.toml', `${HEAD}regoin = "江湾县"\nlevel = "镇"\n`));
    await visit.page.waitForSelector('#pack-problems li');
    const told = await visit.page.$$eval('#pack-problems li', (all) => all.map((one) => one.textContent));
    assert.equal(told.length, 2);
    assert.match(told[0], /^第 7 行第 1 列没有“regoin”这个键。是否应为“region”？$/);
    assert.match(told[1], /^第 8 行第 9 列这里不能写“镇”。/);
    assert.deepEqual(await visit.findings(), findings);
    await accessible(visit, 'what is wrong with a pack');
    await visit.screenshot(`${edition}-pack-problems`);
    await visit.page.click('#close-pack');
    assert.ok(await visit.page.$eval('#pack-problems', (one) => one.hidden));
    await visit.end();
  });

  test(`a good pack is used at once, and the result names it with what is from memory, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await visit.pasteFile(CONTRADICTIONS);
    const [{ code }] = await visit.findings();
    assert.ok((await levels(visit, code)).includes('error'));
    const rules = `\n[rules]\n${code} = "note"\n`;
    await visit.drop(file('jiangwan.toml', `${HEAD}${GRADES}${rules}`));
    await visit.settled();
    assert.ok((await levels(visit, code)).every((level) => level === 'note'), 'the finding is lowered');
    const summary = await visit.page.textContent('#packs summary');
    assert.match(summary, /使用的口径.*江湾县口径（由您选择）/);
    await visit.page.click('#packs summary');
    const said = await visit.page.innerText('#packs [data-pack="jiangwan"]');
    for (const words of ['江财绩〔2025〕3号第十二条', '凭记忆', '优≥92', `${code} 建议核实`]) assert.ok(said.includes(words), `${words} in ${said}`);
    assert.equal(await visit.page.getAttribute('#packs [data-pack="jiangwan"] a', 'href'), 'https://jiangwan.example/3');
    await accessible(visit, 'the packs used');
    await visit.screenshot(`${edition}-packs`);
    await visit.result(() => visit.page.selectOption('#choose-pack', ''));
    await visit.settled();
    assert.ok((await levels(visit, code)).includes('error'), 'by what the report says it is an error again');
    await visit.result(() => visit.page.selectOption('#choose-pack', 'jiangwan'));
    assert.ok((await levels(visit, code)).every((level) => level === 'note'));
    await visit.end();
  });
}

test('a pack that comes before the report is used for it, and mended it takes its own place', async () => {
  const visit = await harness.open('site');
  await visit.drag(file('jiangwan.toml', `${HEAD}${GRADES}`));
  await visit.page.waitForSelector('#notice p');
  await visit.pasteFile(CONTRADICTIONS);
  await visit.settled();
  assert.match(await visit.page.textContent('#packs summary'), /江湾县口径（由您选择）/);
  await visit.drop(file('jiangwan.toml', HEAD.replace('江湾县口径', '江湾县新口径')));
  await visit.settled();
  assert.match(await visit.page.textContent('#packs summary'), /江湾县新口径/);
  await visit.end();
});

test('edits made on the page outlive another pack', async () => {
  const visit = await harness.open('site');
  await visit.pasteFile(CONTRADICTIONS);
  await visit.page.dblclick('#sheets td.fig, #sheets td .fig');
  await visit.page.fill('textarea.editor', '4321.00');
  await visit.result(() => visit.page.keyboard.press('Enter'));
  await visit.drop(file('jiangwan.toml', HEAD));
  await visit.settled();
  assert.ok((await visit.page.innerText('#sheets')).includes('4321.00'));
  await visit.end();
});

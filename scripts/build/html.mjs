// www/index.html as a template: its links to style sheets and its one script are replaced, its policy is added.
import { createHash } from 'node:crypto';

const STYLESHEET = /[ \t]*<link\b[^>]*rel="stylesheet"[^>]*>\s*?\n?/g;
const SCRIPT = /[ \t]*<script\b[^>]*\bsrc="app\/main\.ts"[^>]*><\/script>\s*?\n?/;
const POLICY = /[ \t]*<meta\b[^>]*http-equiv="Content-Security-Policy"[^>]*>\s*?\n?/i;

const hashed = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const join = (directives) => Object.entries(directives).map(([name, value]) => `${name} ${value}`).join('; ');

/** WebAssembly runs in a worker that is loaded by its address, which this policy does not reach. */
export const SITE_POLICY = join({
  'default-src': "'self'",
  'script-src': "'self'",
  'img-src': "'self' data:",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
});

/**
 * 'unsafe-eval' lets WebAssembly in everywhere; the newer 'wasm-unsafe-eval' is a word that browsers before Chromium 97
 * complain about.
 */
export const filePolicy = (script, style) =>
  join({
    'default-src': "'none'",
    'script-src': `${hashed(script)} 'unsafe-eval' blob:`,
    'style-src': hashed(style),
    'img-src': 'data:',
    'worker-src': 'blob:',
    'connect-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
  });

export const html = {
  /** The page's style sheets as one sheet of imports, each with its medium. */
  imports(source) {
    const attribute = (tag, name) => new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
    return [...source.matchAll(STYLESHEET)].map(([tag]) => `@import "./${attribute(tag, 'href')}" ${attribute(tag, 'media')};`).join('\n');
  },

  assemble(source, { policy, style, script }) {
    if (!SCRIPT.test(source) || !source.includes('</head>') || !source.includes('</body>')) {
      throw new Error('www/index.html needs <head>, <body> and <script src="app/main.ts"></script>');
    }
    const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
    // Functions, so that a `$` in the code is no pattern.
    return source
      .replace(SCRIPT, '')
      .replace(STYLESHEET, '')
      .replace(POLICY, '')
      .replace(/<meta charset="utf-8">/i, (charset) => `${charset}\n${meta}`)
      .replace('</head>', () => `${style}\n</head>`)
      .replace('</body>', () => `${script}\n</body>`);
  },
};

// The binary format of WebAssembly, as far as the build and `npm run size` look into it.
export const [CODE, DATA] = [10, 11];
const FUNCTION_NAMES = 1;

/** A reader of numbers (LEB128), bytes and texts, from the start of the given bytes. */
function reader(bytes, start = 0) {
  let at = start;
  const number = () => {
    for (let value = 0, scale = 1; ; scale *= 128) {
      const byte = bytes[at++];
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  const take = (length) => bytes.subarray(at, (at += length));
  return { number, take, byte: () => bytes[at++], text: () => take(number()).toString(), more: () => at < bytes.length };
}

/** The sections of a module: bodies by number, those of custom sections by name. */
export function sections(bytes) {
  const found = new Map();
  for (const from = reader(bytes, 8); from.more(); ) {
    const id = from.byte();
    const body = from.take(from.number());
    const custom = id === 0 ? reader(body).text() : undefined;
    found.set(custom ?? id, custom === undefined ? body : body.subarray(1 + custom.length));
  }
  return found;
}

const times = (count, each) => Array.from({ length: count }, each);

/** The names of functions as pairs of number and name; those of the module itself come after the imported ones. */
function names(section) {
  for (const from = reader(section); from.more(); ) {
    const kind = from.byte();
    const body = reader(from.take(from.number()));
    if (kind === FUNCTION_NAMES) return times(body.number(), () => [body.number(), body.text()]);
  }
  return [];
}

/** The functions of a module with names: `{ number, name, body }`, without the imported ones. */
export function functions(bytes) {
  const found = sections(bytes);
  const code = reader(found.get(CODE));
  const bodies = times(code.number(), () => code.take(code.number()));
  const named = names(found.get('name'));
  // Every function has a name, so what has no body is imported.
  const imported = named.length - bodies.length;
  return named.filter(([number]) => number >= imported).map(([number, name]) => ({ number, name, body: bodies[number - imported] }));
}

function leb(value) {
  const bytes = [];
  for (let left = value; ; left = Math.floor(left / 128)) {
    if (left < 128) return Buffer.from([...bytes, left]);
    bytes.push((left % 128) + 128);
  }
}

const sized = (body) => Buffer.concat([leb(body.length), body]);

/** The module with other names for some of its functions: a map from their numbers. */
export function renamed(bytes, others) {
  const old = sections(bytes).get('name');
  const list = names(old).map(([number, name]) => [leb(number), sized(Buffer.from(others.get(number) ?? name))]);
  const title = sized(Buffer.from('name'));
  const body = sized(Buffer.concat([leb(list.length), ...list.flat()]));
  const section = sized(Buffer.concat([title, Buffer.from([FUNCTION_NAMES]), body]));
  const at = old.byteOffset - bytes.byteOffset;
  const head = 1 + leb(title.length + old.length).length + title.length;
  return Buffer.concat([bytes.subarray(0, at - head), Buffer.from([0]), section, bytes.subarray(at + old.length)]);
}

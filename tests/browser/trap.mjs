// The engine as it would be after a mistake of ours: a module in which one of its functions traps, or never ends.

const [EXPORTS, IMPORTS, CODE] = [7, 2, 10];
const UNREACHABLE = [0x00, 0x00];
// loop, br 0, end, unreachable: after the count of locals, which is none.
const ENDLESS = [0x00, 0x03, 0x40, 0x0c, 0x00, 0x0b, 0x00];
const [NOP, END] = [0x01, 0x0b];

function reader(bytes, at = 0) {
  const number = () => {
    for (let value = 0, scale = 1; ; scale *= 128) {
      const byte = bytes[at++];
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  const passOver = (length) => (at += length);
  const text = () => {
    const length = number();
    return bytes.subarray(at, passOver(length)).toString();
  };
  return { number, passOver, text, byte: () => bytes[at++], at: () => at, more: () => at < bytes.length };
}

/** Where each section begins. */
function sections(bytes) {
  const found = new Map();
  for (const from = reader(bytes, 8); from.more(); ) {
    const id = from.byte();
    const length = from.number();
    found.set(id, from.at());
    from.passOver(length);
  }
  return found;
}

function importedFunctions(bytes, at) {
  const from = reader(bytes, at);
  let functions = 0;
  for (let left = from.number(); left > 0; left--) {
    from.text();
    from.text();
    const kind = from.byte();
    if (kind !== 0) throw new Error('the engine imports functions only');
    from.number();
    functions++;
  }
  return functions;
}

function exported(bytes, at, name) {
  const from = reader(bytes, at);
  for (let left = from.number(); left > 0; left--) {
    const found = from.text() === name;
    const kind = from.byte();
    const number = from.number();
    if (found && kind === 0) return number;
  }
  throw new Error(`nothing is exported as ${name}`);
}

/** The module with an exported function that does nothing but trap, or (`endless`) never comes back. */
export function broken(module, name, { endless = false } = {}) {
  const bytes = Buffer.from(module);
  const at = sections(bytes);
  const number = exported(bytes, at.get(EXPORTS), name) - importedFunctions(bytes, at.get(IMPORTS));
  const from = reader(bytes, at.get(CODE));
  from.number();
  for (let left = number; left > 0; left--) from.passOver(from.number());
  const length = from.number();
  const body = bytes.subarray(from.at(), from.at() + length);
  body.fill(NOP).set(endless ? ENDLESS : UNREACHABLE);
  body[length - 1] = END;
  return bytes;
}

// Functions in an order that compresses well: beside each the one most like it. 2% of the engine after brotli.
/**
 * Bytes of a piece of code, and how many functions may share one until it says nothing of likeness. Which does best changes with
 * every line of the engine, by some 500 bytes: the build tries them all.
 */
export const WAYS = [[5, 150], [4, 150], [4, 250], [4, 400], [5, 400]];
/** Bytes that a short function counts for more, so that the shortest are not always the most like. */
const SHORT = 20;

function pieces(body, length) {
  const found = new Set();
  for (let at = 0; at + length <= body.length; at++) found.add(body.readUIntBE(at, length));
  return found;
}

/** The pieces of every function, and the functions of every piece. */
function index(bodies, length) {
  const of = bodies.map((body) => pieces(body, length));
  const where = new Map();
  of.forEach((set, number) => set.forEach((piece) => (where.get(piece) ?? where.set(piece, []).get(piece)).push(number)));
  return { of, where };
}

/** Places of `bodies`, from the shortest: after each the one of those left that shares most pieces with it, by length. */
export function byLikeness(bodies, [length, common]) {
  const { of, where } = index(bodies, length);
  const left = new Set(bodies.map((_, number) => number).sort((a, b) => bodies[a].length - bodies[b].length || a - b));
  const order = [];
  let [next] = left;
  while (next !== undefined) {
    order.push(next);
    left.delete(next);
    next = nearest(next, of, where, left, common);
  }
  return order;
}

function nearest(number, of, where, left, common) {
  const shared = new Map();
  for (const piece of of[number]) {
    const others = where.get(piece);
    if (others.length >= common) continue;
    for (const other of others) if (left.has(other)) shared.set(other, (shared.get(other) ?? 0) + 1);
  }
  let [best] = left;
  let most = 0;
  for (const [other, count] of shared) {
    const likeness = count / (of[other].size + SHORT);
    if (likeness > most) [best, most] = [other, likeness];
  }
  return best;
}

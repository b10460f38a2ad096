import type { Cell } from "./model";

/** Tells the header row from a row of the body with the same cells. */
export const HEADER_SEED = 0x9747b28c;
export const ROW_SEED = 0x3c6ef372;

/** A hash of 32 bits as text. */
export function hashText(hash: number): string {
  return (hash >>> 0).toString(16).padStart(8, "0");
}

/** Another hash made of several, in their order, and of a text with each. */
export function hashOf(parts: readonly (readonly [string, number])[]): number {
  let hash = HEADER_SEED;
  for (const [text, part] of parts) hash = step(step(hash, cellHash(text)), part);
  return finish(hash);
}

export function rowHash(seed: number, row: readonly Cell[]): number {
  return finish(row.reduce<number>((hash, cell) => step(hash, cellHash(cell)), seed));
}

const number = new Float64Array(1);
const bits = new Int32Array(number.buffer);

/** A cell by its type and its value: 1 is not "1", and a blank is the same however it comes. */
export function cellHash(cell: Cell): number {
  if (typeof cell === "number") return numberHash(cell);
  if (typeof cell === "boolean") return cell ? 2 : 3;
  const text = cell === null || cell === undefined ? "" : typeof cell === "string" ? cell : JSON.stringify(cell);
  let hash = 4 + text.length * 8;
  for (let at = 0; at < text.length; at++) hash = step(hash, text.charCodeAt(at));
  return hash;
}

export function numberHash(value: number): number {
  if (value === (value | 0)) return step(1, value | 0);
  number[0] = value;
  return step(step(0, bits[0]!), bits[1]!);
}

/** MurmurHash3 (public domain): one word more. */
export function step(hash: number, word: number): number {
  let mixed = Math.imul(word, 0xcc9e2d51);
  mixed = Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
  const next = hash ^ mixed;
  return (Math.imul((next << 13) | (next >>> 19), 5) + 0xe6546b64) | 0;
}

/** Its end: every bit of the input changes half of those of the output, so that sums of hashes do not cancel out. */
export function finish(hash: number): number {
  let last = hash ^ (hash >>> 16);
  last = Math.imul(last, 0x85ebca6b);
  last = Math.imul(last ^ (last >>> 13), 0xc2b2ae35);
  return (last ^ (last >>> 16)) >>> 0;
}

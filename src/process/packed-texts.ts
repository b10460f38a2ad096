import type { CellList } from "./cell-column";

/** Texts between two that are found at once. */
const BLOCK = 16;
/** Characters whose length stands in one byte. */
const LONG = 255;

/**
 * Many texts in few bytes: a text of Latin characters takes a byte for each and one for its length, where one that V8
 * keeps takes some thirty bytes. A text is made anew whenever it is asked for.
 */
export class PackedTexts implements CellList {
  readonly length: number;
  private bytes: Uint8Array;
  /** Where every sixteenth text begins. */
  private readonly blocks: Uint32Array;

  constructor(texts: readonly string[]) {
    this.length = texts.length;
    this.blocks = new Uint32Array(Math.ceil(texts.length / BLOCK));
    this.bytes = new Uint8Array(texts.length * 16);
    let at = 0;
    for (let place = 0; place < texts.length; place++) {
      if (place % BLOCK === 0) this.blocks[place / BLOCK] = at;
      at = this.write(texts[place]!, at);
    }
    this.bytes = this.bytes.slice(0, at);
  }

  at(place: number): string | undefined {
    if (place < 0 || place >= this.length) return undefined;
    let at = this.blocks[Math.floor(place / BLOCK)]!;
    for (let skip = place % BLOCK; skip > 0; skip--) at = this.endOf(at);
    return this.read(at);
  }

  /** Writes a text and answers where the next one begins. */
  private write(text: string, start: number): number {
    const { length } = text;
    if (start + 5 + 2 * length > this.bytes.length) this.bytes = longer(this.bytes, 2 * (start + 5 + 2 * length));
    return (length < LONG ? writeBytes(this.bytes, text, start) : 0) || writeLong(this.bytes, text, start);
  }

  private endOf(at: number): number {
    const length = this.bytes[at]!;
    return length < LONG ? at + 1 + length : at + 5 + 2 * this.longLength(at);
  }

  private read(at: number): string {
    const { bytes } = this;
    const isOfBytes = bytes[at]! < LONG;
    const length = isOfBytes ? bytes[at]! : this.longLength(at);
    let text = "";
    for (let index = 0; index < length; index++) {
      const from = at + 5 + 2 * index;
      text += String.fromCharCode(isOfBytes ? bytes[at + 1 + index]! : bytes[from]! | (bytes[from + 1]! << 8));
    }
    return text;
  }

  private longLength(at: number): number {
    return (this.bytes[at + 1]! | (this.bytes[at + 2]! << 8) | (this.bytes[at + 3]! << 16) | (this.bytes[at + 4]! << 24)) >>> 0;
  }
}

/** Writes a text of Latin characters; 0: it has others. */
function writeBytes(bytes: Uint8Array, text: string, start: number): number {
  let at = start;
  bytes[at++] = text.length;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 0xff) return 0;
    bytes[at++] = code;
  }
  return at;
}

function writeLong(bytes: Uint8Array, text: string, start: number): number {
  let at = start;
  bytes[at++] = LONG;
  for (let shift = 0; shift < 32; shift += 8) bytes[at++] = text.length >>> shift;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    bytes[at++] = code & 0xff;
    bytes[at++] = code >>> 8;
  }
  return at;
}

function longer(bytes: Uint8Array, length: number): Uint8Array {
  const more = new Uint8Array(length);
  more.set(bytes);
  return more;
}

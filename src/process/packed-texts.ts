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
  private readonly bytes: Uint8Array;
  /** Where every sixteenth text begins. */
  private readonly blocks: Uint32Array;

  constructor(texts: readonly string[]) {
    this.length = texts.length;
    this.blocks = new Uint32Array(Math.ceil(texts.length / BLOCK));
    this.bytes = new Uint8Array(texts.reduce((sum, text) => sum + sizeOf(text), 0));
    let at = 0;
    texts.forEach((text, place) => {
      if (place % BLOCK === 0) this.blocks[place / BLOCK] = at;
      at = this.write(text, at);
    });
  }

  at(place: number): string | undefined {
    if (place < 0 || place >= this.length) return undefined;
    let at = this.blocks[Math.floor(place / BLOCK)]!;
    for (let skip = place % BLOCK; skip > 0; skip--) at = this.endOf(at);
    return this.read(at);
  }

  private write(text: string, start: number): number {
    const { bytes } = this;
    let at = start;
    if (isShort(text)) {
      bytes[at++] = text.length;
      for (let index = 0; index < text.length; index++) bytes[at++] = text.charCodeAt(index);
      return at;
    }
    bytes[at++] = LONG;
    for (const shift of [0, 8, 16, 24]) bytes[at++] = text.length >>> shift;
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      bytes[at++] = code & 0xff;
      bytes[at++] = code >>> 8;
    }
    return at;
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

function sizeOf(text: string): number {
  return isShort(text) ? 1 + text.length : 5 + 2 * text.length;
}

/** Whether a byte each is enough for its length and its characters. */
function isShort(text: string): boolean {
  if (text.length >= LONG) return false;
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 0xff) return false;
  return true;
}

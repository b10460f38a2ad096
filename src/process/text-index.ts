import { normalText } from "./columns";
import type { Cell } from "./model";

/**
 * Finds texts in a list by a hash of their characters. A Map would do, but here texts that compare as one (`normalText`)
 * are found without making another text of each: of a hundred thousand names in a column, that is most of the work.
 */
export class TextIndex {
  /** Per slot a place in the list; 0, which is the blank's, where nothing is. */
  private slots = new Int32Array(64);
  /** Per place in the list the hash of its text. */
  private hashes = new Int32Array(32);

  /**
   * @param list the texts, of which the first is the blank one; it may have other cells among them, which are not found
   * @param isFolded whether texts are the same when `normalText` has them the same, or only when all characters are
   */
  constructor(
    private readonly list: Cell[],
    private readonly isFolded: boolean
  ) {}

  /** The place of a text that is not blank; it is added when it is not there. */
  placeOf(text: string): number {
    const hash = this.hashOf(text);
    const slot = this.slotOf(text, hash);
    const known = this.slots[slot]!;
    if (known !== 0) return known;
    const place = this.list.push(text) - 1;
    if (place >= this.hashes.length) this.hashes = grown(this.hashes, place * 2);
    this.hashes[place] = hash;
    this.slots[slot] = place;
    if (place * 2 > this.slots.length) this.grow();
    return place;
  }

  /** The place of a text; 0 when it is not there. */
  find(text: string): number {
    return this.slots[this.slotOf(text, this.hashOf(text))]!;
  }

  private hashOf(text: string): number {
    return this.isFolded ? foldedHash(text) : hashOf(text);
  }

  /** The slot where the text is, or where it would be. */
  private slotOf(text: string, hash: number): number {
    const mask = this.slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const place = this.slots[slot]!;
      if (place === 0) return slot;
      if (this.hashes[place] !== hash) continue;
      const other = this.list[place] as string;
      if (other === text || (this.isFolded && normalText(other) === normalText(text))) return slot;
    }
  }

  private grow(): void {
    const before = this.slots;
    this.slots = new Int32Array(before.length * 4);
    const mask = this.slots.length - 1;
    for (const place of before) {
      if (place === 0) continue;
      let slot = this.hashes[place]! & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = place;
    }
  }
}

function grown(hashes: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(length);
  longer.set(hashes);
  return longer;
}

/** FNV-1a over the characters, its bits mixed once more. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}

/** The hash of `normalText(text)`, which is not made of a trimmed ASCII text. */
function foldedHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 127) return hashOf(normalText(text));
    hash = Math.imul(hash ^ (code >= 65 && code <= 90 ? code + 32 : code), 0x01000193);
  }
  return hash ^ (hash >>> 15);
}

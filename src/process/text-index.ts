import { normalText } from "./columns";
import { finish } from "./hashes";

const NONE = 0;

/**
 * Gives each different text a code, from 1 on, in the order in which they come; texts that compare as the same
 * (`normalText`) have one. A dictionary of normal texts would do it, but each of them would have to be made.
 */
export class TextIndex {
  /** By place the code that is there; a text is at the place of its hash, or at the next free one. */
  private slots = new Int32Array(1 << 10);
  /** By code. */
  private hashes = new Int32Array(1 << 9);

  /** @param labels by code, which `add` makes longer; at 0 the blank */
  constructor(readonly labels: string[] = [""]) {
    for (let code = 1; code < labels.length; code++) this.put(hashOf(labels[code]!), code);
  }

  /** The code of a text that is not blank; 0: it is not there. */
  find(label: string): number {
    return this.slots[this.placeOf(label, hashOf(label))]!;
  }

  /** The code of a text that is not blank, which is added when it is not there. */
  add(label: string): number {
    const hash = hashOf(label);
    const known = this.slots[this.placeOf(label, hash)]!;
    if (known !== NONE) return known;
    const code = this.labels.push(label) - 1;
    this.put(hash, code);
    return code;
  }

  private placeOf(label: string, hash: number): number {
    const { slots, hashes } = this;
    const last = slots.length - 1;
    let place = hash & last;
    for (let code = slots[place]!; code !== NONE; code = slots[place]!) {
      if (hashes[code] === hash && isSame(this.labels[code]!, label)) return place;
      place = (place + 1) & last;
    }
    return place;
  }

  private put(hash: number, code: number): void {
    if (code >= this.hashes.length) this.grow();
    this.hashes[code] = hash;
    this.slots[this.free(hash)] = code;
  }

  private free(hash: number): number {
    const last = this.slots.length - 1;
    let place = hash & last;
    while (this.slots[place] !== NONE) place = (place + 1) & last;
    return place;
  }

  private grow(): void {
    const { hashes } = this;
    this.hashes = new Int32Array(2 * hashes.length);
    this.hashes.set(hashes);
    this.slots = new Int32Array(2 * this.slots.length);
    for (let code = 1; code < hashes.length; code++) this.slots[this.free(hashes[code]!)] = code;
  }
}

function isSame(one: string, other: string): boolean {
  return one === other || normalText(one) === normalText(other);
}

/** A hash of `normalText`, which is not made of a text of ASCII characters without spaces around it. */
function hashOf(text: string, isNormal = false): number {
  const { length } = text;
  let isPlain = isNormal || (text.charCodeAt(0) > 32 && text.charCodeAt(length - 1) > 32);
  let hash = length;
  for (let at = 0; at < length && isPlain; at++) {
    const code = text.charCodeAt(at);
    isPlain = isNormal || code < 128;
    hash = (Math.imul(hash, 31) + (code >= 65 && code <= 90 ? code + 32 : code)) | 0;
  }
  return isPlain ? finish(hash) | 0 : hashOf(normalText(text), true);
}

const LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"; // without 0/O and 1/I, which people mix up when they read an ID aloud
const LENGTH = 8;

/** A random row ID of eight characters that is none of `taken`; it is added to them. */
export function newRowId(taken: Set<string>): string {
  for (;;) {
    const bytes = crypto.getRandomValues(new Uint8Array(LENGTH));
    // A letter first: Excel would read "12345678" or "1234567E" back as a number.
    const id = Array.from(bytes, (byte, index) => (index === 0 ? LETTERS[8 + (byte % 24)]! : LETTERS[byte % 32]!)).join("");
    if (taken.has(id.toLowerCase())) continue;
    taken.add(id.toLowerCase());
    return id;
  }
}

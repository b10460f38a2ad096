/**
 * Text as it is searched: lower case, full width = half width, as `normalText` compares it, but each character stays at
 * its place, so that what is found can be cut out of the text itself. Length: the text's.
 */
export function folded(text: string): string {
  return Array.from(text, (character) => {
    const normal = character.normalize("NFKC").toLowerCase();
    return normal.length === character.length ? normal : character;
  }).join("");
}

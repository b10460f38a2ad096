/** The 16-bit hash with which a sheet's password stands in a file (ECMA-376 Part 4, 3.3.1.81). */
export function passwordHash(password: string): string {
  const codes = [...password].slice(0, 15).map((char) => char.codePointAt(0)! & 0xff);
  let hash = 0;
  for (const code of codes.reverse()) hash = (((hash >> 14) & 1) | ((hash << 1) & 0x7fff)) ^ code;
  hash = (((hash >> 14) & 1) | ((hash << 1) & 0x7fff)) ^ codes.length ^ 0xce4b;
  return hash.toString(16).toUpperCase().padStart(4, "0");
}

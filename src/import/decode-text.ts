import { StagebookError, type Problem } from "../process/problem";
import type { Encoding } from "./import-plan";

export const MAX_FILE_BYTES = 50 * 1024 * 1024;
/** How much of a file is looked at to tell text from anything else. */
const SAMPLE_BYTES = 64 * 1024;

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
  /** Characters that were damaged in the file, control characters that were taken out. */
  readonly notices: readonly Problem[];
}

/**
 * The text of a file, whatever it was saved in: UTF-8 with or without byte-order mark, UTF-16 as Excel's "Unicode text",
 * GBK or GB18030 as a Chinese Excel saves a CSV, Windows-1252 as a western one does.
 *
 * Line ends become "\n", also inside quotes, which is what a line break in a cell is.
 * @throws StagebookError import:empty, import:tooLarge, import:isExcel, import:binary
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  checkSize(bytes.length);
  refuseBinary(bytes);
  const { text, encoding } = decode(bytes);
  return { ...tidy(text), encoding };
}

/** Refuses a file by its size alone, so that a huge one is never read. */
export function checkSize(size: number): void {
  if (size === 0) throw new StagebookError("import:empty");
  if (size > MAX_FILE_BYTES) {
    throw new StagebookError("import:tooLarge", { size: Math.ceil(size / 1024 / 1024), limit: MAX_FILE_BYTES / 1024 / 1024 });
  }
}

const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, index) => bytes[index] === byte);

function refuseBinary(bytes: Uint8Array): void {
  const isZip = startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06);
  const isOldExcel = startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0); // the container of .xls (and .doc)
  if (isOldExcel || (isZip && mentions(bytes, "[Content_Types].xml"))) throw new StagebookError("import:isExcel");
  const isPdf = startsWith(bytes, 0x25, 0x50, 0x44, 0x46);
  if (isZip || isPdf) throw new StagebookError("import:binary");
}

/** Whether the beginning of the file holds this ASCII text; an .xlsx names its parts in its first entries. */
function mentions(bytes: Uint8Array, text: string): boolean {
  return new TextDecoder("latin1").decode(bytes.subarray(0, SAMPLE_BYTES)).includes(text);
}

function decode(bytes: Uint8Array): { text: string; encoding: Encoding } {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return { text: new TextDecoder("utf-8").decode(bytes), encoding: "utf-8" };
  if (startsWith(bytes, 0xff, 0xfe)) return { text: new TextDecoder("utf-16le").decode(bytes), encoding: "utf-16le" };
  if (startsWith(bytes, 0xfe, 0xff)) return { text: new TextDecoder("utf-16be").decode(bytes), encoding: "utf-16be" };

  const wide = utf16WithoutMark(bytes);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: wide };

  const strict = strictly("utf-8", bytes);
  if (strict !== null) return { text: strict, encoding: "utf-8" };
  // A file that was cut off or patched: nearly everything is UTF-8, so the few bad bytes are the damage, not the rule.
  const loose = new TextDecoder("utf-8").decode(bytes);
  if (isMostlyUtf8(loose)) return { text: loose, encoding: "utf-8" };

  const western = { text: new TextDecoder("windows-1252").decode(bytes), encoding: "windows-1252" as const };
  if (standAlone(bytes)) return western;
  const chinese = strictly("gb18030", bytes);
  return chinese === null ? western : { text: chinese, encoding: "gbk" };
}

function strictly(encoding: "utf-8" | "gb18030", bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Tab, line feed, carriage return, quotation mark, comma, semicolon: what every CSV has. */
const SIGNS = new Set([0x09, 0x0a, 0x0d, 0x22, 0x2c, 0x3b]);

/**
 * UTF-16 that does not say so: a zero byte stands after each comma and line end in little-endian, before it in
 * big-endian. (Zeros alone do not tell: 一 has one on the other side.) Other text has no zero byte at all.
 */
function utf16WithoutMark(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const end = Math.min(bytes.length, SAMPLE_BYTES) & ~1;
  let zeros = 0;
  let little = 0;
  let big = 0;
  for (let index = 0; index < end; index += 2) {
    const [first, second] = [bytes[index], bytes[index + 1]];
    if (first === 0 || second === 0) zeros += 1;
    if (second === 0 && SIGNS.has(first)) little += 1;
    if (first === 0 && SIGNS.has(second)) big += 1;
  }
  if (zeros === 0) return null;
  if (bytes.length % 2 === 0 && Math.max(little, big) > 20 * Math.min(little, big)) return big > little ? "utf-16be" : "utf-16le";
  throw new StagebookError("import:binary");
}

/** Ten good letters beyond ASCII for each bad byte. GBK or Latin-1 text read as UTF-8 has hardly any good ones. */
function isMostlyUtf8(text: string): boolean {
  let good = 0;
  let bad = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0xfffd) bad += 1;
    else if (code > 0x7f) good += 1;
  }
  return good >= 10 * bad;
}

/**
 * Whether the bytes beyond ASCII mostly stand alone, as the ü in "Müller": in GBK they come in pairs. (A GBK character
 * may end in an ASCII byte, but those are the rare ones.)
 */
function standAlone(bytes: Uint8Array): boolean {
  let alone = 0;
  let paired = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    if (bytes[index] < 0x80) continue;
    if (bytes[index + 1] >= 0x80) {
      paired += 1;
      index += 1;
    } else {
      alone += 1;
    }
  }
  return alone > paired;
}

// U+000B and U+000C are line breaks to some systems; the others mean nothing in a cell and Excel refuses them in a file.
 
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f]/g;

function tidy(raw: string): { text: string; notices: Problem[] } {
  // A DOS end-of-file mark is no content.
   
  let text = raw.replace(/^\uFEFF/, "").replace(/\u001a+$/, "");
  if (text.trim() === "") throw new StagebookError("import:empty");
  const notices: Problem[] = [];
  const controls = text.match(CONTROL)?.length ?? 0;
  if (controls > 0) {
    // Prose has none. A few come from forms and old databases; many mean that this is no text at all.
    if (text.includes("\u0000") || controls * 200 > text.length) throw new StagebookError("import:binary");
    text = text.replace(CONTROL, "");
    notices.push({ code: "import:controlCharacters", params: { count: controls } });
  }
  const damaged = text.match(/\uFFFD/g)?.length ?? 0;
  if (damaged > 0) notices.push({ code: "import:damagedCharacters", params: { count: damaged } });
   
  return { text: text.replace(/\r\n?|[\u000b\u000c]/g, "\n"), notices };
}

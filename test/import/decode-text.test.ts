import assert from "node:assert/strict";
import { checkSize, decodeText, MAX_FILE_BYTES } from "../../src/import/decode-text";
import { StagebookError } from "../../src/process/problem";

const ENGLISH = "Deal,Stage\nAcme,Won\n";
const CHINESE = "商机名称,销售阶段\n智慧仓储一期,方案报价\n门店改造,赢单\n";
/** "商机,阶段\n智慧,赢单\n" as a Chinese Excel saves it. */
const GBK = Uint8Array.from([
  0xc9, 0xcc, 0xbb, 0xfa, 0x2c, 0xbd, 0xd7, 0xb6, 0xce, 0x0a, 0xd6, 0xc7, 0xbb, 0xdb, 0x2c, 0xd3, 0xae, 0xb5, 0xa5, 0x0a,
]);

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...parts: (readonly number[] | Uint8Array)[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
function utf16(text: string, bigEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let index = 0; index < text.length; index += 1) view.setUint16(index * 2, text.charCodeAt(index), !bigEndian);
  return new Uint8Array(view.buffer);
}
function refusal(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof StagebookError) return error.code;
    throw error;
  }
  return "accepted";
}

describe("decodeText", () => {
  it("reads UTF-8, and takes a byte-order mark away", () => {
    for (const text of [ENGLISH, CHINESE]) {
      assert.deepEqual(decodeText(utf8(text)), { text, encoding: "utf-8", notices: [] });
      assert.deepEqual(decodeText(bytes([0xef, 0xbb, 0xbf], utf8(text))), { text, encoding: "utf-8", notices: [] });
    }
  });

  it("reads UTF-16 of either byte order, as Excel's Unicode text, with or without its mark", () => {
    for (const text of [ENGLISH, CHINESE]) {
      for (const [bigEndian, encoding, mark] of [[false, "utf-16le", [0xff, 0xfe]], [true, "utf-16be", [0xfe, 0xff]]] as const) {
        assert.deepEqual(decodeText(bytes(mark, utf16(text, bigEndian))), { text, encoding, notices: [] });
        assert.deepEqual(decodeText(utf16(text, bigEndian)), { text, encoding, notices: [] });
      }
    }
  });

  it("reads GBK, as a Chinese Excel saves a CSV", () => {
    assert.deepEqual(decodeText(GBK), { text: "商机,阶段\n智慧,赢单\n", encoding: "gbk", notices: [] });
  });

  it("reads Windows-1252, as a western Excel saves a CSV, and does not take Müller for Chinese", () => {
    const western = bytes(utf8("Deal,Customer\nPumps,M"), [0xfc], utf8("ller\n"));
    assert.deepEqual(decodeText(western), { text: "Deal,Customer\nPumps,Müller\n", encoding: "windows-1252", notices: [] });
  });

  it("reads a UTF-8 file that was cut inside a character, and says that one is damaged", () => {
    const cut = utf8(`${CHINESE}客户`).slice(0, -1);
    const { text, encoding, notices } = decodeText(cut);
    assert.equal(encoding, "utf-8");
    assert.equal(text, `${CHINESE}客\uFFFD`);
    assert.deepEqual(notices, [{ code: "import:damagedCharacters", params: { count: 1 } }]);
  });

  it("makes every line end one, also that of old forms", () => {
    assert.equal(decodeText(utf8("a,b\r\nc,d\re,\"f\u000bg\"\n")).text, "a,b\nc,d\ne,\"f\ng\"\n");
  });

  it("takes out stray control characters and says how many, and an end-of-file mark without a word", () => {
    const rows = "Acme,Won\n".repeat(100);
    const { text, notices } = decodeText(utf8(`${rows}Be\u0007ta,Lost\n\u001a`));
    assert.equal(text, `${rows}Beta,Lost\n`);
    assert.deepEqual(notices, [{ code: "import:controlCharacters", params: { count: 1 } }]);
  });

  it("refuses an Excel file and says what to do with it, whatever its name", () => {
    const xlsx = bytes([0x50, 0x4b, 0x03, 0x04], new Array(26).fill(0), utf8("[Content_Types].xml"), [0, 1, 2]);
    const xls = bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], new Array(100).fill(0));
    assert.equal(refusal(() => decodeText(xlsx)), "import:isExcel");
    assert.equal(refusal(() => decodeText(xls)), "import:isExcel");
  });

  it("refuses what is no text", () => {
    const zip = bytes([0x50, 0x4b, 0x03, 0x04], new Array(100).fill(7));
    const pdf = utf8("%PDF-1.7 …");
    const png = bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], new Array(40).fill(0), [1, 0, 2, 0, 0, 3, 0]);
    const noise = Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919 + 13) % 251);
    for (const file of [zip, pdf, png, noise]) assert.equal(refusal(() => decodeText(file)), "import:binary");
  });

  it("refuses an empty file, and one of blanks only", () => {
    assert.equal(refusal(() => decodeText(new Uint8Array())), "import:empty");
    assert.equal(refusal(() => decodeText(utf8("\uFEFF \r\n\n"))), "import:empty");
  });

  it("refuses a file of 200 MB by its size, before it is read", () => {
    assert.equal(refusal(() => checkSize(200 * 1024 * 1024)), "import:tooLarge");
    assert.equal(refusal(() => checkSize(MAX_FILE_BYTES)), "accepted");
    assert.equal(refusal(() => checkSize(0)), "import:empty");
  });
});

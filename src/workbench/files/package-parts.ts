import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from "fflate";
import { Element, parseXml, writeXml, XmlError } from "../xml/element";

const RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The namespaces of the parts. */
export const NS = {
  main: "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
  relationships: OFFICE,
  drawing: "http://schemas.openxmlformats.org/drawingml/2006/main",
  sheetDrawing: "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
  chart: "http://schemas.openxmlformats.org/drawingml/2006/chart",
  chartEx: "http://schemas.microsoft.com/office/drawing/2014/chartex",
  compatibility: "http://schemas.openxmlformats.org/markup-compatibility/2006",
} as const;

/** Relationship types, long as they are. */
export const REL = {
  workbook: `${OFFICE}/officeDocument`,
  sheet: `${OFFICE}/worksheet`,
  styles: `${OFFICE}/styles`,
  theme: `${OFFICE}/theme`,
  strings: `${OFFICE}/sharedStrings`,
  metadata: `${OFFICE}/sheetMetadata`,
  table: `${OFFICE}/table`,
  drawing: `${OFFICE}/drawing`,
  chart: `${OFFICE}/chart`,
  hyperlink: `${OFFICE}/hyperlink`,
  app: `${OFFICE}/extended-properties`,
  core: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
  chartEx: "http://schemas.microsoft.com/office/2014/relationships/chartEx",
  taskpanes: "http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes",
  webExtension: "http://schemas.microsoft.com/office/2011/relationships/webextension",
} as const;

/** The file is no .xlsx workbook; the message says why. */
export class NotAWorkbookError extends Error {}

/** Collects the parts of a package and zips them. */
export class PackageWriter {
  private readonly files: Zippable = {};
  private readonly types: Element[] = [];
  private readonly relationships = new Map<string, Element[]>();

  /** Adds a part: its XML, or text that is XML already. */
  add(path: string, content: Element | string, type: string): void {
    this.files[path] = strToU8(typeof content === "string" ? content : writeXml(content));
    this.types.push(new Element("Override", { PartName: `/${path}`, ContentType: type }));
  }

  /** Relates a part ("" is the package) to another; answers the id. */
  relate(from: string, to: string, type: string, external = false): string {
    const list = this.relationships.get(from) ?? [];
    this.relationships.set(from, list);
    const Id = `rId${list.length + 1}`;
    const Target = external ? to : relative(from, to);
    list.push(new Element("Relationship", { Id, Type: type, Target, ...(external ? { TargetMode: "External" } : {}) }));
    return Id;
  }

  zip(): Uint8Array {
    for (const [from, list] of this.relationships) this.files[relationshipsOf(from)] = strToU8(writeXml(new Element("Relationships", { xmlns: RELATIONSHIPS }, list)));
    const defaults = [
      new Element("Default", { Extension: "rels", ContentType: "application/vnd.openxmlformats-package.relationships+xml" }),
      new Element("Default", { Extension: "xml", ContentType: "application/xml" }),
    ];
    const types = new Element("Types", { xmlns: "http://schemas.openxmlformats.org/package/2006/content-types" }, [...defaults, ...this.types]);
    return zipSync({ "[Content_Types].xml": strToU8(writeXml(types)), ...this.files }, { level: 6 });
  }
}

/** Reads the parts of a package, by their relations. */
export class PackageReader {
  private readonly files: Record<string, Uint8Array>;

  constructor(bytes: Uint8Array) {
    if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw new NotAWorkbookError("This is an old .xls file, or a workbook with a password. Save it as .xlsx without a password.");
    if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new NotAWorkbookError("This is not an .xlsx workbook.");
    try {
      this.files = unzipSync(bytes);
    } catch {
      throw new NotAWorkbookError("The workbook is damaged: it could not be unzipped.");
    }
  }

  text(path: string): string | null {
    const file = this.files[path] ?? this.files[Object.keys(this.files).find((name) => name.toLowerCase() === path.toLowerCase()) ?? ""];
    return file ? strFromU8(file) : null;
  }

  /** A part as elements without prefixes; null when it is not there. */
  xml(path: string): Element | null {
    const text = this.text(path);
    if (text === null) return null;
    try {
      return parseXml(text, { prefixes: false });
    } catch (error) {
      if (error instanceof XmlError) throw new NotAWorkbookError(`The workbook is damaged: ${path}, ${error.message}`);
      throw error;
    }
  }

  /** The parts that a part is related to. */
  related(from: string): { id: string; type: string; target: string; external: boolean }[] {
    const list = this.xml(relationshipsOf(from));
    return (list?.childrenNamed("Relationship") ?? []).map(({ attributes: { Id = "", Type = "", Target = "", TargetMode } }) => ({
      id: Id,
      // Strict files (ISO 29500) name the same types under another address.
      type: Type.replace("http://purl.oclc.org/ooxml/officeDocument/relationships", OFFICE),
      target: TargetMode === "External" ? Target : resolve(from, Target),
      external: TargetMode === "External",
    }));
  }
}

function relationshipsOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return `${path.slice(0, slash + 1)}_rels/${path.slice(slash + 1)}.rels`;
}

/** A path as seen from another part: Excel writes it so, and some readers understand no other. */
function relative(from: string, to: string): string {
  const [here, there] = [from.split("/").slice(0, -1), to.split("/")];
  while (here.length && there.length > 1 && here[0] === there[0]) {
    here.shift();
    there.shift();
  }
  return [...here.map(() => ".."), ...there].join("/");
}

function resolve(from: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const folders = from.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") folders.pop();
    else if (step !== ".") folders.push(step);
  }
  return folders.join("/");
}

import { XMLParser, XMLValidator } from "fast-xml-parser";

/** An element of an XML document; its name and attributes without namespace prefixes where the reader asked so. */
export class Element {
  constructor(
    readonly name: string,
    readonly attributes: Record<string, string> = {},
    readonly children: (Element | string)[] = []
  ) {}

  get elements(): Element[] {
    return this.children.filter((child) => child instanceof Element);
  }

  /** All text inside, as written. */
  get text(): string {
    return this.children.map((child) => (child instanceof Element ? child.text : child)).join("");
  }

  /** The first child of that name. */
  child(name: string): Element | undefined {
    return this.elements.find((child) => child.name === name);
  }

  childrenNamed(name: string): Element[] {
    return this.elements.filter((child) => child.name === name);
  }

  /** The first element of that name anywhere below. */
  find(name: string): Element | undefined {
    for (const child of this.elements) {
      const found = child.name === name ? child : child.find(name);
      if (found) return found;
    }
    return undefined;
  }

  /** Every element of that name anywhere below, in document order. */
  findAll(name: string): Element[] {
    return this.elements.flatMap((child) => [...(child.name === name ? [child] : []), ...child.findAll(name)]);
  }

  /** Takes the children of that name away. */
  removeAll(name: string): void {
    for (const child of this.childrenNamed(name)) this.children.splice(this.children.indexOf(child), 1);
  }
}

/** The text is not XML; says where. */
export class XmlError extends Error {}

interface Node {
  ":@"?: Record<string, string>;
  "#text"?: string;
  [name: string]: unknown;
}

/** Reads XML into elements. `prefixes: false` drops namespace prefixes (`bt:Image` reads as `Image`). Throws XmlError. */
export function parseXml(text: string, { prefixes = true } = {}): Element {
  const source = text.replace(/^\uFEFF/, "");
  const checked = XMLValidator.validate(source, { allowBooleanAttributes: false });
  if (checked !== true) throw new XmlError(`line ${checked.err.line}: ${checked.err.msg}`);
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: "",
    removeNSPrefix: !prefixes,
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    cdataPropName: "#cdata",
    ignoreDeclaration: true,
    ignorePiTags: true,
    processEntities: false, // decoded below in one pass, so that &amp;#65; stays &#65;
  });
  const nodes = parser.parse(source) as Node[];
  const root = nodes.map(toElement).find((node) => node instanceof Element);
  if (!root) throw new XmlError("line 1: no element");
  return root;
}

function toElement(node: Node): Element | string {
  if ("#text" in node) return decode(String(node["#text"]));
  if ("#cdata" in node) return (node["#cdata"] as Node[]).map((part) => String(part["#text"])).join("");
  const name = Object.keys(node).find((key) => key !== ":@")!;
  const attributes = Object.fromEntries(Object.entries(node[":@"] ?? {}).map(([key, value]) => [key, decode(String(value))]));
  return new Element(name, attributes, (node[name] as Node[]).map(toElement));
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decode(text: string): string {
  return text.includes("&")
    ? text.replace(/&(?:#x([0-9a-f]+)|#([0-9]+)|(amp|lt|gt|quot|apos));/gi, (_, hex, decimal, name) =>
        name ? ENTITIES[name as string]! : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal))
      )
    : text;
}

/** Writes elements as an XML document. */
export function writeXml(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${elementText(root)}`;
}

/** One element as XML, without a declaration. */
export function elementText(node: Element | string): string {
  if (typeof node === "string") return escapeText(node);
  const attributes = Object.entries(node.attributes)
    .map(([key, value]) => ` ${key}="${escapeText(value).replaceAll('"', "&quot;")}"`)
    .join("");
  return node.children.length ? `<${node.name}${attributes}>${node.children.map(elementText).join("")}</${node.name}>` : `<${node.name}${attributes}/>`;
}

/** Text as it stands between tags, and in attributes but for quotes. */
export function escapeText(text: string): string {
  // XML 1.0 has no way to write the others, not even escaped.
  const allowed = text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "");
  return allowed.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\r", "&#13;").replaceAll("\n", "&#10;").replaceAll("\t", "&#9;");
}

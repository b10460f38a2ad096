import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { JSDOM } from "jsdom";
import { COMMANDS } from "../../src/commands/commands";
import { neededSets, usesOfOffice } from "./needed-sets";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const ORIGIN = "https://localhost:3000";

const xml = readFileSync(`${ROOT}manifest.xml`, "utf8");
const manifest = new JSDOM(xml, { contentType: "text/xml" }).window.document;

/** Every element with this local name, below `within`. */
function all(name: string, within: Document | Element = manifest): Element[] {
  return [...within.getElementsByTagNameNS("*", name)];
}
function one(name: string, within: Document | Element = manifest): Element {
  const [element, ...others] = all(name, within);
  assert.ok(element !== undefined && others.length === 0, `expected one <${name}>, found ${others.length + Number(element !== undefined)}`);
  return element;
}
function attributes(name: string): string[] {
  return all("*").flatMap((element) => element.getAttribute(name) ?? []);
}
/** The elements that give `resid`s their values: bt:Image, bt:Url and bt:String. */
const resources = new Map([...one("Resources").children].flatMap((list) => [...list.children]).map((element) => [element.getAttribute("id")!, element]));

/** Width and height of a PNG, from its header. */
function pngSize(path: string): [width: number, height: number] {
  const bytes = readFileSync(path);
  assert.equal(bytes.toString("latin1", 1, 4), "PNG", `${path} is no PNG`);
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}
function fileOf(url: string): string {
  return url.replace(`${ORIGIN}/`, ROOT);
}

describe("manifest.xml", () => {
  describe("as a file", () => {
    it("is well-formed", () => {
      assert.equal(all("parsererror").length, 0);
      assert.equal(manifest.documentElement.localName, "OfficeApp");
    });

    it("has a random GUID as its id", () => {
      assert.match(one("Id").textContent, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
    });

    it("has the version of package.json, in four parts, so that Excel fetches the functions' metadata anew with each release", () => {
      const { version } = JSON.parse(readFileSync(`${ROOT}package.json`, "utf8")) as { version: string };
      assert.equal(one("Version").textContent, `${version}.0`);
    });

    it("follows Microsoft's schema", function () {
      const schema = `${ROOT}../shared/schemas/OfficeAppManifestV1_1.xsd`;
      const xmllint = spawnSync("xmllint", ["--version"]);
      if (!existsSync(schema) || xmllint.error !== undefined) {
        console.log("      skipped: needs Microsoft's schemas in ../shared/schemas and xmllint (libxml2-utils)");
        this.skip();
      }
      const result = spawnSync("xmllint", ["--noout", "--nonet", "--schema", schema, `${ROOT}manifest.xml`], { encoding: "utf8" });
      assert.equal(result.status, 0, result.stderr);
    });
  });

  describe("as a shared runtime", () => {
    it("names its runtime first in the host, long-lived", () => {
      const host = all("Host").find((element) => element.children.length > 0)!;
      assert.equal(host.firstElementChild!.localName, "Runtimes");
      assert.equal(one("Runtime").getAttribute("lifetime"), "long");
    });

    it("runs pane, commands and functions in that one page", () => {
      const page = one("Runtime").getAttribute("resid");
      assert.equal(one("FunctionFile").getAttribute("resid"), page);
      assert.equal(one("SourceLocation", one("Page")).getAttribute("resid"), page);
      const panes = all("Action").filter((action) => action.getAttribute("xsi:type") === "ShowTaskpane");
      assert.ok(panes.length > 0);
      for (const pane of panes) assert.equal(one("SourceLocation", pane).getAttribute("resid"), page);
      assert.equal(resources.get(page!)!.getAttribute("DefaultValue"), one("SourceLocation", one("DefaultSettings")).getAttribute("DefaultValue"));
    });

    it("has no TaskpaneId, which would open a second page", () => {
      assert.equal(all("TaskpaneId").length, 0);
    });

    it("offers the functions under SALES in every language, since a translated name turns formulas into #NAME?", () => {
      const namespace = resources.get(one("Namespace").getAttribute("resid")!)!;
      assert.equal(namespace.getAttribute("DefaultValue"), "SALES");
      assert.equal(namespace.children.length, 0);
    });

    it("has a ribbon button for each command, and a command for each button", () => {
      const named = all("FunctionName").map((element) => element.textContent);
      assert.deepEqual(named.sort(), Object.keys(COMMANDS).sort());
    });

    it("requires exactly the sets that the code uses", function () {
      this.timeout(120_000); // it reads all of @types/office-js
      const files = readdirSync(`${ROOT}src`, { recursive: true, encoding: "utf8" })
        .filter((path) => /\.tsx?$/u.test(path) && !/^workbench[\\/]/u.test(path))
        .map((path) => `${ROOT}src/${path}`);
      const needed = neededSets(usesOfOffice(files));
      const required = Object.fromEntries(all("Set").map((set) => [set.getAttribute("Name"), set.getAttribute("MinVersion")]));
      assert.deepEqual(required, needed);
    });
  });

  describe("resources", () => {
    it("have ids of at most 32 characters", () => {
      for (const id of [...attributes("resid"), ...resources.keys()]) assert.ok(id.length <= 32, `${id} has ${id.length} characters`);
    });

    it("are there for every resid", () => {
      assert.deepEqual(attributes("resid").filter((resid) => !resources.has(resid)), []);
    });

    it("are all used", () => {
      const used = new Set(attributes("resid"));
      assert.deepEqual([...resources.keys()].filter((id) => !used.has(id)), []);
    });

    it("have one id each, as have the controls", () => {
      const ids = attributes("id");
      assert.deepEqual(ids.filter((id, index) => ids.indexOf(id) !== index), []);
    });

    it("are served over https, from the one origin that a build replaces", () => {
      const addresses = [...xml.matchAll(/"(\w+:\/\/[^"]*)"|>(\w+:\/\/[^<]*)</gu)]
        .map((match) => match[1] ?? match[2]!)
        .filter((address) => !address.startsWith("http://schemas.microsoft.com/") && !address.startsWith("http://www.w3.org/"));
      assert.ok(addresses.length > 10);
      assert.deepEqual(addresses.filter((address) => !`${address}/`.startsWith(`${ORIGIN}/`)), []);
    });

    it("are texts within Excel's limits", () => {
      for (const [list, limit] of [["ShortStrings", 125], ["LongStrings", 250]] as const) {
        for (const text of [...one(list).children].flatMap((string) => [string.getAttribute("DefaultValue")!, ...all("Override", string).map((override) => override.getAttribute("Value")!)])) {
          assert.ok(text.length <= limit, `${text} has ${text.length} characters, more than ${limit}`);
        }
      }
    });
  });

  describe("icons", () => {
    it("exist in the stated pixel size", () => {
      const images = all("Image");
      assert.ok(images.length > 0);
      for (const image of images) {
        const size = Number(image.getAttribute("size"));
        if (!image.hasAttribute("resid")) continue;
        const url = resources.get(image.getAttribute("resid")!)!.getAttribute("DefaultValue")!;
        assert.deepEqual(pngSize(fileOf(url)), [size, size], url);
      }
    });

    it("come in 16, 32 and 80 pixels for each button and group", () => {
      const icons = all("Icon");
      assert.equal(icons.length, all("Group").length + all("Control").length);
      for (const icon of icons) assert.deepEqual(all("Image", icon).map((image) => image.getAttribute("size")), ["16", "32", "80"]);
    });

    it("stand for one button each", () => {
      const largest = all("Control").map((control) => one("Icon", control).lastElementChild!.getAttribute("resid"));
      assert.equal(new Set(largest).size, largest.length);
    });

    it("are 32 and 64 pixels in the list of add-ins, and 128 for the store", () => {
      assert.deepEqual(pngSize(fileOf(one("IconUrl").getAttribute("DefaultValue")!)), [32, 32]);
      assert.deepEqual(pngSize(fileOf(one("HighResolutionIconUrl").getAttribute("DefaultValue")!)), [64, 64]);
      assert.deepEqual(pngSize(`${ROOT}assets/icon-128.png`), [128, 128]);
    });
  });

  describe("in Chinese", () => {
    const texts = [one("DisplayName"), all("Description")[0]!, ...all("String")].filter((element) => element.getAttribute("id") !== "Functions.Namespace");

    it("has every text", () => {
      assert.ok(texts.length > 10);
      for (const text of texts) {
        const overrides = all("Override", text).filter((override) => override.getAttribute("Locale") === "zh-CN");
        assert.equal(overrides.length, 1, `no zh-CN text for "${text.getAttribute("DefaultValue")}"`);
        const chinese = overrides[0]!.getAttribute("Value")!;
        assert.ok(chinese === "Stagebook" || /\p{Script=Han}/u.test(chinese), `"${chinese}" is not Chinese`);
      }
    });

    it("has the functions' descriptions", () => {
      const metadata = resources.get(one("SourceLocation", one("Metadata")).getAttribute("resid")!)!;
      assert.equal(one("Override", metadata).getAttribute("Locale"), "zh-CN");
      assert.equal(one("Override", metadata).getAttribute("Value"), `${ORIGIN}/functions.zh-CN.json`);
    });
  });
});

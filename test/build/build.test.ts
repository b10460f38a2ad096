import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { generateCustomFunctionsMetadata } from "custom-functions-metadata";
import { JSDOM } from "jsdom";
import webpack from "webpack";
import WebpackDevServer from "webpack-dev-server";
import config from "../../webpack.config.js";

const ROOT = new URL("../../", import.meta.url);
const SITE = "https://example.org/stagebook";
const CDN = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";

interface Metadata {
  functions: { id: string; name: string; description: string; helpUrl: string; parameters: { name: string; description: string }[] }[];
}

/** A source file that went into a script, and whether Excel loads that script at start-up. */
interface Bundled {
  readonly file: string;
  readonly atStartup: boolean;
}

/** Builds the production bundle into `folder`. */
async function build(folder: string, env: Record<string, string>): Promise<Bundled[]> {
  const options = await config(env, { mode: "production" });
  const compiler = webpack({ ...options, cache: false, output: { ...options.output, path: folder } })!;
  const { compilation } = await new Promise<webpack.Stats>((resolve, reject) => compiler.run((error, result) => (error ? reject(error) : resolve(result!))));
  assert.deepEqual(compilation.errors.map(({ message }) => message), []);
  const bundled = [...compilation.chunks].flatMap((chunk) =>
    [...compilation.chunkGraph.getChunkModules(chunk)]
      .flatMap((module) => (module as webpack.Module & { modules?: webpack.Module[] }).modules ?? [module]) // those joined into one
      .flatMap((module) => module.nameForCondition() ?? [])
      .map((file) => ({ file: file.replaceAll("\\", "/"), atStartup: chunk.canBeInitial() }))
  );
  await new Promise((resolve) => compiler.close(resolve));
  return bundled;
}

describe("npm run build -- --env origin=https://example.org/stagebook", function () {
  this.timeout(180_000);
  let folder: string;
  let bundled: Bundled[];
  let printed = "";
  const text = (file: string) => readFileSync(join(folder, file), "utf8");
  const page = () => new JSDOM(text("taskpane.html")).window.document;
  const json = (file: string) => JSON.parse(text(file)) as Metadata;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "stagebook-build-"));
    const log = console.log;
    console.log = (...parts: unknown[]) => (printed += `${parts.join(" ")}\n`);
    try {
      bundled = await build(folder, { origin: SITE });
    } finally {
      console.log = log;
    }
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("writes a page that takes office.js from Microsoft's address, in its head", () => {
    const scripts = [...page().head.querySelectorAll("script")];
    assert.deepEqual(scripts.map(({ src }) => src), [CDN]);
  });

  it("writes a page that may connect to nobody", () => {
    const policy = page().querySelector("meta[http-equiv=Content-Security-Policy]")!.getAttribute("content")!;
    const rules = new Map(policy.split(";").map((rule) => rule.trim().split(" ")).map(([name, ...sources]) => [name, sources.join(" ")]));
    assert.equal(rules.get("default-src"), "'none'");
    assert.equal(rules.get("connect-src"), "'none'");
    assert.equal(rules.get("form-action"), "'none'");
    assert.equal(rules.get("script-src"), "'self' https://appsforoffice.microsoft.com");
  });

  it("names neither localhost nor this machine in any file", () => {
    for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.(?:js|html|json|xml|css)$/u.test(name))) {
      assert.doesNotMatch(text(file), /localhost|127\.0\.0\.1/u, file);
    }
  });

  it("has nothing of the workbench and of its spreadsheet engine, neither in a script nor as a source", () => {
    const files = bundled.map(({ file }) => file);
    assert.ok(files.some((file) => file.endsWith("src/taskpane/pane.tsx")));
    assert.deepEqual(files.filter((file) => /\/src\/workbench\/|\/node_modules\/(?:@odoo|chart\.js|@microsoft\/office-js|jsdom|playwright-core|exceljs)\//u.test(file)), []);
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".js"))) assert.doesNotMatch(text(file), /o-spreadsheet|odoo/iu, file);
    assert.deepEqual(readdirSync(folder).filter((name) => name.endsWith(".map")), []);
  });

  it("writes a manifest that is served from there and nowhere else", () => {
    const manifest = text("manifest.xml");
    const source = readFileSync(new URL("manifest.xml", ROOT), "utf8");
    assert.ok(manifest.includes(`<SourceLocation DefaultValue="${SITE}/taskpane.html" />`));
    assert.ok(manifest.includes("<AppDomain>https://example.org</AppDomain>"), "an AppDomain is an origin, without a path");
    assert.equal(manifest.replace("<AppDomain>https://example.org</AppDomain>", `<AppDomain>${SITE}</AppDomain>`).replaceAll(SITE, "https://localhost:3000"), source);
  });

  it("writes every file that the manifest names", () => {
    const named = [...text("manifest.xml").matchAll(/"https:\/\/example\.org\/stagebook\/([^"]+)"/gu)].map(([, file]) => file!);
    assert.ok(named.length > 10);
    assert.deepEqual(named.filter((file) => !existsSync(join(folder, file))), []);
  });

  it("loads at start-up at most 45 KB gzip, without React and the pane", () => {
    const scripts = [...page().body.querySelectorAll("script")];
    assert.deepEqual(scripts.map((script) => script.getAttribute("src")!.replace(/\?.*/u, "")), ["taskpane.js"]);
    const weight = gzipSync(readFileSync(join(folder, "taskpane.js")), { level: 9 }).length;
    assert.ok(weight <= 45 * 1024, `${weight} bytes`);
    const startup = bundled.filter(({ atStartup }) => atStartup).map(({ file }) => file);
    assert.ok(startup.some((file) => file.endsWith("src/functions/functions.ts")));
    assert.ok(startup.some((file) => file.endsWith("src/commands/commands.ts")));
    assert.deepEqual(startup.filter((file) => /\/node_modules\/(?:react|react-dom|@fluentui|@griffel|papaparse)\/|\/src\/(?:workbook|import|taskpane\/pane)/u.test(file)), []);
  });

  it("prints the size of each script, raw and gzip", () => {
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".js"))) {
      assert.match(printed, new RegExp(`^${file.replaceAll(".", "\\.")} +[\\d.]+ +[\\d.]+`, "mu"));
    }
    assert.match(printed, /start-up scripts: [\d.]+ KB gzip of at most 45 KB/u);
    const firstScreen = /first screen: ([\d.]+) KB gzip of at most 200 KB/u.exec(printed);
    assert.ok(firstScreen !== null && Number(firstScreen[1]) <= 200, printed);
  });

  it("describes every function that is declared, in English and in Chinese", async () => {
    const declared = await generateCustomFunctionsMetadata(new URL("src/functions/functions.ts", ROOT).pathname);
    assert.deepEqual(declared.errors, []);
    const ids = declared.associate.map(({ id }) => id);
    assert.ok(ids.length >= 5, "an arrow function with @customfunction is left out without a word");
    assert.equal((readFileSync(new URL("src/functions/functions.ts", ROOT), "utf8").match(/@customfunction\b/gu) ?? []).length, ids.length);

    const [english, chinese] = [json("functions.json"), json("functions.zh-CN.json")];
    const shape = ({ functions }: Metadata) => functions.map(({ id, name, parameters }) => ({ id, name, parameters: parameters.length }));
    assert.deepEqual(english.functions.map(({ id }) => id), ids);
    assert.deepEqual(shape(chinese), shape(english), "ids, names and the number of arguments are the same in every language");
    for (const { id, description, parameters } of chinese.functions) {
      for (const words of [description, ...parameters.map((parameter) => parameter.description)]) assert.match(words, /\p{Script=Han}/u, `${id}: ${words}`);
    }
  });

  it("links each function to the heading of its help, in both languages, on a page without scripts", () => {
    for (const file of ["functions.json", "functions.zh-CN.json"]) {
      for (const { id, helpUrl } of json(file).functions) {
        const [page, anchor] = helpUrl.replace(`${SITE}/`, "").split("#") as [string, string];
        const help = new JSDOM(text(page)).window.document;
        assert.equal(help.getElementById(anchor)?.textContent?.trim(), `SALES.${id}`);
        assert.equal(help.documentElement.lang, file.includes("zh-CN") ? "zh-CN" : "en");
        assert.equal(help.scripts.length, 0);
        for (const link of help.querySelectorAll("a")) {
          const href = link.getAttribute("href")!;
          if (!/^(?:https:|#)/u.test(href)) assert.ok(existsSync(join(folder, "help", href.replace(/#.*/u, ""))), `${page}: ${href}`);
        }
      }
    }
  });

  it("associates every function with its name", () => {
    for (const { id } of json("functions.json").functions) assert.match(text("taskpane.js"), new RegExp(`CustomFunctions\\.associate\\("${id.replaceAll(".", "\\.")}"`, "u"), id);
  });
});

describe("a build", function () {
  this.timeout(60_000);

  for (const origin of ["http://example.org", "example.org", "https://example.org/?x=1", ""]) {
    it(`refuses the origin "${origin}", naming what it takes`, async () => {
      await assert.rejects(config({ origin }, { mode: "production" }), /takes the https address .* as in https:\/\/example\.org\/stagebook/u);
    });
  }
});

describe("npm run dev-server", function () {
  this.timeout(120_000);
  let server: WebpackDevServer;
  let address: string;
  const get = async (path: string) => {
    const response = await fetch(address + path);
    assert.equal(response.status, 200, path);
    return response.text();
  };

  before(async () => {
    const { devServer, ...options } = (await config({ WEBPACK_SERVE: "true", insecure: "true" }, { mode: "development" })) as webpack.Configuration & { devServer: WebpackDevServer.Configuration };
    const compiler = webpack({ ...options, cache: false, infrastructureLogging: { level: "none" }, stats: "none" })!;
    server = new WebpackDevServer({ ...devServer, port: "auto", host: "127.0.0.1" }, compiler);
    await server.start();
    address = `http://127.0.0.1:${(server.server!.address() as AddressInfo).port}`;
  });
  after(() => server.stop());

  it("serves office.js from its package, so that nothing needs the internet", async () => {
    assert.equal(await get("/office-js/office.js"), readFileSync(new URL("node_modules/@microsoft/office-js/dist/office.js", ROOT), "utf8"));
  });

  it("serves the very page of a production build, but for the address of office.js", async () => {
    const page = await get("/taskpane.html");
    const source = readFileSync(new URL("src/taskpane/taskpane.html", ROOT), "utf8").replace(/<%=[^%]*%>/u, "/office-js/office.js");
    assert.equal(page.replace(/<script src="\/?taskpane\.js"><\/script>/u, ""), source);
  });

  it("serves the functions' metadata to Excel on the web, which comes from elsewhere", async () => {
    const response = await fetch(`${address}/functions.json`);
    assert.equal(response.headers.get("access-control-allow-origin"), "*");
    assert.ok(((await response.json()) as Metadata).functions.length > 0);
  });
});

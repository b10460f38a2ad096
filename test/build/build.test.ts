import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { generateCustomFunctionsMetadata } from "custom-functions-metadata";
import webpack from "webpack";
import WebpackDevServer from "webpack-dev-server";
import config from "../../webpack.config.js";

const ROOT = new URL("../../", import.meta.url);
const SITE = "https://example.org/stagebook";
const CDN = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";

interface Metadata {
  functions: { id: string; name: string; description: string; parameters: { name: string; description: string }[] }[];
}

/** Builds into `folder` and answers what webpack put where. */
async function build(folder: string, env: Record<string, string>, mode: "production" | "development"): Promise<webpack.StatsCompilation> {
  const options = (await config(env, { mode })) as webpack.Configuration;
  const compiler = webpack({ ...options, cache: false, output: { ...options.output, path: folder } })!;
  const stats = await new Promise<webpack.Stats>((resolve, reject) => compiler.run((error, result) => (error ? reject(error) : resolve(result!))));
  await new Promise((resolve) => compiler.close(resolve));
  assert.deepEqual(stats.toJson({ all: false, errors: true }).errors, []);
  return stats.toJson({ all: false, chunks: true, chunkModules: true, nestedModules: true, ids: true, assets: true, modulesSpace: Infinity, nestedModulesSpace: Infinity, chunkModulesSpace: Infinity });
}

describe("npm run build -- --env origin=https://example.org/stagebook", function () {
  this.timeout(180_000);
  let folder: string;
  let stats: webpack.StatsCompilation;
  let printed = "";
  const text = (file: string) => readFileSync(join(folder, file), "utf8");
  const json = (file: string) => JSON.parse(text(file)) as Metadata;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "stagebook-build-"));
    const log = console.log;
    console.log = (...parts: unknown[]) => (printed += `${parts.join(" ")}\n`);
    try {
      stats = await build(folder, { origin: SITE }, "production");
    } finally {
      console.log = log;
    }
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** The files of the add-in's own modules and packages that went into the chunks of which `wanted` holds. */
  function modules(wanted: (chunk: webpack.StatsChunk) => boolean): string[] {
    const flatten = (list: webpack.StatsModule[]): string[] => list.flatMap((module) => [module.name ?? "", ...flatten(module.modules ?? [])]);
    return stats.chunks!.filter(wanted).flatMap((chunk) => flatten(chunk.modules!));
  }

  it("writes a page that takes office.js from Microsoft's address, in its head", () => {
    const [head] = text("taskpane.html").split("</head>");
    assert.ok(head!.includes(`<script src="${CDN}"></script>`));
  });

  it("names neither localhost nor this machine in any file", () => {
    for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.(?:js|html|json|xml|css)$/u.test(name))) {
      assert.doesNotMatch(text(file), /localhost|127\.0\.0\.1/u, file);
    }
  });

  it("has nothing of the workbench and of its spreadsheet engine, neither in a script nor as a source", () => {
    const all = modules(() => true);
    assert.ok(all.some((name) => name.includes("src/taskpane/pane.tsx")));
    assert.deepEqual(all.filter((name) => /src\/workbench|@odoo|chart\.js|owl|office-js\/|jsdom|playwright/u.test(name)), []);
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
    const scripts = [...text("taskpane.html").matchAll(/<script[^>]* src="([^":?]+)[^"]*"/gu)].map(([, file]) => file!);
    assert.deepEqual(scripts, ["taskpane.js"]);
    const weight = gzipSync(readFileSync(join(folder, "taskpane.js")), { level: 9 }).length;
    assert.ok(weight <= 45 * 1024, `${weight} bytes`);
    const startup = modules((chunk) => chunk.initial === true);
    assert.ok(startup.some((name) => name.includes("src/functions/functions.ts")));
    assert.ok(startup.some((name) => name.includes("src/commands/commands.ts")));
    assert.deepEqual(startup.filter((name) => /react|fluentui|griffel|papaparse|src\/workbook/u.test(name)), []);
  });

  it("prints the size of each script, raw and gzip", () => {
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".js"))) {
      assert.match(printed, new RegExp(`^${file.replaceAll(".", "\\.")} +[\\d.]+ +[\\d.]+`, "mu"));
    }
    assert.match(printed, /start-up scripts: [\d.]+ KB gzip of at most 45 KB/u);
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

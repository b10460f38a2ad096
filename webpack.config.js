import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import CopyPlugin from "copy-webpack-plugin";
import CustomFunctionsMetadataPlugin from "custom-functions-metadata-plugin";
import HtmlPlugin from "html-webpack-plugin";
import { Marked } from "marked";
import webpack from "webpack";

const ROOT = fileURLToPath(new URL(".", import.meta.url));

/** Where the manifest says that the add-in is served: the development server. A build for a site replaces it. */
const DEV_ORIGIN = "https://localhost:3000";

/** Microsoft's own address: AppSource requires it, and Excel's security policy trusts it. */
const OFFICE_JS = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";

/** What Excel has to load before it can calculate a function or run a ribbon button. */
const STARTUP_LIMIT_KB = 45;

/** What the pane has to load, with that, before it shows My day. People open it on slow machines. */
const FIRST_SCREEN_LIMIT_KB = 200;

/** The site named by `--env origin=https://example.org/stagebook`, or null for a build that stays on this machine. */
function siteOf(origin) {
  if (origin === undefined) return null;
  const url = typeof origin === "string" && URL.canParse(origin) ? new URL(origin) : null;
  if (url?.protocol !== "https:" || url.search !== "" || url.hash !== "") {
    throw new Error(`--env origin= takes the https address that the add-in is served from, as in https://example.org/stagebook; got ${origin}`);
  }
  return url.href.replace(/\/+$/u, "");
}

/** The manifest for a site. */
function manifestFor(manifest, site) {
  if (site === null) return manifest;
  const { origin } = new URL(site);
  return manifest.replaceAll(`<AppDomain>${DEV_ORIGIN}</AppDomain>`, `<AppDomain>${origin}</AppDomain>`).replaceAll(DEV_ORIGIN, site);
}

/** A TypeScript module of ours; in a process that reads TypeScript by itself (a test, the workbench) as any other. */
async function importTypeScript(path) {
  try {
    return await import(path);
  } catch {
    const { tsImport } = await import("tsx/esm/api");
    return tsImport(path, import.meta.url);
  }
}

/** The pages of docs/ that users read, served beside the add-in: Excel links each function's help to its heading. */
const HELP = ["functions.md", "functions.zh-CN.md", "import.md", "import.zh-CN.md"];
const helpPage = (file) => `help/${file.replace(/\.md$/u, ".html")}`;
const helpAnchor = (heading) => heading.toLowerCase().replace(/[^\p{Letter}\p{Number}]+/gu, "-");

const HELP_STYLE = `:root{color-scheme:light dark}body{font:16px/1.6 "Segoe UI","Microsoft YaHei",system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;display:block;overflow-x:auto}td,th{border:1px solid #8886;padding:.25rem .6rem;text-align:start}code,pre{font-family:Consolas,monospace;background:#8882;border-radius:3px}
code{padding:0 .25em}pre{padding:.6rem;overflow-x:auto}pre code{background:none;padding:0}`;

/** A page of docs/ as HTML: no script, nothing from elsewhere, links between the pages kept. */
function helpHtml(markdown, language) {
  const marked = new Marked({
    walkTokens: (token) => {
      if (token.type === "link") token.href = token.href.replace(/^([\w.-]+)\.md(?=#|$)/u, "$1.html");
    },
    renderer: {
      heading({ tokens, depth, text }) {
        return `<h${depth} id="${helpAnchor(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
    },
  });
  const title = /^# (.+)$/mu.exec(markdown)?.[1] ?? "Stagebook";
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'">
<title>${title} - Stagebook</title><style>${HELP_STYLE}</style></head><body>
${marked.parse(markdown)}</body></html>
`;
}

/**
 * Finishes functions.json, which custom-functions-metadata-plugin makes from the functions' comments in English,
 * and adds its Chinese twin, to which the manifest's zh-CN override points. Each function gets the address of its help.
 */
class FunctionTexts {
  constructor(site) {
    this.site = site;
  }

  apply(compiler) {
    compiler.hooks.thisCompilation.tap("FunctionTexts", (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONS;
      compilation.hooks.processAssets.tapPromise({ name: "FunctionTexts", stage }, async () => {
        const asset = compilation.getAsset("functions.json");
        if (asset === undefined) return; // the comments have an error, which the metadata plugin reports
        const { localisedMetadata } = await importTypeScript("./src/functions/localised-metadata.ts");
        const metadata = JSON.parse(asset.source.source().toString());
        const json = (language) => {
          const page = `${this.site}/${helpPage(language === "en" ? "functions.md" : `functions.${language}.md`)}`;
          const texts = localisedMetadata(metadata, language);
          const functions = texts.functions.map((each) => ({ ...each, helpUrl: `${page}#${helpAnchor(`SALES.${each.name}`)}` }));
          return new webpack.sources.RawSource(JSON.stringify({ ...texts, functions }, null, 2));
        };
        compilation.updateAsset("functions.json", json("en"));
        compilation.emitAsset("functions.zh-CN.json", json("zh-CN"));
      });
    });
  }
}

/** Prints what each script weighs and refuses scripts above the limits. */
class Weights {
  apply(compiler) {
    compiler.hooks.afterEmit.tap("Weights", (compilation) => {
      const rows = compilation
        .getAssets()
        .filter(({ name }) => /\.(?:js|css|html|json)$/u.test(name))
        .map(({ name }) => ({ name, bytes: readFileSync(resolve(compiler.outputPath, name)) }))
        .map(({ name, bytes }) => ({ name, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length }))
        .sort((one, other) => other.gzip - one.gzip);
      const startup = new Set(compilation.entrypoints.get("taskpane").getFiles());
      const firstScreen = new Set([...startup, ...compilation.namedChunkGroups.get("pane").getFiles()]);
      const kb = (bytes) => (bytes / 1024).toFixed(1).padStart(8);
      const when = (name) => (startup.has(name) ? "  loaded at start-up" : firstScreen.has(name) ? "  loaded with My day" : "");
      console.log(`\n${"file".padEnd(40)}  raw KB  gzip KB`);
      for (const { name, raw, gzip } of rows) console.log(`${name.padEnd(38)}${kb(raw)} ${kb(gzip)}${when(name)}`);
      for (const [what, files, limit] of [["start-up scripts", startup, STARTUP_LIMIT_KB], ["first screen", firstScreen, FIRST_SCREEN_LIMIT_KB]]) {
        const sum = rows.filter(({ name }) => files.has(name)).reduce((total, { gzip }) => total + gzip, 0);
        const words = `${what}: ${(sum / 1024).toFixed(1)} KB gzip of at most ${limit} KB`;
        console.log(words);
        if (sum > limit * 1024) compilation.errors.push(new webpack.WebpackError(`${words}. Load what they do not need at once with import().`));
      }
    });
  }
}

/**
 * The add-in's one page, its functions' metadata and its manifest.
 *
 * @param {Record<string, unknown>} env `--env origin=https://…` builds for that site; `quiet` prints no weights
 * @param {{ mode?: string }} argv production, unless `--mode development`
 * @returns {Promise<import("webpack").Configuration>}
 */
export default async function config(env = {}, argv = {}) {
  const production = argv.mode !== "development";
  const serving = Boolean(env.WEBPACK_SERVE);
  const site = siteOf(env.origin);
  return {
    name: "add-in",
    mode: production ? "production" : "development",
    context: ROOT,
    target: ["web", "es2022"],
    entry: { taskpane: "./src/taskpane/taskpane.ts" },
    output: {
      path: resolve(ROOT, "dist"),
      filename: "[name].js", // the manifest names it
      chunkFilename: production ? "[name].[contenthash:8].js" : "[name].js",
      clean: true,
    },
    devtool: production ? false : "source-map",
    resolve: { extensions: [".tsx", ".ts", ".js"] },
    module: {
      // Types are checked by `npm run lint`; here they are only taken off, so that a build is quick.
      rules: [{ test: /\.tsx?$/u, loader: "ts-loader", exclude: /node_modules/u, options: { transpileOnly: true, compilerOptions: { noEmit: false } } }],
    },
    optimization: { splitChunks: { chunks: "async" } },
    performance: { hints: false },
    cache: { type: "filesystem", cacheDirectory: resolve(ROOT, "node_modules/.cache/webpack"), buildDependencies: { config: [fileURLToPath(import.meta.url)] } },
    plugins: [
      new CustomFunctionsMetadataPlugin({ input: "./src/functions/functions.ts", output: "functions.json" }),
      new FunctionTexts(site ?? DEV_ORIGIN),
      new HtmlPlugin({
        template: "src/taskpane/taskpane.html",
        filename: "taskpane.html",
        inject: "body",
        scriptLoading: "blocking",
        hash: production,
        officeJs: serving ? "/office-js/office.js" : OFFICE_JS,
      }),
      new CopyPlugin({
        patterns: [
          { from: "assets/*.png" },
          ...HELP.map((file) => ({
            from: `docs/${file}`,
            to: helpPage(file),
            transform: (text) => helpHtml(text.toString(), file.includes("zh-CN") ? "zh-CN" : "en"),
          })),
          { from: "manifest.xml", transform: (xml) => manifestFor(xml.toString(), site) },
        ],
      }),
      ...(production && !env.quiet ? [new Weights()] : []),
    ],
    devServer: serving ? await devServer(env.insecure) : undefined,
  };
}

/**
 * https://localhost:3000, as the manifest has it, with the package's copy of office.js, so that no internet is needed.
 * `--env insecure` serves plain http, for which no machine has to trust a certificate; Excel wants https.
 */
async function devServer(insecure) {
  return {
    port: Number(new URL(DEV_ORIGIN).port),
    server: insecure ? "http" : { type: "https", options: await certificates() },
    static: { directory: resolve(ROOT, "node_modules/@microsoft/office-js/dist"), publicPath: "/office-js", watch: false },
    // Excel on the web reads the functions' metadata from another origin.
    headers: { "Access-Control-Allow-Origin": "*" },
    // The page keeps its security policy, which lets it connect to nobody: reload the pane to see a change.
    client: false,
    hot: false,
    liveReload: false,
    webSocketServer: false,
  };
}

/** A certificate for localhost; on Windows and macOS the machine is asked once to trust it. */
async function certificates() {
  const devCerts = await import("office-addin-dev-certs");
  if (process.platform !== "linux") return devCerts.getHttpsServerOptions();
  const folder = resolve(ROOT, "node_modules/.cache/certificates");
  const [ca, cert, key] = ["ca.crt", "localhost.crt", "localhost.key"].map((file) => resolve(folder, file));
  if (![ca, cert, key].every((file) => existsSync(file))) await devCerts.generateCertificates(ca, cert, key, 365, ["localhost"]);
  return { ca: readFileSync(ca), cert: readFileSync(cert), key: readFileSync(key) };
}

import { build } from "esbuild";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { readFile } from "node:fs/promises";
import { contentType } from "./content-type";
import type { StaticFile } from "./office-js";

/** The workbench page's files by path. They are made in memory: nothing of the workbench is ever written to disk. */
export type PageFiles = Map<string, StaticFile>;

const PAGE = fileURLToPath(new URL("../page/", import.meta.url));

/** Bundles the workbench's page: the shell, the spreadsheet engine and its styles, fonts and templates. */
export async function buildPage(): Promise<PageFiles> {
  const result = await build({
    absWorkingDir: PAGE,
    entryPoints: { page: `${PAGE}main.ts` },
    outdir: "/",
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    // The engine's "browser" file expects owl as a global; its module imports it.
    mainFields: ["module", "main"],
    loader: { ".xml": "text", ".woff": "file", ".woff2": "file", ".ttf": "file", ".eot": "file", ".svg": "file" },
    assetNames: "fonts/[name]",
    sourcemap: "linked",
    logLevel: "silent",
  });
  const files: PageFiles = new Map();
  for (const file of result.outputFiles) {
    const path = file.path.replaceAll("\\", "/").replace(/^[A-Za-z]:/, "");
    files.set(path, { body: file.contents, type: contentType(path) });
  }
  for (const name of ["index.html", "favicon.svg"]) {
    files.set(`/${name}`, { body: await readFile(`${PAGE}${name}`), type: contentType(basename(name)) });
  }
  return files;
}

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const { dependencies, devDependencies } = JSON.parse(readFileSync(`${ROOT}package.json`, "utf8")) as Record<"dependencies" | "devDependencies", Record<string, string>>;

/** The packages that a file imports: "@scope/name" of "@scope/name/part". */
function packagesOf(path: string): string[] {
  return ts
    .preProcessFile(readFileSync(`${ROOT}${path}`, "utf8"), true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => /^[@a-z]/u.test(name) && !name.startsWith("node:") && !builtinModules.includes(name))
    .map((name) => name.split("/").slice(0, name.startsWith("@") ? 2 : 1).join("/"));
}
const FILES = ["src", "test", "assets", "docs"]
  .flatMap((folder) => readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: "utf8" }).map((path) => `${folder}/${path}`))
  .filter((path) => /\.[jt]sx?$/u.test(path) && !path.includes("/node_modules/")) // test/bench has packages of its own
  .concat("webpack.config.js", "eslint.config.js");

describe("package.json", () => {
  it("declares every package that a file imports, so that none is there by luck", () => {
    const declared = { ...dependencies, ...devDependencies };
    const missing = FILES.flatMap((path) => packagesOf(path).filter((name) => !(name in declared)).map((name) => `${name} in ${path}`));
    assert.deepEqual(missing, []);
  });

  it("has what the add-in itself runs on as dependencies, and all else for development", () => {
    const addin = FILES.filter((path) => /^src\/(?!workbench\/)/u.test(path));
    const used = new Set(addin.flatMap(packagesOf));
    assert.deepEqual([...used].sort(), Object.keys(dependencies).sort());
  });
});

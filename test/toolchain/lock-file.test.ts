import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const LOCK = JSON.parse(readFileSync(new URL("../../package-lock.json", import.meta.url), "utf8")) as { packages: Record<string, Locked> };
const PACKAGE = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as Locked;

/** Packages with a script at install that nothing here needs: esbuild checks its binary, core-js-pure thanks. */
const NEEDLESS_SCRIPTS = ["core-js-pure", "esbuild", "unrs-resolver", "fsevents"];

describe("package-lock.json", () => {
  const name = (path: string) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);

  it("has the packages of every platform, without which npm ci refuses it", () => {
    const known = new Set(Object.keys(LOCK.packages).map(name));
    const missing = Object.entries(LOCK.packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((optional) => !known.has(optional)).map((optional) => `${optional}, which ${name(path)} wants`)
    );
    assert.deepEqual(missing, []);
  });

  it("has package.json's own versions", () => {
    assert.deepEqual(LOCK.packages[""]!.dependencies, PACKAGE.dependencies);
    assert.deepEqual(LOCK.packages[""]!.devDependencies, PACKAGE.devDependencies);
  });

  it("names no place to fetch packages from, so that everyone's own setting holds", () => {
    assert.deepEqual(Object.values(LOCK.packages).flatMap(({ resolved }) => resolved ?? []), []);
  });

  it("has no package whose install script is needed", () => {
    const scripted = Object.entries(LOCK.packages).filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => name(path));
    assert.deepEqual(scripted.filter((one) => !NEEDLESS_SCRIPTS.includes(one)), []);
  });

  it("fixes every direct dependency to one version", () => {
    for (const [dependency, version] of Object.entries({ ...PACKAGE.dependencies, ...PACKAGE.devDependencies })) assert.match(version, /^\d+\.\d+\.\d+/u, dependency);
  });
});

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";

const ROOT = new URL("../../", import.meta.url);
const read = (file: string) => readFileSync(new URL(file, ROOT), "utf8");
const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };

for (const file of ["README.md", "README.zh-CN.md", "CONTRIBUTING.md", "CHANGELOG.md"]) {
  describe(file, () => {
    it("links to files that are there", () => {
      const targets = [...read(file).matchAll(/\]\(([^)#\s]+)[^)]*\)|src="([^"]+)"/gu)].map((match) => match[1] ?? match[2]!).filter((target) => !/^https?:/u.test(target));
      assert.ok(file === "CHANGELOG.md" || file === "CONTRIBUTING.md" || targets.length > 5);
      assert.deepEqual(targets.filter((target) => !existsSync(new URL(target, ROOT))), []);
    });

    it("names only scripts that package.json has", () => {
      const named = [...read(file).matchAll(/npm run ([\w:-]+)/gu)].map(([, script]) => script!);
      assert.deepEqual(named.filter((script) => !(script in scripts)), []);
    });
  });
}

describe(".ci/run", () => {
  it("runs exactly the README's command for the tests", () => {
    const commands = read(".ci/run").split("\n").filter((line) => /^(?:npm|npx|node)\b/u.test(line));
    assert.ok(read("README.md").includes(`\n${commands.join(" && ")} `), commands.join(" && "));
    assert.ok(read("README.zh-CN.md").includes(`\n${commands.join(" && ")} `));
  });
});

describe("README.md and CHANGELOG.md", () => {
  it("name every function, and none that is not there", () => {
    const ids = [...read("src/functions/functions.ts").matchAll(/@customfunction ([A-Z]+)/gu)].map(([, id]) => id!).sort();
    const readme = read("README.md").split("## Functions at a glance")[1]!.split("\n## ")[0]!;
    const named = [...readme.matchAll(/^\| `SALES\.([A-Z]+)|`([A-Z]+)`: /gmu)].map((match) => match[1] ?? match[2]!);
    assert.deepEqual([...new Set(named)].sort(), ids);
    assert.deepEqual(ids.filter((id) => !read("CHANGELOG.md").includes(`SALES.${id}\``)), []);
  });
});

describe("the two READMEs", () => {
  it("have the same sections, commands and functions", () => {
    const [english, chinese] = ["README.md", "README.zh-CN.md"].map(read) as [string, string];
    const count = (text: string, what: RegExp) => (text.match(what) ?? []).length;
    for (const what of [/^## /gmu, /^\d\. /gmu, /^!\[/gmu, /^\| `/gmu]) assert.equal(count(chinese, what), count(english, what), String(what));
    const functions = (text: string) => [...text.matchAll(/`(SALES\.[A-Z]+\(data[^`]*)`/gu)].map(([, call]) => call);
    assert.deepEqual(functions(chinese), functions(english));
    const others = (text: string) => [...text.matchAll(/`([A-Z]+)`(?:: |：)/gu)].map(([, id]) => id);
    assert.deepEqual(others(chinese), others(english));
  });
});

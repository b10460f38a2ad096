import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ESLint } from "eslint";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Who may import whom, as CONTRIBUTING.md draws it. */
const HOUSE: Readonly<Record<string, readonly string[]>> = {
  process: [],
  locales: ["process"],
  metrics: ["process"],
  functions: ["process", "metrics", "locales"],
  import: ["process", "metrics"],
  workbook: ["process", "metrics", "import", "locales"],
  commands: ["process", "metrics", "workbook", "locales"],
  taskpane: ["process", "metrics", "import", "workbook", "locales", "commands"],
  workbench: [],
};
const FOLDERS = Object.keys(HOUSE);

const eslint = new ESLint({ cwd: ROOT });

/** What the lint says of `code`, were it a file of its own. */
async function complaints(path: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: `${ROOT}${path}` });
  return result!.messages.filter(({ ruleId }) => ruleId?.includes("no-restricted")).map(({ message }) => message);
}
/** A module of a folder, as the others would import it. */
function someModule(folder: string): string {
  const file = readdirSync(`${ROOT}src/${folder}`).find((name) => /\.tsx?$/u.test(name) && !name.endsWith(".d.ts"));
  assert.ok(file !== undefined, `src/${folder} has no module`);
  return file.replace(/\.tsx?$/u, "");
}

describe("the lint that holds the house together", function () {
  this.timeout(60_000);

  it("knows every folder of src", () => {
    const folders = readdirSync(`${ROOT}src`, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
    assert.deepEqual(folders.sort(), [...FOLDERS].sort());
  });

  for (const folder of FOLDERS) {
    for (const other of FOLDERS) {
      if (folder === other) continue;
      const allowed = HOUSE[folder]!.includes(other);
      it(`${allowed ? "lets" : "does not let"} ${folder} import ${other}`, async () => {
        const target = `../${other}/${someModule(other)}`;
        const statements = [`import "${target}";`, `export * from "${target}";`, `void import("${target}");`];
        for (const statement of statements) {
          assert.equal((await complaints(`src/${folder}/example.ts`, statement)).length, allowed ? 0 : 1, statement);
        }
        const deeper = `import "../../${other}/${someModule(other)}";`;
        assert.equal((await complaints(`src/${folder}/deeper/example.ts`, deeper)).length, allowed ? 0 : 1, deeper);
      });
    }
  }

  it("lets the page's entry alone import the functions", async () => {
    const code = `import "../functions/${someModule("functions")}";`;
    assert.deepEqual(await complaints("src/taskpane/taskpane.ts", code), []);
    assert.equal((await complaints("src/taskpane/pane.tsx", code)).length, 1);
  });

  it("lets src/workbook alone name Excel", async () => {
    const code = "export const run = () => Excel.run(async () => undefined);";
    assert.deepEqual(await complaints("src/workbook/example.ts", code), []);
    for (const folder of ["process", "metrics", "functions", "import", "commands", "taskpane", "locales"]) {
      assert.equal((await complaints(`src/${folder}/example.ts`, code)).length, 1, folder);
    }
  });

  it("keeps Office and the page out of the pure folders", async () => {
    const code = "export const all = [Office.context, document.body, window.name];";
    for (const folder of ["process", "metrics", "import"]) assert.equal((await complaints(`src/${folder}/example.ts`, code)).length, 3, folder);
    assert.deepEqual(await complaints("src/commands/example.ts", code), []);
  });

  it("keeps the spreadsheet engine in the workbench, and React in the pane", async () => {
    for (const folder of FOLDERS) {
      assert.equal((await complaints(`src/${folder}/example.ts`, 'import "@odoo/o-spreadsheet";')).length, folder === "workbench" ? 0 : 1, folder);
      assert.equal((await complaints(`src/${folder}/example.ts`, 'import "react";')).length, folder === "taskpane" ? 0 : 1, folder);
    }
  });
});

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const FOREIGN = "test/foreign-addin/manifest.xml";

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a script of the project as npm does; `until` a text was printed, then ends it as Ctrl-C does. */
function run(script: string, args: readonly string[], until?: RegExp): Promise<Ended & { address: string | null }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--import=tsx", script, ...args], { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const hear = (text: string) => {
      output += text;
      if (until?.test(output) === true) child.kill("SIGINT");
    };
    child.stdout.setEncoding("utf8").on("data", hear);
    child.stderr.setEncoding("utf8").on("data", hear);
    child.on("close", (code) => resolve({ code, output, address: /^http:\S+$/mu.exec(output)?.[0] ?? null }));
  });
}

const start = (...args: string[]) => run("src/workbench/start.ts", ["--no-open", ...args], /Ctrl-C ends it\./u);

describe("npm start", function () {
  this.timeout(60_000);

  it("prints the address on a line of its own and ends quietly at Ctrl-C", async () => {
    const { code, output, address } = await start("--port", "0", "--manifest", FOREIGN);
    assert.match(address ?? output, /^http:\/\/localhost:\d+\/$/u);
    assert.equal(code, 0);
  });

  it("begins in the language that --locale names", async () => {
    const { address, output } = await start("--port", "0", "--manifest", FOREIGN, "--locale", "zh-CN");
    assert.equal(new URL(address ?? output).searchParams.get("locale"), "zh-CN");
  });

  describe("when a port is taken", () => {
    let taken: Server;
    before((done) => void (taken = createServer().listen(0, "127.0.0.1", done)));
    after((done) => void taken.close(done));

    it("says which, and what to do", async () => {
      const { port } = taken.address() as AddressInfo;
      const { code, output } = await start("--port", String(port), "--manifest", FOREIGN);
      assert.equal(code, 1);
      assert.match(output, new RegExp(`\\b${port}\\b.*--port ${port + 10}`, "su"));
    });
  });

  for (const [args, says] of [
    [["--prot", "3"], /--prot.*--manifest/su],
    [["--port", "many"], /--port takes a number.*"many"/su],
    [["--port", ""], /--port takes a number/u],
    [["--locale", "../x"], /--locale takes a language/u],
    [["--manifest", "no-such-file.xml"], /no-such-file\.xml/u],
  ] as const) {
    it(`refuses ${args.join(" ")} in words`, async () => {
      const { code, output } = await run("src/workbench/start.ts", args);
      assert.equal(code, 1);
      assert.match(output, says);
      assert.doesNotMatch(output, /^\s+at /mu);
    });
  }
});

describe("the scripts that start Excel", function () {
  this.timeout(60_000);
  const inExcel = (...args: string[]) => run("src/workbench/start-in-excel.ts", args);

  it("refuse options they do not know, with those they do", async () => {
    const { code, output } = await inExcel("web", "--bogus");
    assert.equal(code, 1);
    assert.match(output, /--bogus.*--document URL/su);
    assert.doesNotMatch(output, /^\s+at /mu);
  });

  it("ask for the workbook's address on the web", async () => {
    const { code, output } = await inExcel("web", "--document", "book.xlsx");
    assert.equal(code, 1);
    assert.match(output, /--document https:/u);
  });
});

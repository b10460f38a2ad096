import { fileURLToPath } from "node:url";
import { Script } from "node:vm";
import { build } from "esbuild";

/** The functions script, built and minified; call what comes to evaluate it as a page does when it starts. */
export async function functionsScript(): Promise<() => void> {
  const entry = fileURLToPath(new URL("../../src/functions/functions.ts", import.meta.url));
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, minify: true, write: false, format: "iife", platform: "browser", logLevel: "silent" });
  const source = outputFiles[0]!.text;
  let run = 0;
  return () => new Script(`${source}//${run++}`).runInThisContext(); // another text each time, so that nothing is compiled already
}

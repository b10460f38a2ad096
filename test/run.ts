/**
 * `npm test`: types, lint, tests in Node, tests in a browser; then one line with the sum of all, "N passed, N failed".
 * `npm test -- unit browser` runs the named steps only. Test files run side by side, as many as there are cores.
 *
 * The tests of the workbook have processes of their own: each starts hundreds of windows with Office.js, which after
 * other tests V8 may keep until the process has no memory left.
 */
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const BIN = `${ROOT}node_modules`;

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** A step of tests says how many passed; of the others only a failure counts. */
  readonly tests: boolean;
}

/**
 * Tests ask what day it is and compare with what the add-in saw. A run that begins late in the evening would go over
 * midnight, so it takes a time zone in which it is morning; Node and the browser both get it.
 */
function zoneWithTheDayAhead(now = new Date()): string | undefined {
  if (now.getHours() < LATE_HOUR) return undefined;
  // The sign of these names is the reverse of the usual one: Etc/GMT+5 is five hours behind UTC.
  const behind = Math.min(12, now.getUTCHours() - MORNING_HOUR);
  return `Etc/GMT${behind < 0 ? "" : "+"}${behind}`;
}

/** A whole run takes less than the hours from this one to midnight. */
const LATE_HOUR = 22;
const MORNING_HOUR = 9;

const MOCHA = [`${BIN}/mocha/bin/mocha.js`, "--parallel", "--jobs", String(availableParallelism())];

const STEPS: readonly Step[] = [
  { name: "types", command: [`${BIN}/typescript/bin/tsc`], tests: false },
  { name: "lint", command: [`${BIN}/eslint/bin/eslint.js`, "."], tests: false },
  { name: "unit", command: [...MOCHA, "--ignore", "test/workbook/**", "test/**/*.test.ts"], tests: true },
  { name: "workbook", command: [...MOCHA, "test/workbook/**/*.test.ts"], tests: true },
  { name: "browser", command: [...MOCHA, "--config", ".mocharc.browser.json", "test/browser/**/*.test.ts"], tests: true },
];

interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
}

/** Runs a command of Node; `show` gets what it prints. */
function run(command: readonly string[], show: (text: string) => void): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      show(text);
      output += text;
    });
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** The number in mocha's closing lines, "12 passing (3s)"; 0 when it has no such line. */
function count(output: string, word: string): number {
  return Number(new RegExp(`^ +(\\d+) ${word}\\b`, "mu").exec(output)?.[1] ?? 0);
}

async function outcomeOf({ name, command, tests }: Step): Promise<Outcome> {
  let printed = `\n== ${name}\n`;
  // Steps that run side by side are shown one after the other; tests, which take minutes, as they go.
  const show = (text: string) => void (tests ? process.stdout.write(text) : (printed += text));
  if (tests) process.stdout.write(printed);
  const { code, output } = await run(command, show);
  if (!tests) {
    process.stdout.write(printed);
    return { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  }
  const outcome = { passed: count(output, "passing"), failed: count(output, "failing"), skipped: count(output, "pending") };
  // A runner that broke down before its first test, or that found none, has failed too.
  if (outcome.failed === 0 && (code !== 0 || outcome.passed === 0)) {
    console.log(`${name}: ${code === 0 ? "no test ran" : `ended with exit code ${code}`}`);
    outcome.failed = 1;
  }
  return outcome;
}

const zone = zoneWithTheDayAhead();
if (zone) {
  console.log(`It is late here: the tests run in the time zone ${zone}.`);
  process.env.TZ = zone;
}
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !STEPS.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(", ")}. Steps: ${STEPS.map(({ name }) => name).join(", ")}.`);
  process.exit(2);
}
const sum: Outcome = { passed: 0, failed: 0, skipped: 0 };
const broken: string[] = [];
const steps = STEPS.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const add = (step: Step, outcome: Outcome) => {
  sum.passed += outcome.passed;
  sum.failed += outcome.failed;
  sum.skipped += outcome.skipped;
  if (outcome.failed > 0) broken.push(step.name);
};
// Types and lint have one process each; tests have one for each core.
await Promise.all(steps.filter(({ tests }) => !tests).map(async (step) => add(step, await outcomeOf(step))));
for (const step of steps.filter(({ tests }) => tests)) add(step, await outcomeOf(step));
console.log(broken.length > 0 ? `\nFailed: ${broken.join(", ")}` : "");
console.log(`${sum.passed} passed, ${sum.failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ""}`);
process.exitCode = broken.length > 0 ? 1 : 0;

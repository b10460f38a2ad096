import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { chromium } from "playwright-core";

/** How to start a browser. */
export interface FoundBrowser {
  executablePath: string;
  args: string[];
  env: Record<string, string>;
}

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

const COMMANDS = ["google-chrome-stable", "google-chrome", "chromium", "chromium-browser", "microsoft-edge-stable", "microsoft-edge"];

const MAC = [
  "Google Chrome.app/Contents/MacOS/Google Chrome",
  "Chromium.app/Contents/MacOS/Chromium",
  "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

const WINDOWS = ["Google\\Chrome\\Application\\chrome.exe", "Chromium\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"];

/**
 * The browser for the tests: what CHROME names, an installed Chrome, Chromium or Edge, one that Playwright installed,
 * or the binary that comes with @sparticuz/chromium. `installed: false` looks past what is installed.
 */
export async function findBrowser({ installed = true } = {}): Promise<FoundBrowser> {
  const named = process.env.CHROME;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROME names ${named}, which does not exist.`);
    return { executablePath: named, args: FLAGS, env: {} };
  }
  const found = installed ? candidates().find((path) => existsSync(path)) : undefined;
  if (found) return { executablePath: found, args: FLAGS, env: {} };
  const shipped = await shippedBrowser();
  if (shipped) return shipped;
  throw new Error(`The browser tests need Chrome, Chromium or Edge and found none. Type this once: npx playwright-core install --with-deps chromium`);
}

function candidates(): string[] {
  const { env, platform } = process;
  const folders =
    platform === "win32"
      ? [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA].filter((folder): folder is string => Boolean(folder))
      : platform === "darwin"
        ? ["/Applications", join(env.HOME ?? "", "Applications")]
        : (env.PATH ?? "").split(delimiter).filter(Boolean);
  const names = platform === "win32" ? WINDOWS : platform === "darwin" ? MAC : COMMANDS;
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), chromium.executablePath()];
}

/** The binary of @sparticuz/chromium, for Linux on x64, with the libraries that it brings along. */
async function shippedBrowser(): Promise<FoundBrowser | null> {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  const { default: shipped, inflate } = await import("@sparticuz/chromium");
  shipped.setGraphicsMode = false;
  const executablePath = await shipped.executablePath();
  const bin = join(dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")), "..", "bin");
  const libraries = join(tmpdir(), "al2023", "lib");
  if (!existsSync(libraries)) await inflate(join(bin, "al2023.tar.br"));
  // The machine's own libraries come first; those of the package fill what it lacks.
  const env = { LD_LIBRARY_PATH: [process.env.LD_LIBRARY_PATH, "/usr/lib/x86_64-linux-gnu", "/usr/lib64", libraries].filter(Boolean).join(":") };
  return { executablePath, args: [...FLAGS, "--no-zygote", "--disable-webgl"], env };
}

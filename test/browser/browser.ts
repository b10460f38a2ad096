import { chromium, type Browser, type Frame, type Page } from "playwright-core";
import { buildAddin, OWN_MANIFEST } from "../../src/workbench/server/build-addin";
import { loadManifest, startWorkbench } from "../../src/workbench/server/server";
import type { AddinStatus, CellReading, TableReading, ThemeName, WorkbenchApi } from "../../src/workbench/page/automation";
import { BUILT } from "./build-once";
import { findBrowser } from "./find-browser";

/** `window.workbench` from outside: every member is a promise. */
type Remote<Api> = {
  [Member in keyof Api]: Api[Member] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Promise<Awaited<Result>>
    : Api[Member] extends object
      ? Remote<Api[Member]>
      : never;
};
export type RemoteWorkbench = Omit<Remote<Omit<WorkbenchApi, "addin" | "ready">>, "open" | "save"> & {
  open(bytes: Uint8Array): Promise<void>;
  save(): Promise<Uint8Array>;
  addin(): Promise<AddinStatus>;
};

export type { CellReading, TableReading };

export interface OpenOptions {
  /** A manifest's path or address; without it the add-in of this project, built and served from this machine. */
  manifest?: string;
  locale?: string;
  theme?: ThemeName;
  /** Tell the add-in of the requirement sets that its manifest names, and of no others. */
  declaredSetsOnly?: boolean;
  width?: number;
  height?: number;
  /** The system's high contrast, which a page cannot switch by itself. */
  forcedColors?: boolean;
}

export interface OpenWorkbench {
  /** The workbench's page. */
  page: Page;
  /** The frame of the add-in in the task pane, as it is now: it is another after each load. */
  readonly pane: Frame;
  workbench: RemoteWorkbench;
  url: string;
  /** Errors that no one caught, in the page and in the add-in. */
  errors: string[];
  close(): Promise<void>;
}

let browser: Promise<Browser> | null = null;
/** Built by mocha before the tests; a script that is no test (npm run pictures) builds it itself. */
let built: Promise<string> | null = null;
const builtFolder = () => process.env[BUILT] ?? (built ??= buildAddin());

async function launch(): Promise<Browser> {
  const { executablePath, args, env } = await findBrowser();
  return chromium.launch({ executablePath, args, env: { ...(process.env as Record<string, string>), ...env } });
}

/** Starts the workbench on free ports and opens it in a fresh browser context; resolves when the add-in runs. */
export async function openWorkbench(options: OpenOptions = {}): Promise<OpenWorkbench> {
  const [manifest, folder] = await Promise.all([
    loadManifest(options.manifest ?? OWN_MANIFEST),
    options.manifest === undefined ? builtFolder() : undefined,
  ]);
  const server = await startWorkbench({ manifest, ...(folder === undefined ? {} : { folder }) });
  const context = await (await (browser ??= launch())).newContext({
    viewport: { width: options.width ?? 1400, height: options.height ?? 850 },
    locale: options.locale ?? "en-US",
    timezoneId: "UTC",
    // The page decides: a context that emulates a scheme would speak for the frames too.
    colorScheme: null,
    forcedColors: options.forcedColors ? "active" : "none",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.stack ?? error.message));
  const query = new URLSearchParams({ locale: options.locale ?? "en-US", theme: options.theme ?? "light" });
  if (options.declaredSetsOnly) query.set("sets", "declared");
  const url = `${server.url}?${query}`;
  await page.goto(url);
  await page.waitForFunction(() => window.workbench !== undefined); // its script is a module: it may run after the load event
  await page.evaluate(() => window.workbench.ready);
  return {
    page,
    url,
    errors,
    workbench: remote(page),
    get pane() {
      const frame = page.frames().find((each) => each.parentFrame() === page.mainFrame() && each.url().startsWith(server.addinOrigin) && !each.url().includes("/~office-js/"));
      if (!frame) throw new Error("The task pane has no page.");
      return frame;
    },
    async close() {
      await context.close();
      await server.close();
    },
  };
}

/** Calls by name; what is not JSON (bytes) goes as base64. */
function remote(page: Page): RemoteWorkbench {
  const call =
    (path: string) =>
    (...args: unknown[]): Promise<unknown> =>
      page.evaluate(
        async ([where, values]) => {
          const names = (where as string).split(".");
          const method = names.pop()!;
          const owner = names.reduce<Record<string, unknown>>((each, name) => each[name] as Record<string, unknown>, window.workbench as unknown as Record<string, unknown>);
          return (owner[method] as (...each: unknown[]) => unknown).apply(owner, values as unknown[]);
        },
        [path, args] as const
      );
  const special: Record<string, unknown> = {
    open: (bytes: Uint8Array) =>
      page.evaluate((text) => window.workbench.open(Uint8Array.from(atob(text), (char) => char.charCodeAt(0))), Buffer.from(bytes).toString("base64")),
    save: async () => {
      const text = await page.evaluate(async () => {
        const bytes = await window.workbench.save();
        let binary = "";
        for (let at = 0; at < bytes.length; at += 32_768) binary += String.fromCharCode(...bytes.subarray(at, at + 32_768));
        return btoa(binary);
      });
      return new Uint8Array(Buffer.from(text, "base64"));
    },
    addin: () => page.evaluate(() => structuredClone({ ...window.workbench.addin })),
    remote: { set: call("remote.set") },
    then: undefined,
  };
  return new Proxy({}, { get: (_, name: string) => (name in special ? special[name] : call(name)) }) as RemoteWorkbench;
}

/** Closes the browser that all the workbenches share. */
export async function closeBrowser(): Promise<void> {
  await (await browser?.catch(() => null))?.close();
  browser = null;
}

// Scripts that are no tests (npm run pictures) close it themselves.
(globalThis as { after?: Mocha.HookFunction }).after?.(closeBrowser);

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { JSDOM } from "jsdom";
import { WorkbookDocument } from "../document/workbook-document";
import { Host, type LogEntry } from "../host/host";
import { compareVersions } from "../host/session";

export interface HeadlessOptions {
  /** The workbook to run on; a new one otherwise. */
  readonly document?: WorkbookDocument;
  /** What is offered: { ExcelApi: "1.14" }; everything that the objects have, otherwise. */
  readonly requirementSets?: Readonly<Record<string, number | string>>;
  /** Office's display language: "en-US", "zh-CN". */
  readonly language?: string;
  readonly log?: (entry: LogEntry) => void;
}

export interface Headless {
  readonly document: WorkbookDocument;
  readonly host: Host;
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  readonly OfficeExtension: typeof OfficeExtension;
  readonly window: JSDOM["window"];
  /** Resolves when no request and no event is on its way. */
  idle(): Promise<void>;
  close(): void;
}

const OFFERED = { ExcelApi: "1.17", SharedRuntime: "1.1", CustomFunctionsRuntime: "1.3", CustomFunctions: "1.9", DialogApi: "1.2", RibbonApi: "1.1" };

/** What Office.js sends over its native bridge. */
interface BridgeMessage {
  readonly id: number;
  readonly type: number;
  readonly flags: number;
  readonly message: { readonly body: unknown };
}

let source: string | undefined;

/** The genuine library, as Microsoft publishes it for Excel on the web. */
function officeJs(): string {
  source ??= readFileSync(createRequire(import.meta.url).resolve("@microsoft/office-js/dist/excel-web-16.00.js"), "utf8");
  return source;
}

type OfficeWindow = JSDOM["window"] & {
  _richApiNativeBridge: { sendMessageToHost(text: string): void; onMessageFromHost?(text: string): void };
  Excel: typeof Excel;
  Office: typeof Office;
  OfficeExtension: typeof OfficeExtension;
};

/**
 * How a window reaches its workbook. The window knows nothing else of it, so that a window that is over, which V8 may
 * keep for minutes, keeps no workbook.
 */
interface Line {
  host: Host | null;
  /** Messages on their way. */
  moving: number;
}

/** Gives a window its native bridge; answers what sends it a message. */
function bridge(window: OfficeWindow, line: Line): (message: object) => void {
  const send = (message: object): void => {
    line.moving += 1;
    setImmediate(() => {
      try {
        if (line.host !== null) window._richApiNativeBridge.onMessageFromHost?.(JSON.stringify(message));
      } finally {
        line.moving -= 1;
      }
    });
  };
  window._richApiNativeBridge = {
    sendMessageToHost(text) {
      const { id, flags, message } = JSON.parse(text) as BridgeMessage;
      if (line.host === null) return;
      line.moving += 1;
      void line.host
        .request(typeof message.body === "string" ? message.body : JSON.stringify(message.body), flags)
        .then((body) => send({ id, type: 2, flags, message: { statusCode: 200, headers: {}, body } }))
        .finally(() => (line.moving -= 1));
    },
  };
  return send;
}

/**
 * Runs the genuine Office.js in a window without a screen, on a workbook. Its native bridge (the way in that Excel for
 * iOS uses) carries the same requests as Excel on the web gets, so the same host answers both.
 */
export async function startHeadless(options: HeadlessOptions = {}): Promise<Headless> {
  const document = options.document ?? WorkbookDocument.create();
  const language = options.language ?? "en-US";
  const host = new Host(document, { requirementSets: options.requirementSets ?? OFFERED, language, ...(options.log && { log: options.log }) });
  const dom = new JSDOM("<!doctype html><html><head></head><body></body></html>", {
    url: "https://localhost/taskpane.html", runScripts: "outside-only", pretendToBeVisual: false,
  });
  const window = dom.window as unknown as OfficeWindow;

  const line: Line = { host, moving: 0 };
  const send = bridge(window, line);
  const stopPush = host.onPush((entries) => {
    send({
      type: 3,
      message: {
        entries: entries.map(([messageCategory, messageType, targetId, message, messageId, isRemoteOverride]) => ({
          messageCategory, messageType, targetId, message, id: messageId, isRemoteOverride,
        })),
      },
    });
  });
  // Values that the library hands over and errors that it throws are then of the caller's kind: deepEqual and
  // instanceof Error hold, although the window has a realm of its own.
  Object.assign(window, { JSON, Error });
  window.eval(officeJs());
  offerContext(window, line, language);

  return {
    document,
    host,
    Excel: window.Excel,
    Office: window.Office,
    OfficeExtension: window.OfficeExtension,
    window: dom.window,
    async idle() {
      do {
        await new Promise((resolve) => setImmediate(resolve));
        await new Promise((resolve) => setImmediate(resolve));
      } while (line.moving > 0 || host.busy);
    },
    close() {
      stopPush();
      host.close();
      line.host = null;
      dom.window.close();
    },
  };
}

/**
 * Office.context is made when the page's parent answers the activation; without a parent it is given here. Only what
 * add-ins read of it outside a page.
 */
function offerContext(window: object, line: Line, language: string): void {
  const hostNow = () => line.host!;
  const context = {
    displayLanguage: language,
    contentLanguage: language,
    host: "Excel",
    platform: "OfficeOnline",
    diagnostics: { host: "Excel", platform: "OfficeOnline", version: "16.0.0.0" },
    officeTheme: { bodyBackgroundColor: "#FFFFFF", bodyForegroundColor: "#000000", controlBackgroundColor: "#FFFFFF", controlForegroundColor: "#000000", isDarkTheme: false },
    requirements: {
      isSetSupported(set: string, version: string | number = "0") {
        const offered = hostNow().requirementMatrix[set];
        return offered !== undefined && compareVersions(String(offered), String(version)) >= 0;
      },
    },
    document: {
      url: hostNow().document.name,
      mode: hostNow().document.isReadOnly ? "readOnly" : "readWrite",
      settings: {
        get: (name: string) => hostNow().document.fact("officeSettings", name) ?? null,
        set: (name: string, value: unknown) => hostNow().document.setFact("officeSettings", name, value),
        remove: (name: string) => hostNow().document.setFact("officeSettings", name, undefined),
        saveAsync: (options: unknown, callback?: (result: object) => void) => {
          const call = typeof options === "function" ? (options as (result: object) => void) : callback;
          queueMicrotask(() => call?.({ status: "succeeded", value: null }));
        },
        refreshAsync: (callback?: (result: object) => void) => queueMicrotask(() => callback?.({ status: "succeeded", value: null })),
      },
    },
  };
  // What office.js, the loader that is not needed here, sets up before it loads the library for Excel.
  const { OSF, Office } = window as { OSF: Record<string, unknown>; Office: Record<string, unknown> };
  const info = { host: "Excel", platform: "OfficeOnline" };
  OSF._OfficeAppFactory = {
    getContext: () => context,
    getHostInfo: () => ({ hostType: "excel", hostPlatform: "web", isDialog: false }),
    getInitializationHelper: () => null,
  };
  Office.onReady ??= async (callback?: (ready: typeof info) => unknown) => {
    await callback?.(info);
    return info;
  };
}

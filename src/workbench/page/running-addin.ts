import type { HostedAddin } from "../server/server";
import type { RibbonControl } from "../manifest/read-manifest";
import { h } from "./dom";
import type { RichApiEntry } from "../host/protocol";
import { OfficeParent } from "./office-parent";
import { ShellService } from "./shell-service";
import { addinFrame, type TaskPane } from "./task-pane";

export type AddinState = "loading" | "ready" | "silent" | "closed";

export interface RunningAddinOptions {
  hosted: HostedAddin;
  pane: TaskPane;
  dark: boolean;
  language: string;
  documentName: string;
  readOnly(): boolean;
  requirementSets: Readonly<Record<string, number | string>>;
  settings: () => [name: string, value: string][];
  saveSettings(settings: [name: string, value: string][]): void;
  /** The workbook's answer to a batch. */
  answer(body: string, flags: number): Promise<string>;
  onTraffic(): void;
  onState(state: AddinState): void;
  onUnknown(what: string): void;
}

/** How long a page may load without a word to Office.js before it is called silent. */
const PATIENCE = 20_000;

/** One add-in that runs on the open workbook: its task pane, and its page of ribbon functions when that is another. */
export class RunningAddin {
  state: AddinState = "closed";
  private parent: OfficeParent | null = null;
  private commands: OfficeParent | null = null;
  private pageUrl: string;
  private waitingPushes: RichApiEntry[] = [];
  private patience: ReturnType<typeof setTimeout> | undefined;
  private readonly shell: ShellService;

  constructor(private readonly options: RunningAddinOptions) {
    this.pageUrl = options.hosted.addin.pageUrl;
    this.shell = new ShellService({
      visible: () => options.pane.visible,
      show: () => this.showPane(),
      hide: () => this.hidePane(),
      push: (entries) => this.push(entries),
      onUnknown: options.onUnknown,
    });
  }

  /** Requests and commands that are on their way, and pushes that wait for the page to listen. */
  get pending(): number {
    const pushes = this.state === "loading" || this.state === "ready" ? this.waitingPushes.length : 0;
    return (this.parent?.pending ?? 0) + (this.commands?.pending ?? 0) + (this.state === "loading" ? 1 : 0) + pushes;
  }

  get paneVisible(): boolean {
    return this.options.pane.visible;
  }

  /** Loads the page of the task pane. */
  load(pageUrl = this.pageUrl): void {
    this.unload();
    this.pageUrl = pageUrl;
    const { pane, hosted, dark } = this.options;
    this.setState("loading");
    this.parent = this.connect(addinFrame(hosted.addin.name, dark), pane.body, pageUrl, () => this.setState("ready"));
    void this.parent.whenRegistered("richApiMessage").then(() => {
      const waiting = this.waitingPushes;
      this.waitingPushes = [];
      if (waiting.length) this.parent?.push(waiting);
    });
    this.patience = setTimeout(() => {
      if (this.state === "loading") this.setState("silent");
    }, PATIENCE);
  }

  private connect(frame: HTMLIFrameElement, into: HTMLElement, pageUrl: string, onReady: () => void): OfficeParent {
    const { hosted, language, documentName, readOnly, requirementSets, settings, saveSettings, answer, onTraffic, onUnknown } = this.options;
    return new OfficeParent({
      frame,
      into,
      addin: hosted.addin,
      pageUrl,
      language,
      documentName,
      readOnly: readOnly(),
      requirementSets,
      settings: settings(),
      onRequest: async (body, partition, flags) => (partition === "WacPartition" ? this.shell.answer(body) : answer(body, flags)),
      onSettingsSaved: saveSettings,
      onClose: () => this.close(),
      onTraffic,
      onReady,
      onUnknown,
    });
  }

  /** Sends to the task pane's page; function calls and events wait until it listens. */
  push(entries: readonly RichApiEntry[]): void {
    if (this.parent?.listens) this.parent.push(entries);
    else if (this.state === "loading" || this.state === "ready") this.waitingPushes.push(...entries);
  }

  /** Does what a button of the ribbon says. */
  async run(control: RibbonControl): Promise<void> {
    const { action } = control;
    if (action?.type === "ShowTaskpane") {
      const page = action.pageUrl ?? this.options.hosted.addin.pageUrl;
      if (this.state === "closed" || page !== this.pageUrl) this.load(page);
      this.showPane();
    } else if (action?.type === "ExecuteFunction") {
      await (await this.commandsPage()).runCommand(action.functionName, control.id);
    }
  }

  private async commandsPage(): Promise<OfficeParent> {
    const { addin } = this.options.hosted;
    const page = addin.commandsUrl ?? addin.pageUrl;
    if (addin.sharedRuntime) {
      if (this.state === "closed") this.load();
      return this.parent!;
    }
    if (!this.commands) {
      const frame = h("iframe", { hidden: true, title: addin.name });
      this.commands = this.connect(frame, document.body, page, () => {});
    }
    return this.commands;
  }

  /** The pages read the theme as prefers-color-scheme. */
  dark(dark: boolean): void {
    this.options.dark = dark;
    for (const frame of this.options.pane.body.querySelectorAll("iframe")) frame.style.colorScheme = dark ? "dark" : "light";
  }

  showPane(): void {
    if (this.state === "closed") this.load();
    if (this.options.pane.visible) return;
    this.options.pane.show();
    this.shell.visibilityChanged(true);
  }

  /** A shared runtime goes on without its pane; any other page ends with it. */
  hidePane(): void {
    if (!this.options.pane.visible) return;
    this.options.pane.hide();
    if (this.options.hosted.addin.sharedRuntime) this.shell.visibilityChanged(false);
    else this.unload();
  }

  /** The add-in closes itself. */
  private close(): void {
    this.unload();
    this.options.pane.hide();
  }

  /** Ends the add-in; what it kept in memory is gone. Its pane stays for what comes next. */
  unload(): void {
    clearTimeout(this.patience);
    this.parent?.close();
    this.parent = null;
    this.commands?.close();
    this.commands = null;
    this.waitingPushes = [];
    if (this.state !== "closed") this.setState("closed");
  }

  private setState(state: AddinState): void {
    this.state = state;
    this.options.onState(state);
  }
}

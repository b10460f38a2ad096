import { CustomFunctions } from "../calculation/custom-functions";
import { problemsOf, type FunctionsJson } from "../calculation/functions-json";
import type { WorkbookDocument } from "../document";
import { Host, type LogEntry } from "../host/host";
import { RequestFlag } from "../host/protocol";
import type { RibbonControl } from "../manifest/read-manifest";
import type { HostedAddin } from "../server/server";
import type { RequestEntry } from "./automation";
import { describeRequest } from "./describe-request";
import { mountGrid, type Grid, type GridLook } from "./grid";
import { RunningAddin, type AddinState } from "./running-addin";
import type { TaskPane } from "./task-pane";

export interface SessionOptions {
  document: WorkbookDocument;
  documentName: string;
  hosted: HostedAddin;
  language: string;
  pane: TaskPane;
  sheet: HTMLElement;
  grid: GridLook;
  requirementSets: Readonly<Record<string, number | string>>;
  onTraffic(): void;
  onAddinState(state: AddinState): void;
  onRequest(entry: RequestEntry): void;
  onUnknown(what: string): void;
  onProblem(words: string): void;
}

/** An open workbook with the add-in that runs on it. Another workbook, or another language, is another session. */
export class Session {
  readonly document: WorkbookDocument;
  readonly requests: RequestEntry[] = [];
  readonly unknown: string[] = [];
  host!: Host;
  addin!: RunningAddin;
  private functions: CustomFunctions | null = null;
  private stopListening = (): void => {};
  private grid: Grid | null = null;
  /** The request that is being answered. */
  private asked = "";

  constructor(private readonly options: SessionOptions) {
    this.document = options.document;
  }

  async start(): Promise<void> {
    const { hosted } = this.options;
    for (const problem of hosted.problems) this.options.onProblem(problem);
    this.connect();
    this.grid = await mountGrid(this.document.model, this.options.sheet, {
      ...this.options.grid,
      onEditing: (editing) => (this.document.editing = editing),
    });
    this.load();
  }

  /** Loads the add-in again: its memory is emptied, cells keep their values. */
  reload(): void {
    this.disconnect();
    this.connect();
    this.load();
  }

  /** Starts the add-in, unless a streaming or volatile function of the workbook that was opened has started it already. */
  private load(): void {
    if (this.addin.state === "closed") this.addin.load();
  }

  private connect(): void {
    const { options, document } = this;
    const { hosted, language } = options;
    this.requests.length = this.unknown.length = 0;
    const host = (this.host = new Host(document, { requirementSets: options.requirementSets, language, log: (entry) => this.note(entry) }));
    const addin = (this.addin = new RunningAddin({
      hosted,
      pane: options.pane,
      dark: options.grid.dark,
      language,
      documentName: options.documentName,
      readOnly: () => document.isReadOnly,
      requirementSets: host.requirementMatrix,
      settings: () => Object.entries(document.facts("settings")).map(([key, value]) => [key, JSON.stringify(value)]),
      saveSettings: (settings) => this.saveSettings(settings),
      answer: (body, flags) => this.answer(body, flags),
      onTraffic: options.onTraffic,
      onState: options.onAddinState,
      onUnknown: (what) => this.unknownMember(what),
    }));
    const stop = [host.onPush((entries) => addin.push(entries))];
    const metadata = hosted.functions as FunctionsJson | null;
    if (metadata && hosted.addin.functions) {
      for (const problem of problemsOf(metadata)) options.onProblem(problem);
      const functions = (this.functions = new CustomFunctions(document.model, {
        metadata,
        namespace: hosted.addin.functions.namespace,
        language,
        // Excel starts the runtime for a call when it does not run.
        push: (entries) => (addin.state === "closed" && addin.load(), addin.push(entries)),
      }));
      stop.push(host.onFunctionResults((results) => functions.answer(results)));
    }
    this.stopListening = () => stop.forEach((each) => each());
  }

  private disconnect(): void {
    this.functions?.close();
    this.functions = null;
    this.stopListening();
    this.addin.unload();
  }

  private async answer(body: string, flags: number): Promise<string> {
    if (this.document.editing && flags & RequestFlag.delayForCellEdit) {
      await new Promise<void>((resume) => this.document.whenNotEditing(resume));
    }
    this.asked = body;
    return this.host.processQuery(body);
  }

  private note(entry: LogEntry): void {
    if (entry.kind === "missing") return this.unknownMember(entry.member);
    const { number, milliseconds, error } = entry;
    const request = { number, actions: describeRequest(this.asked), milliseconds, ...(error === undefined ? {} : { error }) };
    this.requests.push(request);
    if (this.requests.length > 2_000) this.requests.splice(0, 500);
    this.options.onRequest(request);
  }

  private unknownMember(what: string): void {
    this.unknown.push(what);
    this.options.onUnknown(what);
  }

  private saveSettings(settings: [name: string, value: string][]): void {
    const names = new Set(settings.map(([name]) => name));
    this.document.batch(() => {
      for (const name of Object.keys(this.document.facts("settings"))) if (!names.has(name)) this.document.setFact("settings", name, undefined);
      for (const [name, value] of settings) this.document.setFact("settings", name, JSON.parse(value));
    }, "addin");
  }

  /** Requests, commands and calls of functions that are not answered yet. */
  get pending(): number {
    const calls = this.functions && !this.functions.idle && this.addin.state !== "silent" ? 1 : 0;
    return this.addin.pending + calls;
  }

  run(control: RibbonControl): Promise<void> {
    return this.addin.run(control);
  }

  dark(dark: boolean): void {
    this.options.grid.dark = dark;
    this.grid?.dark(dark);
    this.addin.dark(dark);
  }

  close(): void {
    this.disconnect();
    this.grid?.unmount();
    this.options.sheet.replaceChildren();
  }
}

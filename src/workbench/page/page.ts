import { WorkbookDocument } from "../document";
import { openXlsx, saveXlsx } from "../files";
import type { FunctionsJson } from "../calculation/functions-json";
import type { RibbonControl } from "../manifest/read-manifest";
import type { HostedAddin } from "../server/server";
import type { ThemeName } from "./automation";
import { h } from "./dom";
import { Echo } from "./echo";
import { translateEngine } from "./engine-texts";
import { drawHead, drawStatus, type StatusLine } from "./head";
import { drawLog, type LogDrawer, type LogLine } from "./log-drawer";
import { ask, notify } from "./notices";
import { drawRibbon } from "./ribbon";
import type { AddinState } from "./running-addin";
import { Session } from "./session";
import { drawTaskPane, type TaskPane } from "./task-pane";
import { nearestPageLanguage, setPageLanguage, text } from "./texts";

/** What the workbench's Excel offers to an add-in that asks isSetSupported. */
const OFFERED_SETS = { ExcelApi: "1.14", SharedRuntime: "1.2", CustomFunctionsRuntime: "1.4", CustomFunctions: "1.9", AddinCommands: "1.1" };

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The workbench page: head, ribbon, grid, task pane, log and status around one session. */
export class Page {
  language: string;
  theme: ThemeName;
  hosted!: HostedAddin;
  session!: Session;
  readonly problems: string[] = [];
  private readonly declaredSetsOnly: boolean;
  private readonly lines: LogLine[] = [];
  private readonly sheet = h("div", { class: "sheet" });
  private readonly root = h("div", { class: "page" });
  private pane!: TaskPane;
  private log!: LogDrawer;
  private status!: StatusLine;
  private head!: HTMLElement;
  private echo!: Echo;
  private documentName = "";
  private changed = false;
  /** Openings, switches of language and commands under way. */
  private busy = 0;
  private traffic = 0;

  constructor() {
    const query = new URLSearchParams(location.search);
    this.language = query.get("locale") ?? remembered("language") ?? nearestPageLanguage(navigator.language);
    this.theme = themeNamed(query.get("theme") ?? remembered("theme")) ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    this.declaredSetsOnly = query.get("sets") === "declared";
  }

  async start(): Promise<void> {
    document.body.append(this.root);
    this.applyTheme();
    try {
      await this.describe();
    } catch (error) {
      setPageLanguage(nearestPageLanguage(this.language));
      this.root.replaceChildren(h("p", { class: "stopped", role: "alert" }, text("addinFailed", { reason: reasonOf(error) })));
      throw error;
    }
    this.echo = new Echo(this.hosted.addinOrigin);
    this.draw();
    this.takeDroppedFiles();
    await this.begin(WorkbookDocument.create(), text("book"));
    setInterval(() => this.status.say(text(this.session.pending > 0 ? "calculating" : "ready")), 200);
  }

  /** Reads the manifest in the page's language. */
  private async describe(): Promise<void> {
    const answer = await fetch(`/addin.json?locale=${encodeURIComponent(this.language)}`);
    if (!answer.ok) throw new Error(await answer.text());
    this.hosted = (await answer.json()) as HostedAddin;
  }

  /** Draws everything around the grid in the page's language. */
  private draw(): void {
    const language = nearestPageLanguage(this.language);
    setPageLanguage(language);
    translateEngine(language);
    document.documentElement.lang = language;
    document.title = `${text("title")} – ${this.hosted.addin.name}`;
    const shown = this.pane?.visible ?? true;
    this.pane = drawTaskPane({
      close: () => this.session.addin.hidePane(),
      reload: () => this.session.reload(),
      resized: () => window.dispatchEvent(new Event("resize")), // the grid measures itself
    });
    this.pane.title(this.hosted.addin.name, this.hosted.addin.iconUrl);
    if (!shown) this.pane.hide();
    this.log = drawLog(this.lines);
    this.status = drawStatus({ toggleLog: () => this.log.toggle() });
    this.head = this.drawHead();
    const ribbon = drawRibbon(this.hosted.addin, {
      newWorkbook: () => void this.askNew(),
      openWorkbook: () => void this.askOpen(),
      saveWorkbook: () => void this.download(),
      run: (control) => void this.run(control).catch((error: unknown) => this.fail(text("commandFailed", { name: control.label, reason: reasonOf(error) }))),
      showPane: () => this.session.addin.showPane(),
    });
    this.root.replaceChildren(this.head, ribbon, h("main", { class: "main" }, this.sheet, this.pane.splitter, this.pane.element), this.log.element, this.status.element);
  }

  private drawHead(): HTMLElement {
    return drawHead({
      bookName: this.documentName,
      language: nearestPageLanguage(this.language),
      theme: this.theme,
      onLanguage: (language) => void this.setLanguage(language),
      onTheme: (theme) => this.setTheme(theme),
    });
  }

  /** Closes what is open and begins on a workbook; the add-in starts anew. */
  async begin(workbook: WorkbookDocument, name: string): Promise<void> {
    await this.during(async () => {
      this.session?.close();
      this.documentName = name;
      const head = this.drawHead();
      this.head.replaceWith(head);
      this.head = head;
      this.session = new Session({
        document: workbook,
        documentName: name,
        hosted: this.hosted,
        language: this.language,
        pane: this.pane,
        sheet: this.sheet,
        grid: { dark: this.dark, notify: ({ text: words, type }) => notify(words, type === "danger"), ask },
        requirementSets: this.offeredSets,
        onTraffic: () => void this.traffic++,
        onAddinState: (state) => this.addinIs(state),
        onRequest: ({ number, actions, milliseconds, error }) =>
          this.log.add({
            at: new Date(),
            kind: "request",
            title: `#${number}  ${error ? `${error}  ` : ""}${actions[0] ?? ""}`,
            note: `${actions.length > 1 ? `${text("actions", { count: actions.length })}, ` : ""}${Math.round(milliseconds)} ms`,
            detail: actions.length > 1 ? actions.join("\n") : "",
            failed: error !== undefined,
          }),
        onUnknown: (what) => this.log.add({ at: new Date(), kind: "unknown", title: what, detail: "", failed: true }),
        onProblem: (words) => this.problem(words),
      });
      this.changed = false;
      workbook.on("cellsChanged", () => (this.changed = true));
      await this.session.start();
    });
  }

  private get offeredSets(): Readonly<Record<string, number | string>> {
    if (!this.declaredSetsOnly) return OFFERED_SETS;
    return Object.fromEntries(this.hosted.addin.requirementSets.map(({ name, minVersion }) => [name, minVersion]));
  }

  private addinIs(state: AddinState): void {
    const { name } = this.hosted.addin;
    this.pane.say(state === "loading" ? text("loading", { name }) : null);
    if (state === "silent") this.problem(text("silent", { name }));
  }

  private problem(words: string): void {
    if (!this.problems.includes(words)) this.problems.push(words);
    this.log.add({ at: new Date(), kind: "problem", title: words, detail: "", failed: true });
  }

  private fail(words: string): void {
    this.problem(words);
    notify(words, true);
  }

  // ---- the workbook's file

  async open(bytes: Uint8Array, name: string): Promise<void> {
    await this.during(async () => {
      const namespace = this.hosted.addin.functions?.namespace;
      const names = (this.hosted.functions as FunctionsJson | null)?.functions.map(({ name: each }) => (namespace ? `${namespace}.${each}` : each));
      const lost: string[] = [];
      const workbook = await openXlsx(bytes, { addinFunctions: names ?? [], onLost: (what) => lost.push(what) });
      await this.begin(workbook, name);
      for (const what of lost) this.problem(text("lost", { what }));
    });
  }

  async save(): Promise<Uint8Array> {
    const bytes = await saveXlsx(this.session.document, { addin: this.hosted.addin });
    this.changed = false;
    return bytes;
  }

  async newWorkbook(): Promise<void> {
    await this.begin(WorkbookDocument.create(), text("book"));
  }

  private async askNew(): Promise<void> {
    if (await this.mayDiscard()) await this.newWorkbook();
  }

  private async askOpen(): Promise<void> {
    const input = h("input", { type: "file", accept: `.xlsx,${XLSX}` });
    input.addEventListener("change", () => {
      if (input.files?.[0]) void this.openFile(input.files[0]);
    });
    input.click();
  }

  private async openFile(file: File): Promise<void> {
    if (!(await this.mayDiscard())) return;
    try {
      await this.open(new Uint8Array(await file.arrayBuffer()), file.name.replace(/\.xlsx$/i, ""));
    } catch (error) {
      this.fail(text("openFailed", { name: file.name, reason: reasonOf(error) }));
    }
  }

  private async download(): Promise<void> {
    try {
      const bytes = await this.save();
      const link = h("a", { href: URL.createObjectURL(new Blob([bytes as BlobPart], { type: XLSX })), download: `${this.documentName}.xlsx` });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    } catch (error) {
      this.fail(text("saveFailed", { reason: reasonOf(error) }));
    }
  }

  private async mayDiscard(): Promise<boolean> {
    return !this.changed || ask(text("discard"));
  }

  private takeDroppedFiles(): void {
    const hint = h("div", { class: "drop", hidden: true }, text("dropHere"));
    document.body.append(hint);
    const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
    addEventListener("dragover", (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      hint.textContent = text("dropHere");
      hint.hidden = false;
    });
    addEventListener("dragleave", (event) => event.relatedTarget || (hint.hidden = true));
    addEventListener("drop", (event) => {
      hint.hidden = true;
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer!.files[0]) void this.openFile(event.dataTransfer!.files[0]);
    });
  }

  // ---- ribbon, language, theme

  async run(control: RibbonControl): Promise<void> {
    await this.during(() => this.session.run(control));
  }

  async setLanguage(language: string): Promise<void> {
    await this.during(async () => {
      this.language = language;
      remember("language", language);
      const workbook = this.session.document;
      this.session.close();
      await this.describe();
      const name = this.documentName;
      this.draw();
      await this.begin(workbook, name);
    });
  }

  setTheme(theme: ThemeName): void {
    this.theme = theme;
    remember("theme", theme);
    this.applyTheme();
    const head = this.drawHead();
    this.head.replaceWith(head);
    this.head = head;
    this.session.dark(this.dark);
  }

  private get dark(): boolean {
    return this.theme !== "light";
  }

  private applyTheme(): void {
    document.documentElement.dataset.theme = this.theme;
  }

  // ---- rest

  private async during<T>(work: () => Promise<T>): Promise<T> {
    this.busy++;
    try {
      return await work();
    } finally {
      this.busy--;
    }
  }

  /** Resolves when nothing is under way: no opening, no command, no request, no call of a function, no event unheard. */
  async idle(): Promise<void> {
    const QUIET = 3;
    let quiet = 0;
    let traffic = this.traffic;
    while (quiet < QUIET) {
      if (this.busy === 0 && this.session.pending === 0) {
        // An event that was pushed may make the add-in ask something: its thread has to have had its turn.
        await this.echo.heard();
        await pause(10);
      } else {
        await pause(5);
      }
      const still = this.busy === 0 && this.session.pending === 0 && this.traffic === traffic;
      quiet = still ? quiet + 1 : 0;
      traffic = this.traffic;
    }
    await new Promise((resolve) => requestAnimationFrame(() => resolve(undefined)));
  }
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function remembered(key: string): string | null {
  try {
    return localStorage.getItem(`workbench.${key}`);
  } catch {
    return null; // a browser that keeps nothing
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(`workbench.${key}`, value);
  } catch {
    // as above
  }
}

function themeNamed(name: string | null): ThemeName | null {
  return name === "light" || name === "dark" || name === "high-contrast" ? name : null;
}

import { normalText } from "../../process/columns";
import type { Language } from "../../process/language";
import type { Day, Deal, ProcessSnapshot, Task } from "../../process/model";
import type { Problem, ProblemParams } from "../../process/problem";
import type { DoneActivity, TasksDone, UndoToken } from "../../workbook";
import type { DealsView } from "../deals/deals-view";
import { whatFollowed } from "../my-day/what-followed";
import type { DealChange, Pending, PendingChanges, TaskChange } from "./pending";
import type { Preferences } from "./preferences";
import { canTryAgain, problemOf } from "./problems";
import { Store } from "./store";

export const SCREENS = ["my-day", "deals", "deal", "add-deal", "reminders", "import", "new-process", "insights", "setup", "settings", "help"] as const;
export type Screen = (typeof SCREENS)[number];

export type ProcessState =
  | { readonly is: "reading" }
  /** Of a large process the tasks are read, and nothing yet of deals, stage entries and activities. */
  | { readonly is: "tasks-there"; readonly snapshot: ProcessSnapshot }
  | { readonly is: "none"; readonly isReadOnly: boolean }
  | { readonly is: "there"; readonly snapshot: ProcessSnapshot }
  | { readonly is: "unreadable"; readonly problem: Problem };

/** One line that tells what happened. Kept as a key, so that it follows the language. */
export interface Notice {
  readonly key: string;
  readonly params: ProblemParams;
  readonly tone: "done" | "failed";
  readonly undo: (() => void) | null;
}

/** With what the user came to a screen. */
export interface Arrival {
  /** The import screen: take the sheet that is open, without asking for a file. */
  readonly fromSheet?: boolean;
  /** The deal screen: which one. */
  readonly deal?: string;
  /** By selecting its row in the sheet, where the focus stays. */
  readonly bySelection?: boolean;
  /** What failed on the ribbon and brought the user here. */
  readonly problem?: Problem | null;
}

/** How My day is arranged: by when tasks are due, or by whose they are. */
export type Arrangement = "date" | "customer";

export interface PaneState {
  readonly process: ProcessState;
  /** Why the last reading failed, while `process` shows what was read before it. */
  readonly notReadAgain: Problem | null;
  readonly screen: Screen;
  readonly arrival: Arrival;
  readonly me: string | null;
  readonly language: Language;
  /** null: as Office. */
  readonly chosenLanguage: Language | null;
  readonly pending: PendingChanges;
  readonly pendingDeals: PendingChanges<DealChange>;
  readonly notice: Notice | null;
  readonly arrangement: Arrangement;
  /** What the deals screen shows, kept while another screen is open; null: it was not opened yet. */
  readonly dealsView: DealsView | null;
  /** Whether the deal is shown whose row is selected in the sheet. */
  readonly followsSelection: boolean;
}

/** The operations on the workbook that the store itself calls. */
export interface PaneWorkbook {
  readProcess(onTasks: (snapshot: ProcessSnapshot) => void): Promise<ProcessSnapshot | null>;
  /** Of a workbook without a process. */
  isReadOnly(): Promise<boolean>;
  watchProcess(onChange: () => void): Promise<() => Promise<void>>;
  markDone(taskIds: readonly string[], by: string, on: Day, activity: DoneActivity | null): Promise<TasksDone>;
  reopenTask(taskId: string): Promise<void>;
  skipTasks(taskIds: readonly string[], by: string): Promise<{ readonly undo: UndoToken }>;
  postpone(taskIds: readonly string[], due: Day): Promise<{ readonly undo: UndoToken }>;
  handOver(taskIds: readonly string[], owner: string, note: string): Promise<{ readonly undo: UndoToken }>;
  undo(token: UndoToken): Promise<void>;
}

interface PaneParts {
  readonly workbook: PaneWorkbook;
  readonly preferences: Preferences;
  readonly languages: {
    current(): Language;
    /** null while Office's display language decides. */
    chosen(): Language | null;
    choose(language: Language | null): void;
  };
  readonly today: () => Day;
}

/** The lists of what is being written, in the state. */
type PendingList = "pending" | "pendingDeals";
type AnyPending = Pending<TaskChange | DealChange>;

export type Said = Pick<Notice, "key" | "params"> & { readonly undo: UndoToken | null };

/**
 * The pane's state and what the user can do with it. The sheet is the truth: `process` is what was read from it last,
 * and a change by the user shows at once, is written behind, and stands again as the sheet has it when that fails.
 */
export class Pane {
  readonly store: Store<PaneState>;
  /** What takes back a task that was marked done here, with the stage that its deal moved to. */
  private readonly undoDone = new Map<string, UndoToken>();
  /** Writes go one after the other: two ticks in a row may be the last two milestones of one stage. */
  private writes: Promise<void> = Promise.resolve();
  private read: Promise<void> | null = null;
  private readAgain: Promise<void> | null = null;
  private readBack: Promise<void> = Promise.resolve();
  private unwatch: (() => Promise<void>) | null = null;

  constructor(private readonly parts: PaneParts) {
    this.store = new Store<PaneState>({
      process: { is: "reading" },
      notReadAgain: null,
      screen: "my-day",
      arrival: {},
      me: parts.preferences.me(),
      language: parts.languages.current(),
      chosenLanguage: parts.languages.chosen(),
      pending: new Map(),
      pendingDeals: new Map(),
      notice: null,
      arrangement: parts.preferences.arrangement(),
      dealsView: null,
      followsSelection: parts.preferences.followsSelection(),
    });
  }

  /** Reads the workbook and follows it from then on. */
  async start(): Promise<void> {
    // What changes while a large workbook is still being read must not be missed either.
    const watching = this.watch();
    await this.refresh();
    this.remind();
    await watching;
  }

  private async watch(): Promise<void> {
    try {
      this.unwatch = await this.parts.workbook.watchProcess(() => void this.refresh());
    } catch {
      // Without events the pane still reads after each of its own changes and when it is shown again.
    }
  }

  /** Says what is due, in one line and once a day, to whom the pane knows. */
  private remind(): void {
    const { process, me, notice } = this.store.get();
    const today = this.parts.today();
    if (process.is !== "there" || me === null || notice !== null || this.preferences.remindedOn() === today) return;
    const due = process.snapshot.tasks.filter(
      (task) => task.status === "open" && task.due !== null && task.due <= today && normalText(task.owner) === normalText(me)
    );
    if (due.length === 0) return;
    this.preferences.rememberReminded(today);
    const overdue = due.filter((task) => task.due! < today).length;
    this.say("taskpane:due.reminder", { overdue, today: due.length - overdue });
  }

  async stop(): Promise<void> {
    await this.unwatch?.();
    this.unwatch = null;
  }

  /** Reads the workbook; resolves when what it read is no older than this call. */
  refresh(): Promise<void> {
    if (this.read === null) {
      this.read = this.readNow().finally(() => {
        this.read = null;
      });
      return this.read;
    }
    this.readAgain ??= this.read.then(() => {
      this.readAgain = null;
      return this.refresh();
    });
    return this.readAgain;
  }

  private async readNow(): Promise<void> {
    try {
      const snapshot = await this.parts.workbook.readProcess((tasks) => {
        // Only at first: later the whole as it was read before says more.
        if (this.showsNothing()) this.store.set({ process: { is: "tasks-there", snapshot: tasks } });
      });
      const process: ProcessState = snapshot === null ? { is: "none", isReadOnly: await this.parts.workbook.isReadOnly() } : { is: "there", snapshot };
      this.store.set({ process, notReadAgain: null });
    } catch (error) {
      const problem = problemOf(error);
      if (problem === null) return;
      // What was read before stays on screen, marked as such: neither an edit in progress nor an operation that is
      // being shown may be blanked by a reading beside it.
      if (this.showsNothing()) this.store.set({ process: { is: "unreadable", problem } });
      else this.store.set({ notReadAgain: problem });
    }
  }

  /** Whether nothing was read of the workbook so far. */
  private showsNothing(): boolean {
    const { is } = this.store.get().process;
    return is === "reading" || is === "unreadable";
  }

  /** Shows a screen. What was done last is told on no other one, unless the user only selected something in the sheet. */
  open(screen: Screen, arrival: Arrival = {}): void {
    this.store.set({ screen, arrival, notice: arrival.bySelection === true ? this.store.get().notice : null });
  }

  say(key: string, params: ProblemParams = {}, undo: UndoToken | null = null): void {
    this.store.set({
      notice: { key, params, tone: "done", undo: undo === null ? null : () => this.takeBack(undo) },
    });
  }

  /** Tells in the notice bar why something that no screen speaks for did not work. */
  sayFailed(error: unknown): void {
    const problem = problemOf(error);
    if (problem !== null) this.store.set({ notice: { key: problem.code, params: problem.params, tone: "failed", undo: null } });
  }

  dismissNotice(): void {
    this.store.set({ notice: null });
  }

  identify(name: string): void {
    this.preferences.rememberMe(name);
    this.store.set({ me: name });
  }

  arrange(arrangement: Arrangement): void {
    this.parts.preferences.rememberArrangement(arrangement);
    this.store.set({ arrangement });
  }

  viewDeals(dealsView: DealsView): void {
    this.store.set({ dealsView });
  }

  /** What this person wants remembered. */
  get preferences(): Preferences {
    return this.parts.preferences;
  }

  followSelection(followsSelection: boolean): void {
    this.preferences.rememberFollowing(followsSelection);
    this.store.set({ followsSelection });
  }

  /** null: as Office. */
  chooseLanguage(chosenLanguage: Language | null): void {
    this.parts.languages.choose(chosenLanguage);
    this.store.set({ language: this.parts.languages.current(), chosenLanguage });
  }

  /** Marks tasks done, and logs with them what was said or agreed. */
  markDone(tasks: readonly Task[], activity: DoneActivity | null = null): void {
    const on = this.parts.today();
    this.changeTasks(tasks, { what: "done", on }, async () => {
      const done = await this.parts.workbook.markDone(idsOf(tasks), this.signer(tasks), on, activity);
      const [one, ...more] = tasks;
      // One of several is opened again alone: what follows from the others stays.
      if (more.length === 0) this.undoDone.set(one!.id, done.undo);
      return { ...whatFollowed(done.deals), undo: done.undo };
    });
  }

  /** Closes tasks that need not be done. */
  skip(tasks: readonly Task[]): void {
    this.changeTasks(tasks, { what: "skipped" }, async () => {
      const { undo } = await this.parts.workbook.skipTasks(idsOf(tasks), this.signer(tasks));
      return { ...said("skipped", tasks), undo };
    });
  }

  /** Takes a task's done mark back: with all that followed from it, when it was set in this pane. */
  reopen(task: Task): void {
    this.changeTasks([task], { what: "reopened" }, async () => {
      const token = this.undoDone.get(task.id);
      if (token === undefined) await this.parts.workbook.reopenTask(task.id);
      else await this.parts.workbook.undo(token);
      this.undoDone.delete(task.id);
      return { key: "taskChanges:reopened", params: { task: task.task, deal: task.deal }, undo: null };
    });
  }

  postpone(tasks: readonly Task[], due: Day): void {
    this.changeTasks(tasks, { what: "due", due }, async () => {
      const { undo } = await this.parts.workbook.postpone(idsOf(tasks), due);
      return { ...said("putOffTo", tasks, { day: due }), undo };
    });
  }

  handOver(tasks: readonly Task[], owner: string, note: string): void {
    this.changeTasks(tasks, { what: "owner", owner }, async () => {
      const { undo } = await this.parts.workbook.handOver(idsOf(tasks), owner, note);
      return { ...said("handedOver", tasks, { owner }), undo };
    });
  }

  private signer([first]: readonly Task[]): string {
    return this.store.get().me ?? first?.owner ?? "";
  }

  /** Shows a failed change of tasks no longer. */
  forget(taskIds: readonly string[]): void {
    this.show("pending", taskIds, this.store.get().pending.get(taskIds[0] ?? ""), null);
  }

  /** Shows a failed change of a deal no longer. */
  forgetDeal(deal: string): void {
    const key = normalText(deal);
    this.show("pendingDeals", [key], this.store.get().pendingDeals.get(key), null);
  }

  private changeTasks(tasks: readonly Task[], change: TaskChange, write: () => Promise<Said>): void {
    this.change("pending", idsOf(tasks), change, write);
  }

  /** Shows a deal where it was moved, and writes that behind. */
  changeDeal({ deal }: Deal, change: DealChange, write: () => Promise<Said>): void {
    this.change("pendingDeals", [normalText(deal)], change, write);
  }

  private pendingIn(list: PendingList): PendingChanges<TaskChange | DealChange> {
    return this.store.get()[list];
  }

  /** Shows another change, or none, in place of one that tasks or a deal have. */
  private show(list: PendingList, keys: readonly string[], instead: AnyPending | undefined, next: AnyPending | null): void {
    const pending = new Map(this.pendingIn(list));
    for (const key of keys) {
      if (pending.get(key) !== instead) continue; // the user has done something else to it since
      if (next === null) pending.delete(key);
      else pending.set(key, next);
    }
    this.store.set({ [list]: pending });
  }

  /** One change of one or several: shown at once, written as a whole, shown again as the sheet has it when that fails. */
  private change(list: PendingList, keys: readonly string[], change: TaskChange | DealChange, write: () => Promise<Said>): void {
    const again = () => this.change(list, keys, change, write);
    const mine: AnyPending = { change, keys, failure: null, again };
    this.store.set({ [list]: new Map([...this.pendingIn(list), ...keys.map((key): [string, AnyPending] => [key, mine])]) });
    this.dismissNotice();
    this.enqueue(async () => {
      try {
        const { key, params, undo } = await write();
        this.say(key, params, undo);
      } catch (error) {
        const failure = problemOf(error);
        if (failure !== null) this.show(list, keys, mine, { ...mine, failure });
      }
      // What was written shows from its list until it is read back, so that it does not flicker; what failed is shown
      // on what the sheet says now.
      this.readBack = this.refresh().then(() => this.show(list, keys, mine, null));
    });
  }

  /** Writes what no list shows ahead, after the writes before it; told at the foot, read back. Rejects with what failed. */
  carryOut(write: () => Promise<Said>): Promise<void> {
    this.dismissNotice();
    return new Promise((resolve, reject) => {
      this.enqueue(async () => {
        try {
          const said = await write();
          this.say(said.key, said.params, said.undo);
        } catch (error) {
          reject(error as Error);
        }
        this.readBack = this.refresh();
        await this.readBack;
        resolve();
      });
    });
  }

  private takeBack(token: UndoToken): void {
    this.store.set({ notice: null });
    this.enqueue(async () => {
      try {
        await this.parts.workbook.undo(token);
        for (const [taskId, mine] of this.undoDone) if (mine === token) this.undoDone.delete(taskId);
        this.say("taskpane:notice.undone");
      } catch (error) {
        const problem = problemOf(error);
        if (problem !== null) {
          const undo = canTryAgain(problem) ? () => this.takeBack(token) : null;
          this.store.set({ notice: { key: problem.code, params: problem.params, tone: "failed", undo } });
        }
      }
      this.readBack = this.refresh();
    });
  }

  private enqueue(write: () => Promise<void>): void {
    this.writes = this.writes.then(write, write);
  }

  /** Resolves when every change so far is written and read back. */
  async settled(): Promise<void> {
    await this.writes;
    await this.readBack;
  }
}

function idsOf(tasks: readonly Task[]): string[] {
  return tasks.map(({ id }) => id);
}

/** What was done to tasks: one is named, several are counted. */
function said(what: "skipped" | "putOffTo" | "handedOver", tasks: readonly Task[], params: ProblemParams = {}): Pick<Notice, "key" | "params"> {
  const [one, ...more] = tasks;
  if (more.length === 0) return { key: `taskChanges:one.${what}`, params: { ...params, task: one!.task, deal: one!.deal } };
  return { key: `taskChanges:several.${what}`, params: { ...params, tasks: tasks.length } };
}

/** The team's spelling of a name, or null when nobody of that name is in the team. */
export function memberNamed(snapshot: ProcessSnapshot, name: string | null): string | null {
  if (name === null) return null;
  const wanted = normalText(name);
  return snapshot.team.find((person) => normalText(person.name) === wanted)?.name ?? null;
}

import type { Language, Text } from "./language";
import type { Problem } from "./problem";

/** A value as Excel hands it over: a blank cell is "", null, undefined (and 0 in a date column). */
export type Cell = string | number | boolean | null | undefined;
/** A range: rows of cells, the header row first. */
export type Grid = readonly (readonly Cell[])[];
/** A whole calendar day as an Excel serial number of the 1900 date system (1 = 1 January 1900). */
export type Day = number;

export type StageKind = "open" | "won" | "lost" | "after-sales";
export type TaskStatus = "open" | "done" | "skipped";
export type Outcome = "open" | "won" | "lost";
/** What can be logged: what was done with a customer, and what people decided about a deal. */
export type ActivityType = "call" | "meeting" | "email" | "note" | "handOver" | "stageChange" | "exception";

/** One row of the Stages table. */
export interface Stage {
  readonly name: string;
  readonly order: number;
  readonly kind: StageKind;
  /** Probability of winning a deal that stands here, 0 to 1. */
  readonly probability: number | null;
  /** Calendar days after which a deal has been here too long. */
  readonly targetDays: number | null;
  readonly guidance: string;
}

/** One row of the Playbook table: a task that a stage brings. */
export interface PlaybookTask {
  readonly stage: string;
  readonly task: string;
  readonly milestone: boolean;
  readonly role: string;
  /** Business days after the stage's planned start on which the task is due. */
  readonly offsetDays: number;
  readonly guidance: string;
  /** The cadence: done, it is due again so many business days later, until the deal leaves the stage. null: once only. */
  readonly repeatDays: number | null;
}

/** One row of the Team table. */
export interface Person {
  readonly name: string;
  readonly role: string;
  readonly department: string;
  readonly email: string;
  readonly manager: string;
}

/** One row of the Process table: one task of one deal in one stage. */
export interface Task {
  readonly id: string;
  readonly deal: string;
  readonly customer: string;
  readonly stage: string;
  readonly task: string;
  readonly milestone: boolean;
  readonly owner: string;
  readonly start: Day | null;
  readonly due: Day | null;
  readonly done: Day | null;
  readonly status: TaskStatus;
  readonly notes: string;
}

/** One row of the Deals table. */
export interface Deal {
  readonly id: string;
  readonly deal: string;
  readonly customer: string;
  readonly owner: string;
  readonly stage: string;
  readonly amount: number | null;
  /** As written; "" when nothing says. */
  readonly currency: string;
  /** What one unit of the currency is worth; null when nothing says. */
  readonly exchangeRate: number | null;
  readonly created: Day | null;
  readonly expectedClose: Day | null;
  readonly closed: Day | null;
  readonly outcome: Outcome;
  /** The stage in which a lost deal was lost; "" when nobody has said. */
  readonly lostIn: string;
  readonly reason: string;
  readonly competitor: string;
  readonly source: string;
  readonly notes: string;
}

/** One row of the History table: a deal entering a stage. */
export interface StageEntry {
  readonly deal: string;
  readonly stage: string;
  readonly entered: Day;
  readonly by: string;
}

/** One row of the Activities table: what was said, done or decided. */
export interface Activity {
  readonly logged: Day;
  /** "" when it is about a customer without a deal. */
  readonly deal: string;
  readonly customer: string;
  /** null: a word of the team's own, such as WeChat. */
  readonly type: ActivityType | null;
  /** The type as it is written in the sheet. */
  readonly typeWord: string;
  readonly notes: string;
  readonly by: string;
}

/** What the workbook says of its process, read at one moment. */
export interface ProcessSnapshot {
  readonly language: Language;
  /** Whether it is the made-up process that Stagebook wrote to play with. */
  readonly isSample: boolean;
  /** Whether the workbook is open for reading only. */
  readonly isReadOnly: boolean;
  readonly stages: readonly Stage[];
  readonly playbook: readonly PlaybookTask[];
  readonly team: readonly Person[];
  readonly holidays: readonly Day[];
  readonly deals: readonly Deal[];
  readonly tasks: readonly Task[];
  /** As written, mostly the oldest first. */
  readonly history: readonly StageEntry[];
  /** As written, mostly the oldest first. */
  readonly activities: readonly Activity[];
  /** Rows that could not be read; they are in none of the lists. First what is wrong with the workbook as a whole. */
  readonly problems: readonly Problem[];
}

export type TemplateId = "b2b" | "inside" | "channel";

export interface TemplateTask {
  readonly task: Text;
  readonly milestone: boolean;
  readonly role: Text;
  readonly offsetDays: number;
  readonly repeatDays: number | null;
  readonly guidance: Text;
}

export interface TemplateStage {
  readonly name: Text;
  readonly kind: StageKind;
  readonly probability: number;
  readonly targetDays: number | null;
  readonly guidance: Text;
  readonly tasks: readonly TemplateTask[];
}

/** A ready process: stages in order, the tasks each brings, and who does them by role. */
export interface Template {
  readonly id: TemplateId;
  readonly name: Text;
  readonly description: Text;
  readonly stages: readonly TemplateStage[];
}

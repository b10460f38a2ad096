import type { Activity, Day, Deal, Grid, Outcome, Person, PlaybookTask, ProcessSnapshot, Stage, StageEntry, Task, TaskStatus } from "../process/model";
import { normalText, type ColumnId, type TableKind } from "../process/columns";
import { checkCycle, LOST, readDealRows, WON } from "../process/deal-rows";
import { StagebookError, type Problem } from "../process/problem";
import { readStages } from "../process/read-stages";
import { listed, readTable, type Days, type SheetTable } from "../process/read-table";
import { readTaskRows, TASK_DONE, TASK_SKIPPED } from "../process/task-rows";
import { activityOfWord, kindOfStageName } from "../process/words";
import { wholeOf } from "./cells";
import { findTables, hasProcess, languageOf, type TableAt, type TablesFound } from "./find-tables";
import { inExcel } from "./in-excel";
import { planReads, readBlocks } from "./read-blocks";

/** What tells somebody what to do now. */
const FOR_TASKS = ["Stages", "Playbook", "Team", "Holidays", "Process"] as const satisfies readonly TableKind[];
const FOR_DEALS = ["Deals", "History", "Activities"] as const satisfies readonly TableKind[];
/** The tables that a snapshot is made of. Targets are read by the figures that need them. */
const READ = [...FOR_TASKS, ...FOR_DEALS];
type ReadKind = (typeof READ)[number];

/**
 * The process that the workbook has, read at one moment; null when it has none. A row that cannot be read is in no list
 * but in `problems`: with the sheet's own row number, the header, and `params.sheet` and `params.table`. What concerns
 * the workbook as a whole comes first and has none of these; what concerns a whole table, none of whose rows is then
 * read, has `params.rows` "all".
 *
 * A process that is too large for one request is read in the order in which it is of use: `onTasks` gets it without
 * deals, stage entries and activities as soon as the rest is there.
 */
export function readProcess(onTasks: (snapshot: ProcessSnapshot) => void = () => undefined): Promise<ProcessSnapshot | null> {
  return inExcel(async (context) => {
    const found = await findTables(context);
    if (!hasProcess(found)) return null;
    const problems = [...goneTables(found), ...oddDays(found)];
    if (planReads(presentOf(found, READ).map(wholeOf)).length <= 1) {
      const snapshot = await readSnapshot(context, found);
      return { ...snapshot, problems: [...problems, ...snapshot.problems] };
    }
    const read = await readSnapshot(context, found, FOR_TASKS);
    const tasks = { ...read, problems: [...problems, ...read.problems] };
    onTasks(tasks);
    const { deals, history, activities, problems: others } = await readSnapshot(context, found, FOR_DEALS, tasks.stages);
    return { ...tasks, deals, history, activities, problems: [...tasks.problems, ...others] };
  });
}

/** Those of the tables that are there. */
function presentOf({ tables }: TablesFound, kinds: readonly ReadKind[]): TableAt[] {
  return kinds.map((kind) => tables[kind]).filter((table) => table !== undefined);
}

/** Dates that count from 1904 are four years and a day off, all of them. */
function oddDays({ countsFrom1904 }: TablesFound): Problem[] {
  return countsFrom1904 ? [{ code: "workbook:datesFrom1904", params: {} }] : [];
}

/** The tables that we made and that are no longer there, or no longer say what they are: not the same as empty ones. */
function goneTables({ tables, remembered }: TablesFound): Problem[] {
  const gone = READ.filter((kind) => tables[kind] === undefined && remembered.tables[kind] !== undefined);
  return gone.map((kind) => ({ code: "workbook:noTable", params: { table: remembered.tables[kind]!.name, rows: "all" } }));
}

/**
 * Reads the tables that were found: all of them in one request, unless they are larger than one answer may be. Without
 * Stages among the kinds, names of stages are held against `known`.
 */
export async function readSnapshot(
  context: Excel.RequestContext,
  found: TablesFound,
  kinds: readonly ReadKind[] = READ,
  known: readonly Stage[] = []
): Promise<ProcessSnapshot> {
  const present = presentOf(found, kinds);
  const grids = await readBlocks(context, present.map(wholeOf));
  const problems: Problem[] = [];
  const read = <T>(kind: ReadKind, rows: (table: SheetTable) => T[]): T[] => {
    const index = present.findIndex((table) => table.kind === kind);
    return index < 0 ? [] : readRows(present[index]!, grids[index]!, rows, problems);
  };
  const stages = kinds.includes("Stages") ? read("Stages", readStagesOrNone) : known;
  return {
    language: languageOf(found),
    isSample: found.remembered.sample !== null,
    isReadOnly: found.isReadOnly,
    stages,
    playbook: read("Playbook", playbookOf),
    team: read("Team", teamOf),
    holidays: read("Holidays", holidaysOf),
    deals: read("Deals", (table) => dealsOf(table, stages)),
    tasks: read("Process", (table) => tasksOf(table, stages)),
    history: read("History", (table) => historyOf(table, stages)),
    activities: read("Activities", activitiesOf),
    problems,
  };
}

/** Reads one table; what is wrong with the table as a whole (a column is missing) is a problem as well. */
function readRows<T>(at: TableAt, grid: Grid, rows: (table: SheetTable) => T[], problems: Problem[]): T[] {
  const table = readTable(grid, { kind: at.kind, onProblem: "collect" });
  const tell = ({ code, params, row, column }: Problem) => {
    const where = { ...(row === undefined ? {} : { row: row + at.top }), ...(column === undefined ? {} : { column }) };
    problems.push({ code, params: { ...params, sheet: at.sheet, table: at.name }, ...where });
  };
  try {
    const read = rows(table);
    table.problems.forEach(tell);
    return read;
  } catch (error) {
    if (!(error instanceof StagebookError)) throw error;
    table.problems.forEach(tell);
    const { code, params, row, column } = error;
    tell({ code, params: { ...params, rows: "all" }, row, column });
    return [];
  }
}

function readStagesOrNone(table: SheetTable): Stage[] {
  table.need("stage");
  return table.length === 0 ? [] : readStages(table);
}

/** The rows that can be read, each made by `row`. Columns are asked for first, so that every problem is known. */
function readable<T>(table: SheetTable, row: (i: number) => T): T[] {
  const result: T[] = [];
  for (let i = 0; i < table.length; i++) if (table.isReadable(i)) result.push(row(i));
  return result;
}

function texts(table: SheetTable, id: ColumnId): (i: number) => string {
  const column = table.text(id);
  return (i) => column.labelAt(i);
}

/** 0 stands for a blank cell in a column of days. */
function dayOrNull(days: Days): (i: number) => Day | null {
  return (i) => days[i]! || null;
}

function numberOrNull(numbers: Float64Array): (i: number) => number | null {
  return (i) => (Number.isNaN(numbers[i]) ? null : numbers[i]!);
}

function playbookOf(table: SheetTable): PlaybookTask[] {
  table.need("stage", "task");
  const [stage, task, role, guidance] = (["stage", "task", "role", "guidance"] as const).map((id) => texts(table, id));
  const milestone = table.flags("milestone");
  const [offset, repeat] = [numberOrNull(table.numbers("offsetDays")), numberOrNull(table.numbers("repeatDays"))];
  return readable(table, (i) => ({
    stage: stage!(i),
    task: task!(i),
    milestone: milestone[i] === 1,
    role: role!(i),
    offsetDays: Math.round(offset(i) ?? 0),
    guidance: guidance!(i),
    repeatDays: cadence(repeat(i)),
  }));
}

/** Business days between two follow-ups; less than one makes no cadence. */
function cadence(days: number | null): number | null {
  return days === null || days < 1 ? null : Math.round(days);
}

function teamOf(table: SheetTable): Person[] {
  table.need("name");
  const [name, role, department, email, manager] = (["name", "role", "department", "email", "manager"] as const).map((id) => texts(table, id));
  return readable(table, (i) => ({ name: name!(i), role: role!(i), department: department!(i), email: email!(i), manager: manager!(i) }));
}

function holidaysOf(table: SheetTable): Day[] {
  table.need("holiday");
  const days = table.days("holiday");
  return readable(table, (i) => days[i]!).filter((day) => day > 0);
}

/** Reports stages that the Stages table does not have. Without a Stages table every name is right. */
function checkStages(table: SheetTable, stages: readonly Stage[], isRight: (stage: string) => boolean = () => false): void {
  if (stages.length === 0) return;
  const column = table.text("stage");
  const named = new Set(stages.map((stage) => normalText(stage.name)));
  const isKnown = column.map((label) => named.has(normalText(label)) || isRight(normalText(label)));
  for (let i = 0; i < table.length; i++) {
    const code = column.codes[i]!;
    if (code === 0) table.report(i, "stage", "process:blankStage");
    else if (!isKnown[code]) {
      table.report(i, "stage", "process:unknownStage", { stage: column.label(code), stages: listed(stages.map((stage) => stage.name)) });
    }
  }
}

const OUTCOMES: Readonly<Record<number, Outcome>> = { [WON]: "won", [LOST]: "lost" };

function dealsOf(table: SheetTable, stages: readonly Stage[]): Deal[] {
  table.need("deal", "stage");
  checkStages(table, stages);
  const rows = readDealRows(table, stages);
  const created = table.days("created");
  for (let i = 0; i < table.length; i++) checkCycle(rows, i, created[i]!);
  const [id, deal, customer, owner, stage] = (["id", "deal", "customer", "owner", "stage"] as const).map((column) => texts(table, column));
  const [lostIn, reason, competitor, source, notes] = (["lostIn", "reason", "competitor", "source", "notes"] as const).map((column) => texts(table, column));
  const currency = texts(table, "currency");
  const [amount, exchangeRate] = [table.numbers("amount"), table.numbers("exchangeRate")].map(numberOrNull);
  const [createdOn, expectedClose, closed] = [created, table.days("expectedClose"), rows.closed].map((days) => dayOrNull(days));
  return readable(table, (i) => ({
    id: id!(i),
    deal: deal!(i),
    customer: customer!(i),
    owner: owner!(i),
    stage: stage!(i),
    amount: amount!(i),
    currency: currency(i),
    exchangeRate: exchangeRate!(i),
    created: createdOn!(i),
    expectedClose: expectedClose!(i),
    closed: closed!(i),
    outcome: OUTCOMES[rows.outcomes[i]!] ?? "open",
    lostIn: lostIn!(i),
    reason: reason!(i),
    competitor: competitor!(i),
    source: source!(i),
    notes: notes!(i),
  }));
}

const STATES: Readonly<Record<number, TaskStatus>> = { [TASK_DONE]: "done", [TASK_SKIPPED]: "skipped" };

function tasksOf(table: SheetTable, stages: readonly Stage[]): Task[] {
  table.need("deal", "stage", "task");
  checkStages(table, stages);
  const rows = readTaskRows(table);
  const [id, deal, customer, stage, task, owner, notes] = (
    ["id", "deal", "customer", "stage", "task", "owner", "notes"] as const
  ).map((column) => texts(table, column));
  const milestone = table.flags("milestone");
  const [start, due, done] = [rows.start, rows.due, rows.done].map((days) => dayOrNull(days));
  return readable(table, (i) => ({
    id: id!(i),
    deal: deal!(i),
    customer: customer!(i),
    stage: stage!(i),
    task: task!(i),
    milestone: milestone[i] === 1,
    owner: owner!(i),
    start: start!(i),
    due: due!(i),
    done: done!(i),
    status: STATES[rows.states[i]!] ?? "open",
    notes: notes!(i),
  }));
}

/** A deal enters Lost also where no stage is called so. */
function historyOf(table: SheetTable, stages: readonly Stage[]): StageEntry[] {
  table.need("deal", "stage", "entered");
  checkStages(table, stages, (stage) => kindOfStageName(stage) === "lost");
  const [deal, stage, by] = (["deal", "stage", "by"] as const).map((column) => texts(table, column));
  const entered = table.days("entered");
  return readable(table, (i) => ({ deal: deal!(i), stage: stage!(i), entered: entered[i]!, by: by!(i) })).filter((entry) => entry.entered > 0);
}

function activitiesOf(table: SheetTable): Activity[] {
  table.need("logged");
  const logged = table.days("logged");
  const [deal, customer, word, notes, by] = (["deal", "customer", "activityType", "notes", "by"] as const).map((column) => texts(table, column));
  return readable(table, (i) => ({
    logged: logged[i]!,
    deal: deal!(i),
    customer: customer!(i),
    type: activityOfWord(word!(i)),
    typeWord: word!(i),
    notes: notes!(i),
    by: by!(i),
  }));
}

import type { ImportPlan, ImportedDeal, ImportedTask } from "../import/import-plan";
import { currencyName, maySameCurrency } from "../import/written-amount";
import { columnOf, COLUMNS, normalHeader, normalText } from "../process/columns";
import type { Language } from "../process/language";
import type { Cell, Stage } from "../process/model";
import { StagebookError } from "../process/problem";
import { FLAG_WORDS, KIND_WORDS, OUTCOME_WORDS, STATUS_WORDS } from "../process/words";
import { idsIn } from "./add-deal";
import { appendRows, listSources, prepareAppend, refOf, type RowValues } from "./append-rows";
import { bodyOf } from "./cells";
import type { ColumnsAdded } from "./changes";
import { columnAt, findTables, hasProcess, languageOf, needColumn, needDatesFrom1900, needTable, needWritable, type TableAt, type TablesFound } from "./find-tables";
import { addTables, findNamesTaken } from "./new-tables";
import type { OperationOptions, Renamed } from "./operation";
import { readBlocks } from "./read-blocks";
import { readSnapshot } from "./read-process";
import { newRowId } from "./row-ids";
import { transaction, type Transaction } from "./transaction";

export type DealsToImport = Pick<ImportPlan, "shape" | "deals" | "tasks" | "history" | "stages" | "people" | "extra">;

export interface Imported {
  /** Deals written. */
  readonly deals: number;
  /** Names of deals that the workbook had already (by ID or by name); they were left as they are. */
  readonly skipped: readonly string[];
  readonly renamed: readonly Renamed[];
}

/**
 * Writes an import into the workbook's process, or makes one of it. The source is left as it is. What cannot be finished
 * or is cancelled is taken back.
 */
export async function importDeals(plan: DealsToImport, language: Language, options: OperationOptions = {}): Promise<Imported> {
  const { answer } = await transaction(options, async (tx): Promise<Imported> => {
    const taken = await findNamesTaken(tx.context);
    needDatesFrom1900(taken.found);
    if (hasProcess(taken.found)) return addToProcess(tx, taken.found, plan);
    const ids = new Set(plan.deals.map((deal) => normalText(deal.id)));
    const taskIds = new Set<string>();
    const extraOf = extraColumns(plan, language);
    const tables = {
      language,
      roles: [],
      tables: {
        Deals: { rows: plan.deals.map((deal) => dealRow(deal, language, ids)), extra: extraOf.Deals },
        Process: { rows: plan.tasks.map((task) => taskRow(task, language, taskIds)), extra: extraOf.Process },
        Stages: { rows: plan.stages.map((stage, index) => stageRow(stage, index + 1, language)) },
        Playbook: { rows: [] },
        Team: { rows: plan.people.map((name): RowValues => ({ name })) },
        Targets: { rows: [] },
        Holidays: { rows: [] },
        Activities: { rows: [] },
        History: { rows: plan.history.map(({ deal, stage, entered, by }): RowValues => ({ deal, stage, entered, by })), extra: extraOf.History },
      },
    };
    return { deals: plan.deals.length, skipped: [], renamed: await addTables(tx, taken, tables, { language }) };
  });
  return answer;
}

async function addToProcess(tx: Transaction, before: TablesFound, plan: DealsToImport): Promise<Imported> {
  const { context } = tx;
  let found = before;
  const { Process, History, Stages, Team } = found.tables;
  needWritable(found, [needTable(found, "Deals"), plan.tasks.length > 0 ? needTable(found, "Process") : undefined, History, Stages, Team]);
  const language = languageOf(found);
  const snapshot = await readSnapshot(context, found, ["Stages", "Team"]);
  const existing = await dealsThere(context, needTable(found, "Deals"));
  const isThere = (deal: ImportedDeal) => existing.names.has(normalText(deal.deal)) || (deal.id !== "" && existing.ids.has(normalText(deal.id)));
  const isNew = plan.deals.map((deal) => !isThere(deal));
  const deals = plan.deals.filter((_, index) => isNew[index]);
  const skipped = plan.deals.filter((_, index) => !isNew[index]).map(({ deal }) => deal);
  const gone = new Set(skipped.map(normalText));
  const tasks = plan.tasks.map((task, index) => ({ task, index })).filter(({ task }) => !gone.has(normalText(task.deal)));
  const history = plan.history.map((entry, index) => ({ ...entry, index })).filter(({ deal }) => !gone.has(normalText(deal)));
  if (deals.length + tasks.length === 0) return { deals: 0, skipped, renamed: [] };

  const extraOf = extraColumns({ ...plan, deals: plan.deals.map((deal) => ({ ...deal, currency: spelling(deal, existing) })) }, language);
  needOneCurrency(deals, existing);
  let hasGrown = false;
  for (const [kind, count] of [["Deals", deals.length], ["Process", tasks.length], ["History", history.length]] as const) {
    const table = found.tables[kind];
    if (table !== undefined && count > 0 && (await addColumns(tx, table, extraOf[kind].map(({ header }) => header)))) hasGrown = true;
  }
  if (hasGrown) found = await findTables(context);
  const stageOf = stageNames(plan.stages, snapshot.stages);
  const newStages = Stages === undefined ? [] : missingStages(plan.stages, snapshot.stages);
  const known = new Set(snapshot.team.map((person) => normalText(person.name)));
  const newPeople = Team === undefined ? [] : plan.people.filter((name) => !known.has(normalText(name)));
  const taskIds = tasks.length === 0 || Process === undefined ? new Set<string>() : await idsThere(context, needTable(found, "Process"));

  const looks = { language, sources: listSources(found, { stages: newStages.length, people: newPeople.length }) };
  const parts: { table: TableAt | undefined; rows: RowValues[]; extra?: { column: number; value: Cell }[][] }[] = [
    { table: found.tables.Stages, rows: newStages.map((stage) => stageRow(stage, stage.order, language)) },
    { table: found.tables.Team, rows: newPeople.map((name) => ({ name })) },
    {
      table: found.tables.Deals,
      rows: deals.map((deal) => dealRow({ ...deal, stage: stageOf(deal.stage), lostIn: stageOf(deal.lostIn) }, language, existing.ids)),
      extra: extraCells(found.tables.Deals, extraOf.Deals, plan.deals.flatMap((_, index) => (isNew[index] ? [index] : []))),
    },
    {
      table: found.tables.Process,
      rows: tasks.map(({ task }) => taskRow({ ...task, stage: stageOf(task.stage) }, language, taskIds)),
      extra: extraCells(found.tables.Process, extraOf.Process, tasks.map(({ index }) => index)),
    },
    {
      table: found.tables.History,
      rows: history.map(({ deal, stage, entered, by }) => ({ deal, stage: stageOf(stage), entered, by })),
      extra: extraCells(found.tables.History, extraOf.History, history.map(({ index }) => index)),
    },
  ];
  const writing = parts.filter((part): part is typeof part & { table: TableAt } => part.table !== undefined && part.rows.length > 0);
  const prepared = await prepareAppend(context, writing.map(({ table }) => table));
  const total = writing.reduce((sum, { rows }) => sum + rows.length, 0);
  let done = 0;
  for (const [index, { rows, extra }] of writing.entries()) {
    await appendRows(tx, prepared[index]!, rows, looks, extra, (count) => {
      done += count;
      tx.progress((0.95 * done) / total);
    });
    await tx.sync();
  }
  tx.progress(1);
  return { deals: deals.length, skipped, renamed: [] };
}

interface DealsThere {
  readonly names: Set<string>;
  readonly ids: Set<string>;
  /** The currencies of its amounts, as they are spelled there. */
  readonly currencies: readonly string[];
  /** Whether it says what each currency is worth, so that several can be added up. */
  readonly hasRates: boolean;
}

async function dealsThere(context: Excel.RequestContext, deals: TableAt): Promise<DealsThere> {
  const [id, currency] = [columnAt(deals, "id"), columnAt(deals, "currency")];
  const [names, ids, currencies] = await readBlocks(
    context,
    [needColumn(deals, "deal"), Math.max(id, 0), Math.max(currency, 0)].map((column) => bodyOf(deals, column))
  );
  const spelled = currency < 0 ? [] : currencies!.map(([cell]) => String(cell ?? "").trim()).filter((text) => text !== "");
  return { names: idsIn(names!), ids: id < 0 ? new Set() : idsIn(ids!), currencies: [...new Set(spelled)], hasRates: columnAt(deals, "exchangeRate") >= 0 };
}

async function idsThere(context: Excel.RequestContext, table: TableAt): Promise<Set<string>> {
  const column = columnAt(table, "id");
  if (column < 0) return new Set();
  const [ids] = await readBlocks(context, [bodyOf(table, column)]);
  return idsIn(ids!);
}

// ---- columns that are none of the table's own

type ExtraOf = Readonly<Record<"Deals" | "Process" | "History", ImportPlan["extra"]>>;

/** The columns of the source that are kept beside those of its table; and the currency, wherever a deal has one, beside Deals. */
function extraColumns({ shape, deals, extra }: Pick<DealsToImport, "shape" | "deals" | "extra">, language: Language): ExtraOf {
  const [ofDeals, named] = [shape === "deals" ? extra : [], deals.some(({ currency }) => currency !== "")];
  const isCurrency = ({ header }: { header: string }) => columnOf(header) === "currency";
  const header = ofDeals.find(isCurrency)?.header ?? COLUMNS.currency.header[language];
  const currency = named ? [{ header, values: deals.map((deal) => deal.currency) }] : [];
  return {
    Deals: named ? [...ofDeals.filter((column) => !isCurrency(column)), ...currency] : ofDeals,
    Process: shape === "tasks" ? extra : [],
    History: shape === "history" ? extra : [],
  };
}

/** Where a table has a column: under this header, else under another that means the same. */
function placeOf(table: TableAt, header: string): number {
  const same = table.header.findIndex((other) => normalHeader(other) === normalHeader(header));
  const meaning = columnOf(header);
  return same >= 0 || meaning === null ? same : columnAt(table, meaning);
}

/** Adds the columns that a table has not, at its right end. Answers whether there were any. */
async function addColumns(tx: Transaction, table: TableAt, headers: readonly string[]): Promise<boolean> {
  const missing = headers.filter((header) => placeOf(table, header) < 0);
  if (missing.length === 0) return false;
  tx.will<ColumnsAdded>({ kind: "columnsAdded", table: refOf(table), headers: missing });
  const columns = tx.context.workbook.tables.getItem(table.id).columns;
  for (const header of missing) columns.add(undefined, undefined, header);
  await tx.sync();
  return true;
}

function extraCells(table: TableAt | undefined, extra: ImportPlan["extra"], indexes: readonly number[]): { column: number; value: Cell }[][] {
  if (table === undefined) return [];
  const places = extra.map(({ header }) => placeOf(table, header));
  return indexes.map((index) => extra.map(({ values }, at) => ({ column: places[at]!, value: values[index] ?? "" })));
}

// ---- currencies

/** A deal's currency as the workbook spells it. */
function spelling({ currency }: ImportedDeal, { currencies }: DealsThere): string {
  if (currency === "") return "";
  const exact = currencies.find((other) => currencyName(other) === currencyName(currency));
  const alike = currencies.filter((other) => maySameCurrency(other, currency));
  return exact ?? (alike.length === 1 ? alike[0]! : currency);
}

/**
 * Throws when deals would come with another currency than those that are there: every sum over both would be refused, or
 * be wrong where the currency is not looked at.
 */
function needOneCurrency(deals: readonly ImportedDeal[], there: DealsThere): void {
  if (there.hasRates || there.currencies.length === 0) return;
  const other = new Set(deals.map((deal) => spelling(deal, there)).filter((currency) => currency !== "" && !there.currencies.includes(currency)));
  if (other.size === 0) return;
  throw new StagebookError("workbook:otherCurrency", { there: there.currencies.join(", "), imported: [...other].join(", ") });
}

// ---- stages

/** How the workbook calls a stage of the import: its own spelling, and its own won and lost stages. */
function stageNames(imported: readonly Stage[], own: readonly Stage[]): (name: string) => string {
  const names = new Map(imported.map((stage) => [normalText(stage.name), twin(stage, own)?.name ?? stage.name]));
  for (const stage of own) names.set(normalText(stage.name), stage.name);
  return (name) => names.get(normalText(name)) ?? name;
}

/** The stage of the workbook that an imported one is. */
function twin(stage: Stage, own: readonly Stage[]): Stage | undefined {
  const same = own.find((other) => normalText(other.name) === normalText(stage.name));
  return same ?? (stage.kind === "won" || stage.kind === "lost" ? own.find((other) => other.kind === stage.kind) : undefined);
}

/** Stages that the workbook has not, each with an order right after the imported stage before it. */
function missingStages(imported: readonly Stage[], own: readonly Stage[]): Stage[] {
  const missing: Stage[] = [];
  let after = Math.min(0, ...own.map((stage) => stage.order));
  imported.forEach((stage) => {
    const known = twin(stage, own);
    if (known !== undefined) {
      after = known.order;
      return;
    }
    const next = Math.min(after + 1, ...[...own, ...missing].map((other) => other.order).filter((order) => order > after));
    after = (after + next) / 2;
    missing.push({ ...stage, order: after });
  });
  return missing;
}

// ---- rows

function stageRow(stage: Stage, order: number, language: Language): RowValues {
  return {
    stage: stage.name,
    order,
    kind: KIND_WORDS[stage.kind][language],
    probability: stage.probability ?? "",
    targetDays: stage.targetDays ?? "",
    guidance: stage.guidance,
  };
}

function dealRow(deal: ImportedDeal, language: Language, ids: Set<string>): RowValues {
  return {
    id: deal.id === "" ? newRowId(ids) : deal.id,
    deal: deal.deal,
    customer: deal.customer,
    owner: deal.owner,
    stage: deal.stage,
    amount: deal.amount ?? "",
    created: deal.created ?? "",
    expectedClose: deal.expectedClose ?? "",
    closed: deal.closed ?? "",
    outcome: OUTCOME_WORDS[deal.outcome][language],
    lostIn: deal.lostIn,
    reason: deal.reason,
    competitor: deal.competitor,
    source: deal.source,
    notes: deal.notes,
  };
}

function taskRow(task: ImportedTask, language: Language, ids: Set<string>): RowValues {
  const id = task.id === "" || ids.has(normalText(task.id)) ? newRowId(ids) : task.id;
  ids.add(normalText(id));
  return {
    id,
    deal: task.deal,
    customer: task.customer,
    stage: task.stage,
    task: task.task,
    milestone: FLAG_WORDS[task.milestone ? "yes" : "no"][language],
    owner: task.owner,
    start: task.start ?? "",
    due: task.due ?? "",
    done: task.done ?? "",
    status: STATUS_WORDS[task.status][language],
    by: task.by,
    notes: task.notes,
  };
}

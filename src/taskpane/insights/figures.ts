import { amountsOf } from "../../metrics/amounts";
import { bottlenecks, type StageCost } from "../../metrics/bottleneck";
import { cohortOf, conversion } from "../../metrics/conversion";
import { chancesOf, forecasts, type Forecast } from "../../metrics/forecast";
import { funnel, type FunnelRow } from "../../metrics/funnel";
import { journeysOf, type Journeys } from "../../metrics/journeys";
import { reps, type Rep } from "../../metrics/reps";
import { stalledDeals, type StalledDeal } from "../../metrics/stalled";
import { attainments, readTargets, targetsOf, type Attainment } from "../../metrics/targets";
import { winRate } from "../../metrics/win-rate";
import type { Codes } from "../../process/cell-column";
import { readDealRows, tellsClosed } from "../../process/deal-rows";
import { quoted } from "../../process/formulas";
import { readTaskRows } from "../../process/task-rows";
import type { FormulaToPut } from "../../workbook";
import type { AskedData, AskedTable } from "./ask";
import { formulaOf, periodArguments } from "./formulas";

/*
 * The figures of the pane, each computed by the module of src/metrics that the function in a cell uses (METRICS.md), and
 * with the formula that puts it into the sheet: what it answers there is what the pane shows. null: there is nothing to
 * compute it from.
 */

const COUNT = "#,##0";
const SHARE = "0%";
const DAYS = "0.0";

/** Where a formula's answer has a column of its own. */
type Columns = readonly (string | null | false)[];

function table(formula: string, rows: number, formats: Columns): FormulaToPut {
  const told = formats.filter((format) => format !== false);
  return { formula, rows: rows + 1, columns: told.length, formats: told, hasHeader: true };
}

function journeysIn({ journeys, stages, ask }: AskedData): Journeys | null {
  if (journeys === null) return null;
  return journeysOf(journeys.table, { stages: stages?.list ?? null, asked: [], asOf: ask.asOf });
}

export interface FunnelFigure {
  readonly rows: readonly FunnelRow[];
  readonly put: FormulaToPut;
}

export function funnelOf(data: AskedData): FunnelFigure | null {
  const journeys = journeysIn(data);
  if (journeys === null) return null;
  const { rows, has, deals } = funnel(journeys, "cohort", data.ask.period);
  if (deals === 0) return null;
  const formula = formulaOf("FUNNEL", [data.journeys!.argument, null, ...periodArguments(data.ask.period), null, data.stages?.argument ?? null]);
  const formats: Columns = [null, COUNT, SHARE, SHARE, COUNT, COUNT, has.openAmount && COUNT, has.medianDays && DAYS, has.overTarget && COUNT];
  return { rows, put: table(formula, rows.length, formats) };
}

export interface ConversionFigure {
  readonly from: string;
  readonly to: string;
  /** Won ÷ entered, of the deals that entered the first stage in the period. */
  readonly rate: number;
  /** Won ÷ (won + lost), of the deals closed in the period; null: none was, or nothing tells. */
  readonly winRate: number | null;
  readonly put: FormulaToPut;
}

export function conversionOf(data: AskedData): ConversionFigure | null {
  const journeys = journeysIn(data);
  if (journeys === null || journeys.order.won < 1 || journeys.order.won >= journeys.order.steps.length) return null;
  const { steps, won } = journeys.order;
  const { rate } = conversion(journeys, 0, won, "cohort", data.ask.period);
  if (rate === null) return null;
  const [from, to] = [steps[0]!.name, steps[won]!.name];
  const formula = formulaOf("CONVERSION", [
    data.journeys!.argument, quoted(from), quoted(to), null, ...periodArguments(data.ask.period), null, data.stages?.argument ?? null,
  ]);
  const deals = data.deals === null ? null : readDealRows(data.deals.table, data.stages?.list ?? null);
  return {
    from, to, rate,
    winRate: deals === null || !tellsClosed(deals.table) ? null : winRate(deals, "count", data.ask.period).rate,
    put: { formula, rows: 1, columns: 1, formats: [SHARE], hasHeader: false },
  };
}

export interface BottleneckFigure {
  readonly rows: readonly StageCost[];
  readonly put: FormulaToPut;
}

export function bottleneckOf(data: AskedData): BottleneckFigure | null {
  const journeys = journeysIn(data);
  if (journeys === null || cohortOf(journeys, 0, data.ask.period).length === 0) return null;
  const isByDeals = data.journeys === data.deals;
  const amounts = amountsOf(journeys, isByDeals ? null : (data.deals?.table ?? null));
  const rows = bottlenecks(journeys, data.ask.period, amounts);
  if (rows.length === 0) return null;
  const formula = formulaOf("BOTTLENECK", [
    data.journeys!.argument, isByDeals ? null : (data.deals?.argument ?? null), null, ...periodArguments(data.ask.period), null, data.stages?.argument ?? null,
  ]);
  const formats: Columns = [null, SHARE, null, rows.some(({ daysOver }) => daysOver !== null) && COUNT, COUNT, amounts !== null && COUNT];
  return { rows, put: table(formula, rows.length, formats) };
}

export interface StalledFigure {
  readonly rows: readonly StalledDeal[];
  readonly put: FormulaToPut;
}

/** Stalled deals as of today: a period has no say in it. */
export function stalledOf(data: AskedData): StalledFigure | null {
  const journeys = journeysIn(data);
  if (journeys === null || journeys.order.steps.every(({ targetDays }) => targetDays === null)) return null;
  const rows = stalledDeals(journeys, data.tasks?.table ?? null, "any", data.ask.asOf);
  const formula = formulaOf("STALLED", [data.journeys!.argument, data.tasks?.argument ?? null, null, null, null, data.stages?.argument ?? null]);
  const formats: Columns = [null, rows[0]?.owners != null && null, null, COUNT, COUNT, COUNT, null];
  return { rows, put: table(formula, Math.max(1, rows.length), formats) };
}

export interface RepsFigure {
  readonly rows: readonly Rep[];
  readonly put: FormulaToPut;
}

/** People by their deals and tasks; null without a table of deals that names owners. */
export function repsOf(data: AskedData): RepsFigure | null {
  const { deals, tasks, ask, stages } = data;
  if (deals === null || !deals.table.has("owner")) return null;
  const work = ownedTasks(tasks);
  const rows = reps(readDealRows(deals.table, stages?.list ?? null), work && readTaskRows(work.table), ask.period, ask.asOf);
  if (rows.length === 0) return null;
  const formula = formulaOf("REPS", [deals.argument, work?.argument ?? null, ...periodArguments(ask.period)]);
  const formats: Columns = [
    null, ...(work === null ? [] : TASK_FORMATS), COUNT, COUNT, COUNT, SHARE,
    deals.table.has("amount") && COUNT, deals.table.has("created") && tellsClosed(deals.table) && DAYS,
  ];
  return { rows, put: table(formula, rows.length, formats) };
}

const TASK_FORMATS: Columns = [COUNT, COUNT, SHARE, COUNT];

function ownedTasks(tasks: AskedTable | null): AskedTable | null {
  return tasks !== null && tasks.table.has("owner") && tasks.table.has("due") ? tasks : null;
}

/** People by their tasks, who has the most overdue first. */
export function overdueByOwner(data: AskedData): RepsFigure | null {
  const work = ownedTasks(data.tasks);
  if (work === null) return null;
  const people = reps(null, readTaskRows(work.table), data.ask.period, data.ask.asOf);
  if (people.length === 0) return null;
  const rows = people.filter(({ tasks }) => tasks!.overdueNow > 0).sort((a, b) => b.tasks!.overdueNow - a.tasks!.overdueNow);
  const formula = formulaOf("REPS", [work.argument, null, ...periodArguments(data.ask.period)]);
  return { rows, put: table(formula, people.length, [null, ...TASK_FORMATS]) };
}

export interface ByOwner<Row> {
  /** Of everyone together. */
  readonly all: Row;
  /** "": those without an owner. */
  readonly people: readonly (Row & { readonly name: string })[];
  readonly put: FormulaToPut;
}

/** The weighted forecast of the deals that are expected to close in the period. */
export function forecastOf(data: AskedData): ByOwner<Forecast> | null {
  const { deals, stages, ask } = data;
  if (deals === null || !deals.table.has("amount") || !deals.table.has("owner")) return null;
  const rows = readDealRows(deals.table, stages?.list ?? null);
  if (rows.length === 0) return null;
  const chances = chancesOf(rows, stages?.list ?? null);
  const [all] = forecasts(rows, chances, new Int32Array(rows.length), 1, ask.period);
  const formula = formulaOf("FORECAST", [deals.argument, quoted(deals.table.headerOf("owner")), null, ...periodArguments(ask.period), stages?.argument ?? null]);
  const people = byOwner(deals, (codes, groups) => forecasts(rows, chances, codes, groups, ask.period));
  return { all: all!, people, put: table(formula, people.length, [null, COUNT, COUNT, COUNT]) };
}

/** What was won against the targets of the period. */
export function attainmentOf(data: AskedData): ByOwner<Attainment> | null {
  const { deals, targets, stages, ask } = data;
  if (deals === null || targets === null || !deals.table.has("amount") || !deals.table.has("owner")) return null;
  const rows = readDealRows(deals.table, stages?.list ?? null);
  if (rows.length === 0) return null;
  const { period, all, byName: ofPerson } = targetsOf(readTargets(targets.table, "amount"), ask.period);
  const owners = deals.table.text("owner");
  const targetOf = (group: number) => (group > 0 && ofPerson.get(owners.key(group))) || null;
  const of = (codes: Codes, groups: number, target: (group: number) => number | null) =>
    attainments(rows, codes, groups, "amount", period, target, false);
  const people = byOwner(deals, (codes, groups) => of(codes, groups, targetOf));
  const [own] = ask.owner === null ? [all] : people.map(({ target }) => target);
  const [everyone] = of(new Int32Array(rows.length), 1, () => own ?? null);
  if (everyone!.target === null) return null;
  const formula = (by: string | null) => formulaOf("ATTAINMENT", [deals.argument, targets.argument, by, null, ...periodArguments(ask.period)]);
  const put = people.some(({ target }) => target !== null)
    ? table(formula(quoted(deals.table.headerOf("owner"))), people.length, [null, COUNT, COUNT, SHARE])
    : { formula: formula(null), rows: 1, columns: 1, formats: [SHARE], hasHeader: false }; // the team alone has a target
  return { all: everyone!, people, put };
}

function byOwner<Row extends object>({ table }: AskedTable, compute: (codes: Codes, groups: number) => readonly Row[]): (Row & { name: string })[] {
  const owners = table.text("owner");
  const rows = compute(owners.codes, owners.size);
  return owners.inOrder().map((group) => ({ ...rows[group]!, name: owners.label(group) }));
}

import { attainments, readTargets, targetsOf, type Attainment, type TargetMeasure, type TargetsOfPeriod } from "../metrics/targets";
import type { Period } from "../metrics/period";
import { readDealRows } from "../process/deal-rows";
import { StagebookError } from "../process/problem";
import { figureHeader, type AnswerCell, type AnswerColumn } from "./answer-table";
import { choiceOf, numberOf, periodOf, rangeOrNull, textOrNull, wantsHeaders, wrong } from "./arguments";
import { byColumn } from "./by-column";
import { TARGET_MEASURES } from "./choices";
import { groupsBy } from "./group-column";
import { needDeals } from "./need-deals";
import { periodWords } from "./nothing";
import { tablesOf, type Tables } from "./tables-of";

/** The answer of SALES.ATTAINMENT (or, `ofCoverage`, SALES.COVERAGE): one number, or a table by the column `by`. */
export function attainmentAnswer(
  data: unknown, targets: unknown, by: unknown, measure: unknown, from: unknown, to: unknown, headers: unknown, ofCoverage: boolean
): AnswerCell[][] {
  const what = choiceOf(measure, "measure", TARGET_MEASURES);
  const asked = periodOf(from, to);
  const withHeaders = wantsHeaders(headers);
  const tables = tablesOf(data);
  const table = tables.table("Deals");
  needDeals(table);
  const deals = readDealRows(table);
  const { period, all, byName } = targetsIn(targets, tables, what, asked, by);
  const column = textOrNull(by, "by");
  const values = column === null ? null : groupsBy(table, column).values;
  const targetOf = (group: number) => (values === null ? all : ((group > 0 && byName.get(values.key(group))) || null));
  const [won, open] = what === "amount" ? ["wonAmount", "expectedAmount"] : ["won", "openDeals"];
  const columns: (AnswerColumn<Attainment> | false)[] = [
    ofCoverage && { header: figureHeader(open!), cell: (row) => row.open },
    { header: figureHeader(won!), cell: (row) => row.won },
    { header: figureHeader("target"), cell: ({ target }) => target },
    ofCoverage && { header: figureHeader("missing"), cell: ({ missing }) => missing },
    ofCoverage ? { header: figureHeader("coverage"), cell: ({ coverage }) => coverage } : { header: figureHeader("attainment"), cell: ({ attainment }) => attainment },
  ];
  return byColumn<Attainment>(table, by, withHeaders, {
    compute: (groupOf, groups) => attainments(deals, groupOf, groups, what, period, targetOf, ofCoverage),
    figure: (row) => (values !== null ? row.target : ofCoverage ? row.coverage : row.attainment),
    columns: columns.filter((each) => each !== false),
    none: () => new StagebookError(`functions:nothing.${ofCoverage && all !== null ? "targetMet" : "noTarget"}`, periodWords(period)),
  });
}

/** The targets of the argument: a Targets table, or one amount; else those of a Targets table among the data. */
function targetsIn(targets: unknown, tables: Tables, measure: TargetMeasure, period: Period, by: unknown): TargetsOfPeriod {
  const range = rangeOrNull(targets);
  const single = range?.length === 1 && range[0]!.length === 1 ? range[0]![0] : null;
  if (typeof single === "number") {
    if (textOrNull(by, "by") !== null) throw wrong("functions:targetsByName", "targets");
    return { period, all: numberOf(single, "targets", 0, 0, Number.MAX_VALUE), byName: new Map() };
  }
  const table = range === null ? tables.find("Targets") : tablesOf(targets, "targets").table("Targets");
  if (table === null) throw wrong("functions:targetsByName", "targets");
  return targetsOf(readTargets(table, measure), period);
}

import { paths, type Path } from "../metrics/paths";
import { isBounded } from "../metrics/period";
import { today } from "../process/calendar";
import { StagebookError } from "../process/problem";
import { answerTable, figureHeader, type AnswerCell } from "./answer-table";
import { choiceOrNull, dayOrNull, periodOf, wantsHeaders, type Choices } from "./arguments";
import { periodWords } from "./nothing";
import { stagesOf, tablesOf } from "./tables-of";

/** What one number can count: deals by how they went, or the paths. */
const MEASURES: Choices<"deals" | "paths" | "straight" | "skipped" | "repeated" | "backward"> = {
  deals: { en: "deals", "zh-CN": "商机数" },
  paths: { en: "paths", "zh-CN": "路径数" },
  straight: { en: "straight", "zh-CN": "顺序" },
  skipped: { en: "skipped", "zh-CN": "跳过" },
  repeated: { en: "repeated", "zh-CN": "重复" },
  backward: { en: "backward", "zh-CN": "回退" },
};

/** The answer of SALES.PATHS: a row for each path, or one number. */
export function pathsAnswer(
  data: unknown, measure: unknown, from: unknown, to: unknown, asOf: unknown, stages: unknown, headers: unknown
): AnswerCell[][] {
  const what = choiceOrNull(measure, "measure", MEASURES);
  const period = periodOf(from, to);
  const day = dayOrNull(asOf, "asOf") ?? today();
  const withHeaders = wantsHeaders(headers);
  const tables = tablesOf(data);
  const table = tables.table("History");
  table.need("deal", "stage");
  if (table.kind !== "History") throw new StagebookError("metrics:pathsNeedHistory");
  if (table.length === 0) throw new StagebookError("functions:nothing.noDeals");
  const rows = paths(table, { stages: stagesOf(stages, tables), asked: [], asOf: day }, period);
  if (rows.length === 0) throw new StagebookError(`functions:nothing.${isBounded(period) ? "noPathInPeriod" : "noPath"}`, periodWords(period));
  const count = (counts: (path: Path) => boolean) => rows.filter(counts).reduce((sum, { deals }) => sum + deals, 0);
  const all = count(() => true);
  if (what === "paths") return [[rows.length]];
  if (what === "deals") return [[all]];
  if (what === "straight") return [[count((path) => path.skipped + path.repeated + path.backward === 0)]];
  if (what !== null) return [[count((path) => path[what] > 0)]];
  return answerTable<Path>(
    [
      { header: figureHeader("path"), cell: (path) => path.stages.join(" → ") },
      { header: figureHeader("deals"), cell: ({ deals }) => deals },
      { header: figureHeader("share"), cell: ({ deals }) => deals / all },
      ...(["skipped", "repeated", "backward", "won", "lost"] as const).map((key) => ({ header: figureHeader(key), cell: (path: Path) => path[key] })),
    ],
    rows,
    withHeaders
  );
}

import { check } from "../metrics/check";
import { today } from "../process/calendar";
import type { Stage } from "../process/model";
import type { Problem } from "../process/problem";
import { t } from "../locales";
import { answerTable, figureHeader, type AnswerCell, type AnswerColumn } from "./answer-table";
import { wantsHeaders } from "./arguments";
import { computeWithMessages } from "./cell-error";
import { givenStages, stagesOf, tablesOf, type Tables } from "./tables-of";

/**
 * The answer of SALES.CHECK: a row for each cell that could not be read; one blank cell when all is well. Of a whole
 * process, whose own stages then count, each row says in which table it is.
 */
export function checkAnswer(data: unknown, stages: unknown, headers: unknown): AnswerCell[][] {
  const tables = tablesOf(data);
  const given = givenStages(stages);
  const withHeaders = wantsHeaders(headers);
  return computeWithMessages(() => problemsIn(tables, given, withHeaders));
}

function problemsIn(tables: Tables, given: readonly Stage[] | null, headers: boolean): AnswerCell[][] {
  const isWhole = tables.all.length > 1;
  const stages = given ?? (isWhole ? stagesOf(null, tables) : null);
  const problems = tables.all.flatMap(({ name, table }) => check(table.cells, stages, today()).map((problem) => ({ ...problem, table: name })));
  if (problems.length === 0) return [[""]];
  const columns: (AnswerColumn<(typeof problems)[number]> | false)[] = [
    isWhole && { header: figureHeader("table"), cell: ({ table }) => table },
    { header: figureHeader("row"), cell: ({ row }) => row! },
    { header: figureHeader("column"), cell: ({ column }) => column! },
    { header: figureHeader("problem"), cell: reason },
  ];
  return answerTable(columns.filter((column) => column !== false), problems, headers);
}

/** The words of a message without the row and the column that it begins with: they have cells of their own. */
function reason({ code, params, row, column }: Problem): string {
  const words = t(code, { ...params, row, column });
  const place = t("functions:rowAndColumn", { row, column });
  const rest = words.startsWith(place) ? words.slice(place.length) : words;
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

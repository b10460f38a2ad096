import { check } from "../metrics/check";
import { today } from "../process/calendar";
import type { Problem } from "../process/problem";
import { readStageList } from "../process/read-stages";
import { t } from "../locales";
import { answerTable, figureHeader, type AnswerCell } from "./answer-table";
import { dataRange, rangeOrNull, wantsHeaders } from "./arguments";
import { computeWithMessages } from "./cell-error";

/** The answer of SALES.CHECK: a row for each cell that could not be read; one blank cell when all is well. */
export function checkAnswer(data: unknown, stages: unknown, headers: unknown): AnswerCell[][] {
  return computeWithMessages(() => problemsIn(data, stages, wantsHeaders(headers)));
}

function problemsIn(data: unknown, stages: unknown, headers: boolean): AnswerCell[][] {
  const list = rangeOrNull(stages);
  const problems = check(dataRange(data), list === null ? null : readStageList(list), today());
  if (problems.length === 0) return [[""]];
  return answerTable(
    [
      { header: figureHeader("row"), cell: ({ row }) => row! },
      { header: figureHeader("column"), cell: ({ column }) => column! },
      { header: figureHeader("problem"), cell: reason },
    ],
    problems,
    headers
  );
}

/** The words of a message without the row and the column that it begins with: they have cells of their own. */
function reason({ code, params, row, column }: Problem): string {
  const words = t(code, { ...params, row, column });
  const place = t("functions:rowAndColumn", { row, column });
  const rest = words.startsWith(place) ? words.slice(place.length) : words;
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

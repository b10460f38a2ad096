import { TABLE_COLUMNS } from "../../src/process/columns";
import type { Day } from "../../src/process/model";
import { STATUS_WORDS } from "../../src/process/words";
import type { PaneUser } from "./pane-user";

/** The rows of a Process table with made-up open tasks: "Task 1", "Task 2" …, each due on a day of its own. */
export function rowsOfTasks({ language }: PaneUser, count: number, owner: string, due: (nth: number) => Day): (string | number)[][] {
  return Array.from({ length: count }, (_, index) => {
    const nth = index + 1;
    const of = {
      id: `T${nth}`, deal: `Deal ${nth % 500}`, customer: `Customer ${nth % 300}`, stage: language === "en" ? "Lead" : "潜在客户获取",
      task: `Task ${nth}`, owner, due: due(nth), status: STATUS_WORDS.open[language],
    };
    return TABLE_COLUMNS.Process.map((id) => of[id as keyof typeof of] ?? "");
  });
}

/** What the workbench's grid takes in one change: it spreads a change's cells over the arguments of a function. */
const ROWS_AT_ONCE = 10_000;

/** Fills the Process table of the workbook with rows. */
export async function writeTasks(user: PaneUser, rows: (string | number)[][]): Promise<void> {
  const table = (await user.workbench.tables()).find(({ name }) => name === "Process")!;
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await user.workbench.set(`'${table.sheet}'!A${from + 2}`, rows.slice(from, from + ROWS_AT_ONCE) as never);
  }
  await user.pane.evaluate(
    (count) =>
      Excel.run(async (context) => {
        const process = context.workbook.tables.getItem("Process");
        process.resize(process.getHeaderRowRange().getResizedRange(count, 0));
        await context.sync();
      }),
    rows.length
  );
  await user.workbench.idle();
}

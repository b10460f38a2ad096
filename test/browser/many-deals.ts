import { COLUMNS, type ColumnId } from "../../src/process/columns";
import type { PaneUser } from "./pane-user";

/** Fills the table of deals with made-up ones, over the stages in turn, the largest first: "Deal 1", "Deal 2" … */
export async function writeDeals(user: PaneUser, count: number, stages: readonly string[], owner: string): Promise<void> {
  const { language } = user;
  const found = (await user.workbench.tables()).find(({ name }) => name === "Deals")!;
  const [header] = await user.workbench.values(`'${found.sheet}'!${found.address}`);
  const column = (id: ColumnId) => header!.indexOf(COLUMNS[id].header[language]);
  const rows = Array.from({ length: count }, (_, nth) => {
    const row: (string | number)[] = header!.map(() => "");
    row[column("id")] = `D${nth + 1}`;
    row[column("deal")] = `Deal ${nth + 1}`;
    row[column("customer")] = `Customer ${(nth % 40) + 1}`;
    row[column("owner")] = owner;
    row[column("stage")] = stages[nth % stages.length]!;
    row[column("amount")] = (count - nth) * 100;
    return row;
  });
  await user.pane.evaluate(
    (values) =>
      Excel.run(async (context) => {
        const table = context.workbook.tables.getItem("Deals");
        const body = table.getHeaderRowRange().getOffsetRange(1, 0).getResizedRange(values.length - 1, 0);
        table.resize(table.getHeaderRowRange().getResizedRange(values.length, 0));
        body.values = values;
        await context.sync();
      }),
    rows
  );
  await user.workbench.idle();
}

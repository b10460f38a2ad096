import "../locales/putFormula";
import { StagebookError } from "../process/problem";
import type { FormulaPut } from "./changes";
import { addressOf, isNothing, rangeOf, setNumberFormat, type Block } from "./cells";
import type { UndoToken } from "./operation";
import { transaction } from "./transaction";

/** A formula, and how large its answer is: the cells below and beside it that it spills into. */
export interface FormulaToPut {
  readonly formula: string;
  readonly rows: number;
  readonly columns: number;
  /** Number format of each column below the header row; null: as Excel shows it. */
  readonly formats: readonly (string | null)[];
  /** Whether the first row of the answer is a header. */
  readonly hasHeader: boolean;
}

const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

/**
 * Writes a formula at the first selected cell. Nothing that stands there is overwritten: the cells that its answer takes
 * have to be blank, and outside of any table, where Excel lets nothing spill.
 */
export async function putFormula(wish: FormulaToPut): Promise<{ readonly sheet: string; readonly address: string; readonly undo: UndoToken }> {
  const { answer, changes } = await transaction({}, async (tx) => {
    const { context } = tx;
    const { sheet, block, numberFormat } = await placeFor(context, wish);
    const change = tx.will<FormulaPut>({ kind: "formulaPut", sheet, block, formula: null, numberFormat });
    const first = rangeOf(context, { ...block, rows: 1, columns: 1 });
    first.formulas = [[wish.formula]];
    const header = wish.hasHeader ? 1 : 0;
    const body = { ...block, top: block.top + header, rows: block.rows - header, columns: 1 };
    wish.formats.forEach((format, column) => {
      if (format !== null) setNumberFormat(rangeOf(context, { ...body, left: block.left + column }), format);
    });
    first.load("formulas");
    await tx.sync(1);
    change.formula = String(first.formulas[0]![0]); // as Excel writes it
    return { sheet, address: addressOf({ ...block, rows: 1, columns: 1 }) };
  });
  return { ...answer, undo: { steps: changes } };
}

/** The cells that the answer takes from the first selected one on; throws when something stands in its way. */
async function placeFor(context: Excel.RequestContext, { rows, columns }: FormulaToPut) {
  context.workbook.load("readOnly");
  const selected = context.workbook.getSelectedRange();
  selected.load("rowIndex,columnIndex");
  const sheet = context.workbook.worksheets.getActiveWorksheet();
  sheet.load("id,name");
  const { protection } = sheet;
  protection.load("protected");
  await context.sync();
  if (context.workbook.readOnly) throw new StagebookError("workbook:readOnly");
  if (protection.protected) throw new StagebookError("workbook:sheetProtected", { sheet: sheet.name });
  const block: Block = { sheetId: sheet.id, top: selected.rowIndex, left: selected.columnIndex, rows, columns };
  const cell = (row: number, column: number) => addressOf({ top: block.top + row, left: block.left + column, rows: 1, columns: 1 });
  const place = { sheet: sheet.name, address: cell(0, 0) };
  if (block.top + rows > LAST_ROW || block.left + columns > LAST_COLUMN) throw new StagebookError("putFormula:noRoom", place);

  const range = rangeOf(context, block);
  range.load("formulas,numberFormat");
  const tables = range.getTables(false);
  tables.load("items/name");
  await context.sync();
  // eslint-disable-next-line office-addins/load-object-before-read -- it is loaded above, by its items' properties
  const [table] = tables.items;
  if (table !== undefined) throw new StagebookError("putFormula:insideTable", { ...place, table: table.name });
  const taken = firstTaken(range.formulas as unknown[][]);
  if (taken !== null) throw new StagebookError("putFormula:notBlank", { ...place, cell: cell(taken.row, taken.column) });
  return { sheet: sheet.name, block, numberFormat: range.numberFormat as string[][] };
}

function firstTaken(cells: readonly (readonly unknown[])[]): { row: number; column: number } | null {
  for (const [row, line] of cells.entries()) {
    const column = line.findIndex((cell) => !isNothing(cell));
    if (column >= 0) return { row, column };
  }
  return null;
}

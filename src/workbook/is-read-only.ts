import { inExcel } from "./in-excel";

/** Whether the workbook is open for reading only. */
export function isReadOnly(): Promise<boolean> {
  return inExcel(async (context) => {
    const { workbook } = context;
    workbook.load("readOnly");
    await context.sync();
    return workbook.readOnly;
  });
}

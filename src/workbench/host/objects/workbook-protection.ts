import type { WorkbookDocument } from "../../document/workbook-document";
import { ExcelError } from "../../document/excel-error";
import { optional, text } from "../arguments";
import { method, objectType, property, type ObjectType } from "../object-type";

/** Protection of the workbook's structure: its list of sheets. */
export const WORKBOOK_PROTECTION: ObjectType<WorkbookDocument> = objectType<WorkbookDocument>("WorkbookProtection", {
  protected: property("1.7", (document) => document.fact("workbook", "protection") !== undefined),
  protect: method("1.7", (document, [password]) => {
    if (document.fact("workbook", "protection")) throw new ExcelError("InvalidOperation");
    document.setFact("workbook", "protection", { password: optional(password, text) ?? null });
  }),
  unprotect: method("1.7", (document, [password]) => {
    const protection = document.fact<{ password: string | null }>("workbook", "protection");
    if (!protection) return;
    if (protection.password !== null && protection.password !== password) throw new ExcelError("AccessDenied");
    document.setFact("workbook", "protection", undefined);
  }),
});

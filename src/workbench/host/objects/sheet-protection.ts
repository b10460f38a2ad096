import type { ProtectionOptions } from "../../document/sheets";
import { optional, record, text } from "../arguments";
import { method, objectType, property, type ObjectType } from "../object-type";
import type { SheetTarget } from "./worksheet";

const DEFAULTS: Required<ProtectionOptions> = {
  allowAutoFilter: false, allowDeleteColumns: false, allowDeleteRows: false, allowEditObjects: false, allowEditScenarios: false,
  allowFormatCells: false, allowFormatColumns: false, allowFormatRows: false, allowInsertColumns: false, allowInsertHyperlinks: false,
  allowInsertRows: false, allowPivotTables: false, allowSort: false, selectionMode: "Normal",
};

/** Whether people may change the sheet. */
export const SHEET_PROTECTION: ObjectType<SheetTarget> = objectType<SheetTarget>("WorksheetProtection", {
  options: property("1.2", ({ document, sheetId }) => {
    const protection = document.sheets.protection(sheetId);
    return protection ? { ...DEFAULTS, ...protection.options } : null;
  }),
  protected: property("1.2", ({ document, sheetId }) => document.sheets.protection(sheetId) !== null),
  isPasswordProtected: property("ExcelApiOnline 1.1", ({ document, sheetId }) => (document.sheets.protection(sheetId)?.password ?? null) !== null),
  protect: method("1.2", ({ document, sheetId }, [options, password]) =>
    document.sheets.protect(sheetId, optional(options, record) ?? {}, optional(password, text) || null)
  ),
  unprotect: method("1.2", ({ document, sheetId }, [password]) => document.sheets.unprotect(sheetId, optional(password, text) ?? null)),
});

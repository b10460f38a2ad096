import type { WorkbookDocument } from "../../document/workbook-document";
import { ExcelError } from "../../document/excel-error";
import { method, HostObject, objectType, property, type Member, type ObjectType } from "../object-type";
import { RANGE } from "./range";

interface Result {
  readonly value: unknown;
  readonly error: string | null;
}

const RESULT: ObjectType<Result> = objectType<Result>("FunctionResult", {
  value: property("1.2", ({ value }) => value),
  error: property("1.2", ({ error }) => error),
});

const NAMES = [
  "abs", "and", "average", "averageIf", "averageIfs", "count", "countA", "countBlank", "countIf", "countIfs", "date", "datevalue", "day",
  "days", "edate", "eoMonth", "exact", "find", "if", "ifError", "int", "isError", "isNumber", "isText", "left", "len", "lower", "max",
  "median", "mid", "min", "mod", "month", "networkDays", "not", "now", "or", "power", "proper", "rand", "randBetween", "right", "round",
  "roundDown", "roundUp", "sqrt", "substitute", "sum", "sumIf", "sumIfs", "text", "today", "trim", "upper", "value", "vlookup", "weekday",
  "workDay", "year",
] as const;

/** Days between the two calendars of Excel. */
const DAYS_TO_1904 = 1462;
/** Functions that answer a day, and how many of a function's first arguments are days. */
const GIVES_DAY: ReadonlySet<string> = new Set(["date", "datevalue", "edate", "eoMonth", "now", "today", "workDay"]);
const TAKES_DAYS: Readonly<Record<string, number>> = { day: 1, edate: 1, eoMonth: 1, month: 1, networkDays: 2, weekday: 1, workDay: 1, year: 1 };

/** An argument as it stands in a formula. */
function argument(document: WorkbookDocument, value: unknown): string {
  if (value instanceof HostObject) {
    const range = value.as(RANGE);
    if (range) return document.address(range.sheetId, range.area);
    const result = value.as(RESULT);
    if (result) return argument(document, result.value);
    throw new ExcelError("InvalidArgument");
  }
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "string") return `"${value.replaceAll('"', '""')}"`;
  throw new ExcelError("InvalidArgument");
}

function call(name: string): Member<WorkbookDocument> {
  return method("1.2", (document, args) => {
    const given = args.flat().filter((value) => value !== null && value !== undefined);
    // The engine counts from 1900; in a workbook that counts from 1904 days are brought to its count and back.
    const shift = document.countsFrom1904 ? DAYS_TO_1904 : 0;
    const shifted = (text: string, index: number): string => (shift > 0 && index < (TAKES_DAYS[name] ?? 0) ? `(${text})+${shift}` : text);
    const formula = `=${name.toUpperCase()}(${given.map((value) => argument(document, value)).map(shifted).join(",")})`;
    const found = document.evaluateFormula(formula);
    const value = shift > 0 && GIVES_DAY.has(name) && typeof found === "number" ? found - shift : found;
    const error = typeof value === "string" && value.startsWith("#") ? value : null;
    return HostObject.of(RESULT, { value: error ? null : value, error });
  });
}

/** Excel's worksheet functions, called without a cell. */
export const FUNCTIONS: ObjectType<WorkbookDocument> = objectType<WorkbookDocument>("Functions", Object.fromEntries(NAMES.map((name) => [name, call(name)])));

import { ExcelError } from "../../document/excel-error";
import type { ErrorAlert, Prompt, Validation, ValidationRule } from "../../document/validations";
import { flag, oneOf, record, text } from "../arguments";
import { HostObject, method, objectType, property, type ObjectType } from "../object-type";
import { RANGE, type RangeTarget } from "./range";

/** The rule of the range's cells; null when they have different ones. */
function validation({ document, sheetId, area }: RangeTarget): Validation | null {
  const type = document.validations.type(sheetId, area);
  return type === "Inconsistent" || type === "MixedCriteria" ? null : document.validations.at({ sheetId, row: area.top, col: area.left });
}

const KINDS = ["list", "wholeNumber", "decimal", "date", "time", "textLength", "custom"] as const;
const NO_ALERT: ErrorAlert = { message: "", showAlert: true, style: "Stop", title: "" };
const NO_PROMPT: Prompt = { message: "", showPrompt: true, title: "" };

function readRule(value: unknown): ValidationRule {
  const given = record(value);
  const kinds = KINDS.filter((kind) => given[kind] !== undefined && given[kind] !== null);
  if (kinds.length !== 1) throw new ExcelError("InvalidArgument");
  const kind = kinds[0]!;
  const rule = record(given[kind]);
  if (kind === "custom") return { custom: { formula: text(rule.formula) } };
  if (kind !== "list") return { [kind]: rule } as ValidationRule;
  const source = rule.source instanceof HostObject ? rule.source.as(RANGE) : rule.source;
  if (source !== null && typeof source === "object") {
    const { document, sheetId, area } = source as RangeTarget;
    return { list: { inCellDropDown: rule.inCellDropDown !== false, source: `=${document.address(sheetId, area)}` } };
  }
  return { list: { inCellDropDown: rule.inCellDropDown !== false, source: text(source) } };
}

/** What cells accept. */
export const DATA_VALIDATION: ObjectType<RangeTarget> = objectType<RangeTarget>("DataValidation", {
  errorAlert: property(
    "1.8",
    (range) => validation(range)?.errorAlert ?? NO_ALERT,
    (range, value) => {
      const alert = record(value);
      const style = alert.style === undefined ? "Stop" : oneOf(["Stop", "Warning", "Information"], alert.style);
      const errorAlert = { ...NO_ALERT, ...alert, style, message: text(alert.message ?? ""), title: text(alert.title ?? "") };
      range.document.validations.set(range.sheetId, range.area, { errorAlert });
    }
  ),
  ignoreBlanks: property(
    "1.8",
    (range) => validation(range)?.ignoreBlanks ?? true,
    (range, value) => range.document.validations.set(range.sheetId, range.area, { ignoreBlanks: flag(value) })
  ),
  prompt: property(
    "1.8",
    (range) => validation(range)?.prompt ?? NO_PROMPT,
    (range, value) => {
      const prompt = record(value);
      range.document.validations.set(range.sheetId, range.area, {
        prompt: { ...NO_PROMPT, ...prompt, message: text(prompt.message ?? ""), title: text(prompt.title ?? "") },
      });
    }
  ),
  rule: property(
    "1.8",
    (range) => validation(range)?.rule ?? {},
    (range, value) => range.document.validations.set(range.sheetId, range.area, { rule: readRule(value) })
  ),
  type: property("1.8", ({ document, sheetId, area }) => document.validations.type(sheetId, area)),
  valid: property("1.8", ({ document, sheetId, area }) => document.validations.valid(sheetId, area)),
  clear: method("1.8", ({ document, sheetId, area }) => document.validations.clear(sheetId, area)),
});

import { areaToA1, parseA1, type WorkbookDocument } from "../document";
import type { Operator, Validation, ValidationRule } from "../document/validations";
import type { Element } from "../xml/element";
import { fromFile, toFile } from "./formulas";
import { element } from "./style-book";

const OPERATORS: Record<Operator, string> = {
  Between: "between", NotBetween: "notBetween", EqualTo: "equal", NotEqualTo: "notEqual", GreaterThan: "greaterThan", LessThan: "lessThan",
  GreaterThanOrEqualTo: "greaterThanOrEqual", LessThanOrEqualTo: "lessThanOrEqual",
};
const KINDS = { wholeNumber: "whole", decimal: "decimal", date: "date", time: "time", textLength: "textLength" } as const;

/** The rules about what a sheet's cells accept, as a file has them. */
export function writeValidations({ sheetId, document }: { sheetId: string; document: WorkbookDocument }): Element[] {
  const rules = document.validations.onSheet(sheetId).flatMap((validation) => {
    const rule = ruleOf(validation.rule);
    if (!rule || !validation.areas.length) return [];
    const { errorAlert, prompt } = validation;
    const attributes: Record<string, string> = {
      type: rule.type,
      ...(errorAlert.style === "Stop" ? {} : { errorStyle: errorAlert.style.toLowerCase() }),
      ...(rule.operator && rule.operator !== "between" ? { operator: rule.operator } : {}),
      ...(validation.ignoreBlanks ? { allowBlank: "1" } : {}),
      // Named the wrong way round since Excel 97: 1 hides the arrow.
      ...(rule.noArrow ? { showDropDown: "1" } : {}),
      ...(prompt.showPrompt ? { showInputMessage: "1" } : {}),
      ...(errorAlert.showAlert ? { showErrorMessage: "1" } : {}),
      ...(errorAlert.title ? { errorTitle: errorAlert.title } : {}),
      ...(errorAlert.message ? { error: errorAlert.message } : {}),
      ...(prompt.title ? { promptTitle: prompt.title } : {}),
      ...(prompt.message ? { prompt: prompt.message } : {}),
      sqref: validation.areas.map(areaToA1).join(" "),
    };
    return [element("dataValidation", attributes, ...rule.formulas.map((formula, index) => element(`formula${index + 1}`, {}, formula)))];
  });
  return rules.length ? [element("dataValidations", { count: String(rules.length) }, ...rules)] : [];
}

function ruleOf(rule: ValidationRule): { type: string; operator?: string; noArrow?: boolean; formulas: string[] } | null {
  const operand = (value: string | number): string => (typeof value === "string" && value.startsWith("=") ? toFile(value, () => false) : dayNumber(value));
  if (rule.list) {
    const { source, inCellDropDown } = rule.list;
    const formula = source.startsWith("=") ? toFile(source, () => false) : `"${source.replaceAll('"', '""')}"`;
    return { type: "list", noArrow: !inCellDropDown, formulas: [formula] };
  }
  if (rule.custom) return { type: "custom", formulas: [toFile(rule.custom.formula, () => false)] };
  for (const [kind, type] of Object.entries(KINDS)) {
    const basic = rule[kind as keyof typeof KINDS];
    if (!basic) continue;
    const formulas = [operand(basic.formula1), ...(basic.formula2 === undefined || basic.formula2 === null ? [] : [operand(basic.formula2)])];
    return { type, operator: OPERATORS[basic.operator], formulas };
  }
  return null;
}

/** A day in a rule may be written 2026-01-31; a file has its serial number. */
function dayNumber(value: string | number): string {
  const day = /^(\d{4})-(\d\d)-(\d\d)/.exec(String(value));
  return day ? String(Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3])) / 86_400_000 + 25_569) : String(value);
}

/** Gives a sheet the rules that a file has for it; answers those that this workbook cannot keep. */
export function readValidations(worksheet: Element, sheetId: string, document: WorkbookDocument): string[] {
  const lost: string[] = [];
  for (const each of worksheet.child("dataValidations")?.childrenNamed("dataValidation") ?? []) {
    const validation = validationOf(each);
    for (const range of (each.attributes.sqref ?? "").split(/\s+/)) {
      const area = parseA1(range);
      if (!validation || !area) continue;
      try {
        document.validations.set(sheetId, area, validation);
      } catch {
        lost.push(`${document.address(sheetId, area)}: ${each.attributes.type}`);
      }
    }
  }
  return lost;
}

function validationOf(each: Element): Validation | null {
  const { attributes } = each;
  const formula1 = each.child("formula1")?.text ?? "";
  const formula2 = each.child("formula2")?.text;
  const value = (text: string): string | number => (text !== "" && !Number.isNaN(Number(text)) ? Number(text) : fromFile(text));
  const kind = (Object.keys(KINDS) as (keyof typeof KINDS)[]).find((name) => KINDS[name] === attributes.type);
  const operator = (Object.keys(OPERATORS) as Operator[]).find((name) => OPERATORS[name] === (attributes.operator ?? "between"))!;
  const quoted = /^"(.*)"$/s.exec(formula1);
  const rule: ValidationRule | null =
    attributes.type === "list"
      ? { list: { inCellDropDown: !isTrue(attributes.showDropDown), source: quoted ? quoted[1]!.replaceAll('""', '"') : fromFile(formula1) } }
      : attributes.type === "custom"
        ? { custom: { formula: fromFile(formula1) } }
        : kind
          ? { [kind]: { formula1: value(formula1), ...(formula2 === undefined ? {} : { formula2: value(formula2) }), operator } }
          : null;
  if (!rule) return null;
  const styles = { stop: "Stop", warning: "Warning", information: "Information" } as const;
  return {
    rule,
    ignoreBlanks: isTrue(attributes.allowBlank),
    errorAlert: {
      showAlert: isTrue(attributes.showErrorMessage), title: attributes.errorTitle ?? "", message: attributes.error ?? "",
      style: styles[(attributes.errorStyle ?? "stop") as keyof typeof styles] ?? "Stop",
    },
    prompt: { showPrompt: isTrue(attributes.showInputMessage), title: attributes.promptTitle ?? "", message: attributes.prompt ?? "" },
  };
}

export function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}

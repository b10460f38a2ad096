import { areaToA1, parseA1, type Area, type WorkbookDocument } from "../document";
import type { ConditionalFormat, ConditionalType } from "../document/conditional-formats";
import type { Element } from "../xml/element";
import { fromFile, toFile } from "./formulas";
import { element, type StyleBook } from "./style-book";
import { isTrue } from "./validations";
import type { SheetData, StyleData } from "./workbook-data";

const OPERATORS: Record<string, string> = {
  Between: "between", NotBetween: "notBetween", EqualTo: "equal", NotEqualTo: "notEqual", GreaterThan: "greaterThan", LessThan: "lessThan",
  GreaterThanOrEqual: "greaterThanOrEqual", LessThanOrEqual: "lessThanOrEqual",
};
const TEXTS: Record<string, { type: string; operator: string; formula: (cell: string, text: string) => string }> = {
  Contains: { type: "containsText", operator: "containsText", formula: (cell, text) => `NOT(ISERROR(SEARCH(${text},${cell})))` },
  NotContains: { type: "notContainsText", operator: "notContains", formula: (cell, text) => `ISERROR(SEARCH(${text},${cell}))` },
  BeginsWith: { type: "beginsWith", operator: "beginsWith", formula: (cell, text) => `LEFT(${cell},LEN(${text}))=${text}` },
  EndsWith: { type: "endsWith", operator: "endsWith", formula: (cell, text) => `RIGHT(${cell},LEN(${text}))=${text}` },
};
const PRESETS: Record<string, { type: string; formula?: (cell: string) => string }> = {
  Blanks: { type: "containsBlanks", formula: (cell) => `LEN(TRIM(${cell}))=0` },
  NonBlanks: { type: "notContainsBlanks", formula: (cell) => `LEN(TRIM(${cell}))>0` },
  DuplicateValues: { type: "duplicateValues" },
  UniqueValues: { type: "uniqueValues" },
};

/** What an engine's own rule is in Excel's terms; null for those that only colour by amount. */
type Described = Pick<ConditionalFormat, "type" | "rule" | "areas" | "stopIfTrue"> & { style: StyleData };

const WHOLE = { top: 0, left: 0, bottom: 1_048_575, right: 16_383 };

/** A sheet's conditional formats as a file has them, the most important first. */
export function writeConditionalFormats(sheet: SheetData, { document, styles }: { document: WorkbookDocument; styles: StyleBook }): Element[] {
  const known = new Map(document.conditionalFormats.overlapping(sheet.id, WHOLE).map((format) => [format.id, format]));
  return sheet.conditionalFormats.flatMap(({ id, rule, ranges, stopIfTrue }, index) => {
    const areas = ranges.flatMap((range) => parseA1(range.split("!").at(-1)!) ?? []);
    const kept = known.get(id);
    const format: Described | null = kept ? { ...kept, areas, style: kept.style as StyleData } : ofEngine(rule, areas, stopIfTrue ?? false);
    const written = format ? ruleElement(format, index + 1, styles) : scaleElement(rule, index + 1);
    return written && areas.length ? [element("conditionalFormatting", { sqref: areas.map(areaToA1).join(" ") }, written)] : [];
  });
}

/** A format that was made in the grid. */
function ofEngine(rule: Record<string, unknown>, areas: readonly Area[], stopIfTrue: boolean): Described | null {
  if (rule.type !== "CellIsRule") return null;
  const values = rule.values as string[];
  const style = (rule.style ?? {}) as StyleData;
  const make = (type: ConditionalType, terms: Record<string, unknown>): Described => ({ type, rule: terms, areas, style, stopIfTrue });
  const operators: Record<string, string> = {
    isBetween: "Between", isNotBetween: "NotBetween", isEqual: "EqualTo", isNotEqual: "NotEqualTo", isGreaterThan: "GreaterThan", isLessThan: "LessThan",
    isGreaterOrEqualTo: "GreaterThanOrEqual", isLessOrEqualTo: "LessThanOrEqual",
  };
  const texts: Record<string, string> = { containsText: "Contains", notContainsText: "NotContains", beginsWithText: "BeginsWith", endsWithText: "EndsWith" };
  const presets: Record<string, string> = { isEmpty: "Blanks", isNotEmpty: "NonBlanks", duplicateValues: "DuplicateValues", uniqueValues: "UniqueValues" };
  const operator = String(rule.operator);
  if (operator === "customFormula") return make("Custom", { formula: values[0] });
  if (operators[operator]) return make("CellValue", { operator: operators[operator], formula1: values[0], ...(values[1] === undefined ? {} : { formula2: values[1] }) });
  if (texts[operator]) return make("ContainsText", { operator: texts[operator], text: values[0] });
  if (presets[operator]) return make("PresetCriteria", { criterion: presets[operator] });
  if (operator === "top10") return make("TopBottom", { rank: Number(values[0]), type: `${rule.isBottom ? "Bottom" : "Top"}${rule.isPercent ? "Percent" : "Items"}` });
  return null;
}

function ruleElement({ type, rule, areas, style, stopIfTrue }: Described, priority: number, styles: StyleBook): Element | null {
  const first = areas[0];
  if (!first) return null;
  const cell = areaToA1({ ...first, bottom: first.top, right: first.left });
  const make = (attributes: Record<string, string>, ...formulas: string[]): Element =>
    element(
      "cfRule",
      { ...attributes, dxfId: String(styles.difference(style)), priority: String(priority), ...(stopIfTrue ? { stopIfTrue: "1" } : {}) },
      ...formulas.map((formula) => element("formula", {}, formula))
    );
  switch (type) {
    case "Custom":
      return make({ type: "expression" }, toFile(String(rule.formula), () => false));
    case "CellValue": {
      const operands = [rule.formula1, rule.formula2].filter((value) => value !== undefined && value !== null && value !== "");
      return make({ type: "cellIs", operator: OPERATORS[String(rule.operator)]! }, ...operands.map(operand));
    }
    case "ContainsText": {
      const kind = TEXTS[String(rule.operator)]!;
      const text = String(rule.text).replace(/^="?(.*?)"?$/, "$1");
      return make({ type: kind.type, operator: kind.operator, text }, kind.formula(cell, `"${text.replaceAll('"', '""')}"`));
    }
    case "PresetCriteria": {
      const kind = PRESETS[String(rule.criterion)];
      return kind ? make({ type: kind.type }, ...(kind.formula ? [kind.formula(cell)] : [])) : null;
    }
    case "TopBottom": {
      const [bottom, percent] = [String(rule.type).startsWith("Bottom"), String(rule.type).endsWith("Percent")];
      return make({ type: "top10", ...(percent ? { percent: "1" } : {}), ...(bottom ? { bottom: "1" } : {}), rank: String(rule.rank) });
    }
    default:
      return null;
  }
}

function operand(value: unknown): string {
  if (typeof value === "number") return String(value);
  const text = String(value);
  if (text.startsWith("=")) return toFile(text, () => false);
  return text !== "" && !Number.isNaN(Number(text)) ? text : `"${text.replaceAll('"', '""')}"`;
}

// ---- colours by amount, which only the grid makes

function scaleElement(rule: Record<string, unknown>, priority: number): Element | null {
  if (rule.type === "ColorScaleRule") {
    const points = [rule.minimum, rule.midpoint, rule.maximum].filter((point) => point !== undefined) as { type: string; value?: string; color: number }[];
    return element(
      "cfRule",
      { type: "colorScale", priority: String(priority) },
      element("colorScale", {}, ...points.map((point, index) => threshold(point, index === 0 ? "min" : "max")), ...points.map(({ color }) => element("color", { rgb: number(color) })))
    );
  }
  if (rule.type === "DataBarRule") {
    return element(
      "cfRule",
      { type: "dataBar", priority: String(priority) },
      element("dataBar", {}, element("cfvo", { type: "min" }), element("cfvo", { type: "max" }), element("color", { rgb: number(rule.color as number) }))
    );
  }
  if (rule.type === "IconSetRule") {
    const { lowerInflectionPoint: lower, upperInflectionPoint: upper, icons } = rule as unknown as { lowerInflectionPoint: IconPoint; upperInflectionPoint: IconPoint; icons: Record<string, string> };
    const set = String(icons.upper).startsWith("arrow") ? "3Arrows" : String(icons.upper).startsWith("dot") ? "3TrafficLights1" : "3Symbols";
    const reverse = /bad|red|down/i.test(String(icons.upper));
    const points = [element("cfvo", { type: "percent", val: "0" }), threshold(lower, "min"), threshold(upper, "max")];
    return element("cfRule", { type: "iconSet", priority: String(priority) }, element("iconSet", { iconSet: set, ...(reverse ? { reverse: "1" } : {}) }, ...points));
  }
  return null;
}

interface IconPoint {
  type: string;
  value: string;
  operator: "gt" | "ge";
}

function threshold({ type, value, ...point }: { type: string; value?: string; operator?: string }, end: "min" | "max"): Element {
  const kind = { value: end, number: "num", percentage: "percent", percentile: "percentile", formula: "formula" }[type] ?? "num";
  return element("cfvo", { type: kind, ...(value === undefined ? {} : { val: value.replace(/^=/, "") }), ...(point.operator === "gt" ? { gte: "0" } : {}) });
}

const number = (color: number): string => `FF${color.toString(16).padStart(6, "0").toUpperCase()}`;

// ---- reading

/** The rules that the engine keeps as they are: colour scales, bars and icons, for the sheet's data. */
export type ScaleRule = { rule: Record<string, unknown> & { type: string }; ranges: string[] };

/** Gives a sheet the conditional formats of a file; answers the ones that colour by amount, and those that are lost. */
export function readConditionalFormats(worksheet: Element, sheetId: string, document: WorkbookDocument, look: (dxfId: number) => StyleData): { lost: string[] } {
  const lost: string[] = [];
  const rules = worksheet
    .childrenNamed("conditionalFormatting")
    .flatMap((block) => block.childrenNamed("cfRule").map((rule) => ({ rule, areas: (block.attributes.sqref ?? "").split(/\s+/).flatMap((range) => parseA1(range) ?? []) })))
    .filter(({ areas }) => areas.length)
    // The engine gives a new rule the last place.
    .sort((a, b) => Number(a.rule.attributes.priority ?? 0) - Number(b.rule.attributes.priority ?? 0));
  for (const { rule, areas } of rules) {
    const terms = termsOf(rule);
    const where = `${document.address(sheetId, areas[0]!)}: ${rule.attributes.type}`;
    try {
      if (terms) {
        const id = document.conditionalFormats.add(sheetId, areas[0]!, terms.type);
        const style = rule.attributes.dxfId === undefined ? {} : look(Number(rule.attributes.dxfId));
        document.conditionalFormats.change(id, { rule: terms.rule, style, stopIfTrue: isTrue(rule.attributes.stopIfTrue), areas });
      } else if (!addScale(rule, sheetId, areas, document)) {
        lost.push(where);
      }
    } catch {
      lost.push(where);
    }
  }
  return { lost };
}

function termsOf(rule: Element): { type: ConditionalType; rule: Record<string, unknown> } | null {
  const { type, operator, text, rank, percent, bottom } = rule.attributes;
  const formulas = rule.childrenNamed("formula").map((formula) => formula.text);
  const key = <T,>(table: Record<string, T>, test: (value: T) => boolean): string | undefined => Object.keys(table).find((name) => test(table[name]!));
  if (type === "expression") return { type: "Custom", rule: { formula: fromFile(formulas[0] ?? "") } };
  if (type === "cellIs") {
    const [formula1, formula2] = formulas.map((formula) => (formula !== "" && !Number.isNaN(Number(formula)) ? formula : fromFile(formula)));
    return { type: "CellValue", rule: { operator: key(OPERATORS, (name) => name === operator), formula1, ...(formula2 === undefined ? {} : { formula2 }) } };
  }
  const comparison = key(TEXTS, (kind) => kind.type === type);
  if (comparison) return { type: "ContainsText", rule: { operator: comparison, text: text ?? "" } };
  const criterion = key(PRESETS, (kind) => kind.type === type);
  if (criterion) return { type: "PresetCriteria", rule: { criterion } };
  if (type === "top10") return { type: "TopBottom", rule: { rank: Number(rank ?? 10), type: `${isTrue(bottom) ? "Bottom" : "Top"}${isTrue(percent) ? "Percent" : "Items"}` } };
  return null;
}

function addScale(rule: Element, sheetId: string, areas: readonly Area[], document: WorkbookDocument): boolean {
  const colours = (parent: Element): number[] => parent.childrenNamed("color").map(({ attributes }) => parseInt((attributes.rgb ?? "FF638EC6").slice(-6), 16));
  const kinds: Record<string, string> = { min: "value", max: "value", num: "number", percent: "percentage", percentile: "percentile", formula: "formula" };
  const points = (parent: Element) => parent.childrenNamed("cfvo").map(({ attributes: { type = "num", val, gte } }) => ({ type: kinds[type] ?? "number", ...(val === undefined ? {} : { value: type === "formula" ? `=${val}` : val }), gte }));
  const scale = rule.child("colorScale");
  const bar = rule.child("dataBar");
  const icons = rule.child("iconSet");
  let engineRule: object | null = null;
  if (scale) {
    const [colors, thresholds] = [colours(scale), points(scale).map(({ type, value }) => ({ type, ...(value === undefined ? {} : { value }) }))];
    const made = thresholds.map((point, index) => ({ ...point, color: colors[index] ?? 0 }));
    engineRule = { type: "ColorScaleRule", minimum: made[0], maximum: made.at(-1), ...(made.length > 2 ? { midpoint: made[1] } : {}) };
  } else if (bar) {
    engineRule = { type: "DataBarRule", color: colours(bar)[0] ?? 0x638ec6 };
  } else if (icons && points(icons).length === 3) {
    const [, lower, upper] = points(icons).map(({ type, value, gte }) => ({ type, value: value ?? "0", operator: gte === "0" ? "gt" : "ge" }));
    const set = icons.attributes.iconSet ?? "3TrafficLights1";
    const names = set.includes("Arrow") ? ["arrowGood", "arrowNeutral", "arrowBad"] : set.includes("Symbol") ? ["smileyGood", "smileyNeutral", "smileyBad"] : ["dotGood", "dotNeutral", "dotBad"];
    const [up, middle, down] = isTrue(icons.attributes.reverse) ? [...names].reverse() : names;
    engineRule = { type: "IconSetRule", icons: { upper: up, middle, lower: down }, lowerInflectionPoint: lower, upperInflectionPoint: upper };
  }
  if (!engineRule) return false;
  const { model } = document;
  const result = model.dispatch("ADD_CONDITIONAL_FORMAT", {
    sheetId,
    cf: { id: document.newId(), rule: engineRule as never },
    ranges: areas.map((area) => model.getters.getRangeDataFromZone(sheetId, { ...area })),
  });
  return result.isSuccessful;
}

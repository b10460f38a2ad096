import type { Area } from "../../document/area";
import type { CellStyle } from "../../document/cells";
import type { ConditionalFormat, ConditionalType } from "../../document/conditional-formats";
import { ExcelError } from "../../document/excel-error";
import type { WorkbookDocument } from "../../document/workbook-document";
import { color, flag, oneOf, record, someText, text, whole } from "../arguments";
import { found, foundOrNull, HostObject, link, method, objectType, property, type ObjectType, type Property } from "../object-type";
import { RANGE, rangeAt, type RangeTarget } from "./range";

interface FormatTarget {
  readonly document: WorkbookDocument;
  readonly id: string;
}

function format({ document, id }: FormatTarget): ConditionalFormat {
  return document.conditionalFormats.get(id);
}

function look<T>(read: (style: CellStyle) => T, change: (value: unknown) => CellStyle): Property<FormatTarget> {
  return property(
    "1.6",
    (target) => read(format(target).style),
    (target, value) => target.document.conditionalFormats.change(target.id, { style: change(value) })
  );
}

const FILL: ObjectType<FormatTarget> = objectType<FormatTarget>("ConditionalRangeFill", {
  color: look(({ fillColor }) => fillColor ?? "", (value) => ({ fillColor: color(value) })),
  clear: method("1.6", (target) => target.document.conditionalFormats.change(target.id, { style: { fillColor: undefined } })),
});

const FONT: ObjectType<FormatTarget> = objectType<FormatTarget>("ConditionalRangeFont", {
  bold: look(({ bold }) => bold ?? null, (value) => ({ bold: flag(value) })),
  color: look(({ textColor }) => textColor ?? "", (value) => ({ textColor: color(value) })),
  italic: look(({ italic }) => italic ?? null, (value) => ({ italic: flag(value) })),
  strikethrough: look(({ strikethrough }) => strikethrough ?? null, (value) => ({ strikethrough: flag(value) })),
  underline: look(({ underline }) => (underline ? "Single" : "None"), (value) => ({ underline: oneOf(["None", "Single", "Double"], value) !== "None" })),
  clear: method("1.6", (target) =>
    target.document.conditionalFormats.change(target.id, {
      style: { bold: undefined, italic: undefined, strikethrough: undefined, underline: undefined, textColor: undefined },
    })
  ),
});

const RANGE_FORMAT: ObjectType<FormatTarget> = objectType<FormatTarget>("ConditionalRangeFormat", {
  fill: link("1.6", (target) => HostObject.of(FILL, target)),
  font: link("1.6", (target) => HostObject.of(FONT, target)),
  numberFormat: property("1.6", () => null),
});

function ruleFormula(name: string): Property<FormatTarget> {
  return property(
    "1.6",
    (target) => format(target).rule[name] ?? "",
    (target, value) => target.document.conditionalFormats.change(target.id, { rule: { ...format(target).rule, [name]: someText(value) } })
  );
}

const CUSTOM_RULE: ObjectType<FormatTarget> = objectType<FormatTarget>("ConditionalFormatRule", {
  formula: ruleFormula("formula"),
  formulaLocal: ruleFormula("formula"),
  formulaR1C1: property("1.6", (target) => format(target).rule.formula ?? ""),
});

const CUSTOM: ObjectType<FormatTarget> = objectType<FormatTarget>("CustomConditionalFormat", {
  format: link("1.6", (target) => HostObject.of(RANGE_FORMAT, target)),
  rule: link("1.6", (target) => HostObject.of(CUSTOM_RULE, target)),
});

/** The kinds whose rule is one object. */
function withRule(name: string): ObjectType<FormatTarget> {
  return objectType<FormatTarget>(name, {
    format: link("1.6", (target) => HostObject.of(RANGE_FORMAT, target)),
    rule: property(
      "1.6",
      (target) => format(target).rule,
      (target, value) => target.document.conditionalFormats.change(target.id, { rule: record(value) })
    ),
  });
}

const CELL_VALUE = withRule("CellValueConditionalFormat");
const CONTAINS_TEXT = withRule("TextConditionalFormat");
const PRESET = withRule("PresetCriteriaConditionalFormat");
const TOP_BOTTOM = withRule("TopBottomConditionalFormat");

/** The link to a kind; it can be used only on a format of that kind, as in Excel. */
function kind(type: ConditionalType, objects: ObjectType<FormatTarget>) {
  return link<FormatTarget>("1.6", (target) => {
    if (format(target).type !== type) throw new ExcelError("InvalidOperation");
    return HostObject.of(objects, target);
  });
}

function kindOrNull(type: ConditionalType, objects: ObjectType<FormatTarget>) {
  return link<FormatTarget>("1.6", (target) => foundOrNull(objects, format(target).type === type ? target : null));
}

const CONDITIONAL_FORMAT: ObjectType<FormatTarget> = objectType<FormatTarget>(
  "ConditionalFormat",
  {
    cellValue: kind("CellValue", CELL_VALUE),
    cellValueOrNullObject: kindOrNull("CellValue", CELL_VALUE),
    custom: kind("Custom", CUSTOM),
    customOrNullObject: kindOrNull("Custom", CUSTOM),
    preset: kind("PresetCriteria", PRESET),
    presetOrNullObject: kindOrNull("PresetCriteria", PRESET),
    textComparison: kind("ContainsText", CONTAINS_TEXT),
    textComparisonOrNullObject: kindOrNull("ContainsText", CONTAINS_TEXT),
    topBottom: kind("TopBottom", TOP_BOTTOM),
    topBottomOrNullObject: kindOrNull("TopBottom", TOP_BOTTOM),
    id: property("1.6", (target) => format(target).id),
    priority: property(
      "1.6",
      (target) => target.document.conditionalFormats.priority(target.id),
      (target, value) => target.document.conditionalFormats.setPriority(target.id, whole(value))
    ),
    stopIfTrue: property(
      "1.6",
      (target) => format(target).stopIfTrue,
      (target, value) => target.document.conditionalFormats.change(target.id, { stopIfTrue: flag(value) })
    ),
    type: property("1.6", (target) => format(target).type),
    delete: method("1.6", (target) => target.document.conditionalFormats.remove(format(target).id)),
    getRange: method("1.6", (target) => {
      const { sheetId, areas } = format(target);
      const [area, ...more] = areas;
      if (!area || more.length) throw new ExcelError("ItemNotFound");
      return rangeAt(target.document, sheetId, area);
    }),
    getRangeOrNullObject: method("1.6", (target) => {
      const { sheetId, areas } = format(target);
      const [area, ...more] = areas;
      return area && !more.length ? rangeAt(target.document, sheetId, area) : HostObject.none(RANGE);
    }),
    setRanges: method("1.17", (target, [ranges]) => {
      const areas = text(ranges).split(",").map((address): Area => target.document.locate(address.trim(), format(target).sheetId).area);
      target.document.conditionalFormats.change(target.id, { areas });
    }),
  },
  { identity: ({ id }) => ({ Id: id }) }
);

const TYPES = ["Custom", "DataBar", "ColorScale", "IconSet", "TopBottom", "PresetCriteria", "ContainsText", "CellValue"] as const;

function touching({ document, sheetId, area }: RangeTarget): FormatTarget[] {
  return document.conditionalFormats.overlapping(sheetId, area).map(({ id }) => ({ document, id }));
}

/** The looks that depend on what cells hold. */
export const CONDITIONAL_FORMATS: ObjectType<RangeTarget> = objectType<RangeTarget>(
  "ConditionalFormatCollection",
  {
    add: method("1.6", ({ document, sheetId, area }, [type]) =>
      HostObject.of(CONDITIONAL_FORMAT, { document, id: document.conditionalFormats.add(sheetId, area, oneOf(TYPES, type)) })
    ),
    clearAll: method("1.6", ({ document, sheetId, area }) => document.conditionalFormats.clear(sheetId, area)),
    getCount: method("1.6", (range) => touching(range).length),
    getItem: method("1.6", (range, [id]) => found(CONDITIONAL_FORMAT, touching(range).find((target) => target.id === id))),
    getItemAt: method("1.6", (range, [index]) => {
      const target = touching(range)[whole(index)];
      if (!target) throw new ExcelError("InvalidArgument");
      return HostObject.of(CONDITIONAL_FORMAT, target);
    }),
    getItemOrNullObject: method("1.14", (range, [id]) => foundOrNull(CONDITIONAL_FORMAT, touching(range).find((target) => target.id === id))),
  },
  { items: (range) => touching(range).map((target) => HostObject.of(CONDITIONAL_FORMAT, target)) }
);


import { areaToA1, intersection, type Area } from "./area";
import { isFormula, type CellStyle } from "./cells";
import { getFacts, setFact, type Model } from "./engine";
import { ExcelError } from "./excel-error";
import { whole } from "./validations";
import type { WorkbookDocument } from "./workbook-document";

export type ConditionalType = "Custom" | "CellValue" | "ContainsText" | "PresetCriteria" | "TopBottom" | "ColorScale" | "DataBar" | "IconSet";

/** A conditional format in Excel's terms. */
export interface ConditionalFormat {
  readonly id: string;
  readonly sheetId: string;
  readonly areas: readonly Area[];
  readonly type: ConditionalType;
  /** Custom: { formula }; CellValue: { formula1, formula2?, operator }; ContainsText: { operator, text } … */
  readonly rule: Readonly<Record<string, unknown>>;
  readonly style: CellStyle;
  readonly stopIfTrue: boolean;
}

type Kept = Pick<ConditionalFormat, "type" | "rule" | "style" | "stopIfTrue"> & { sheetId: string; areas: readonly Area[]; shown: boolean };

const CELL_VALUE: Record<string, string> = {
  Between: "isBetween", NotBetween: "isNotBetween", EqualTo: "isEqual", NotEqualTo: "isNotEqual", GreaterThan: "isGreaterThan",
  LessThan: "isLessThan", GreaterThanOrEqual: "isGreaterOrEqualTo", LessThanOrEqual: "isLessOrEqualTo",
};
const TEXT: Record<string, string> = { Contains: "containsText", NotContains: "notContainsText", BeginsWith: "beginsWithText", EndsWith: "endsWithText" };

/** Looks that depend on what cells hold. A format shows as soon as its rule is complete. */
export class ConditionalFormats {
  constructor(private readonly document: WorkbookDocument) {}

  private get model(): Model {
    return this.document.model;
  }

  private kept(id: string): Kept {
    const kept = getFacts(this.model, "conditionalFormats")[id] as Kept | undefined;
    if (!kept) throw new ExcelError("ItemNotFound");
    return kept;
  }

  get(id: string): ConditionalFormat {
    const kept = this.kept(id);
    return { ...kept, id, areas: this.areas(id, kept) };
  }

  private areas(id: string, kept: Kept): readonly Area[] {
    if (!kept.shown) return kept.areas;
    const shown = this.model.getters.getConditionalFormats(kept.sheetId).find((format) => format.id === id);
    return shown ? shown.ranges.map((xc) => this.document.locate(xc, kept.sheetId).area) : [];
  }

  /** The formats that touch an area, the one with the highest priority first. */
  overlapping(sheetId: string, area: Area): ConditionalFormat[] {
    const order = this.model.getters.getConditionalFormats(sheetId).map(({ id }) => id);
    const rank = (id: string): number => (order.includes(id) ? order.indexOf(id) : -1);
    return Object.keys(getFacts(this.model, "conditionalFormats"))
      .map((id) => this.get(id))
      .filter((format) => format.sheetId === sheetId && format.areas.some((known) => intersection(known, area)))
      .sort((a, b) => rank(a.id) - rank(b.id));
  }

  add(sheetId: string, area: Area, type: ConditionalType): string {
    this.document.checkWritable(sheetId, area, "format");
    if (!["Custom", "CellValue", "ContainsText", "PresetCriteria", "TopBottom"].includes(type)) {
      throw new ExcelError("NotImplemented", `Conditional formats of type ${type} are not available in this host.`);
    }
    const id = this.document.newId();
    this.keep(id, { type, rule: {}, style: {}, stopIfTrue: false, sheetId, areas: [area], shown: false });
    return id;
  }

  private keep(id: string, kept: Kept | undefined): void {
    this.document.setFact("conditionalFormats", id, kept);
  }

  change(id: string, change: { rule?: Record<string, unknown>; style?: CellStyle; stopIfTrue?: boolean; areas?: readonly Area[] }): void {
    const kept = this.kept(id);
    const next: Kept = { ...kept, ...change, areas: change.areas ?? this.areas(id, kept), style: { ...kept.style, ...change.style } };
    const engineRule = this.engineRule(next);
    this.document.batch(() => {
      if (engineRule) {
        for (const area of next.areas) {
          this.document.cells.grow(next.sheetId, { ...area, bottom: Math.min(area.bottom, area.top + 100_000), right: Math.min(area.right, area.left + 500) });
        }
        const result = this.model.dispatch("ADD_CONDITIONAL_FORMAT", {
          sheetId: next.sheetId,
          cf: { id, rule: engineRule as never, stopIfTrue: next.stopIfTrue },
          ranges: next.areas.map((area) => this.model.getters.getRangeDataFromZone(next.sheetId, { ...this.document.cells.withinGrid(next.sheetId, area)! })),
        });
        if (!result.isSuccessful && !result.reasons.includes("NoChanges" as never)) throw new ExcelError("InvalidArgument", result.reasons.join(", "));
      }
      this.keep(id, { ...next, shown: kept.shown || engineRule !== null });
    });
  }

  remove(id: string): void {
    const kept = this.kept(id);
    this.document.batch(() => {
      if (kept.shown) this.model.dispatch("REMOVE_CONDITIONAL_FORMAT", { sheetId: kept.sheetId, id });
      setFact(this.model, "conditionalFormats", id, undefined);
    });
  }

  /** Takes formats off an area; a format that also covers other cells keeps those. */
  clear(sheetId: string, area: Area): void {
    for (const format of this.overlapping(sheetId, area)) {
      const left = format.areas.filter((known) => !intersection(known, area));
      if (left.length === 0) this.remove(format.id);
      else this.change(format.id, { areas: left });
    }
  }

  /** Formats of all of a column's body go on to its new last row. */
  extend(sheetId: string, body: Area, bottom: number): void {
    for (const format of this.overlapping(sheetId, body)) {
      if (!format.areas.some((area) => whole(area, body))) continue;
      this.change(format.id, { areas: format.areas.map((area) => (whole(area, body) ? { ...area, bottom } : area)) });
    }
  }

  priority(id: string): number {
    const { sheetId } = this.kept(id);
    return Math.max(0, this.model.getters.getConditionalFormats(sheetId).findIndex((format) => format.id === id));
  }

  setPriority(id: string, priority: number): void {
    const { sheetId } = this.kept(id);
    const delta = this.priority(id) - priority;
    if (delta !== 0) this.document.batch(() => void this.model.dispatch("CHANGE_CONDITIONAL_FORMAT_PRIORITY", { sheetId, cfId: id, delta }));
  }

  /** The rule as the engine has it; null while it is incomplete. A formula counts from the area's first cell. */
  private engineRule({ type, rule, style, sheetId }: Kept): object | null {
    const engineRule = (operator: string, values: string[], more: object = {}): object => ({ type: "CellIsRule", operator, values, style, ...more });
    switch (type) {
      case "Custom":
        return typeof rule.formula === "string" && rule.formula !== "" ? engineRule("customFormula", [this.formula(rule.formula, sheetId)]) : null;
      case "CellValue": {
        if (typeof rule.operator !== "string") return null;
        const operator = CELL_VALUE[rule.operator];
        const two = rule.operator === "Between" || rule.operator === "NotBetween";
        const given = [rule.formula1, ...(two ? [rule.formula2] : [])];
        if (!operator || given.some((value) => typeof value !== "string" && typeof value !== "number")) throw new ExcelError("InvalidArgument");
        return engineRule(operator, given.map((value) => this.operand(value as string | number, sheetId)));
      }
      case "ContainsText": {
        if (typeof rule.operator !== "string") return null;
        const operator = TEXT[rule.operator];
        if (!operator || typeof rule.text !== "string" || rule.text === "") throw new ExcelError("InvalidArgument");
        return engineRule(operator, [rule.text.replace(/^="?(.*?)"?$/, "$1")]);
      }
      case "PresetCriteria": {
        if (typeof rule.criterion !== "string") return null;
        const operator = { Blanks: "isEmpty", NonBlanks: "isNotEmpty", DuplicateValues: "duplicateValues", UniqueValues: "uniqueValues" }[rule.criterion];
        if (!operator) throw new ExcelError("NotImplemented", `The preset ${rule.criterion} is not available in this host.`);
        return engineRule(operator, []);
      }
      case "TopBottom": {
        if (typeof rule.type !== "string") return null;
        if (typeof rule.rank !== "number" || !/^(Top|Bottom)(Items|Percent)$/.test(rule.type)) throw new ExcelError("InvalidArgument");
        return engineRule("top10", [String(rule.rank)], { isPercent: rule.type.endsWith("Percent"), isBottom: rule.type.startsWith("Bottom") });
      }
      default:
        return null;
    }
  }

  private operand(value: string | number, sheetId: string): string {
    if (typeof value === "number") return String(value);
    if (!value.startsWith("=")) return value;
    const quoted = /^="(.*)"$/s.exec(value);
    if (quoted && !quoted[1]!.includes('"')) return quoted[1]!;
    return this.formula(value, sheetId);
  }

  private formula(formula: string, sheetId: string): string {
    const text = formula.startsWith("=") ? formula : `=${formula}`;
    if (/\[[^\]]*\]/.test(text.replace(/"[^"]*"/g, ""))) throw new ExcelError("InvalidArgument"); // no structured references here, as in Excel
    const engine = this.document.formulas.toEngine(text, { sheetId, row: 0, col: 0 });
    if (!isFormula(engine)) throw new ExcelError("InvalidArgument");
    return engine;
  }

  /** Where a format applies, as Excel writes it. */
  address(id: string): string {
    const { areas, sheetId } = this.get(id);
    return areas.map((area) => `${this.document.address(sheetId, area)}`).join(",") || areaToA1({ top: 0, left: 0, bottom: 0, right: 0 });
  }
}

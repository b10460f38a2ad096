import { contains, intersection, sameArea, type Area, type CellPosition } from "./area";
import { isFormula } from "./cells";
import { getFacts, setFact, type Model } from "./engine";
import { ExcelError } from "./excel-error";
import { sameName } from "./names-rules";
import type { WorkbookDocument } from "./workbook-document";

export type Operator =
  | "Between" | "NotBetween" | "EqualTo" | "NotEqualTo" | "GreaterThan" | "LessThan" | "GreaterThanOrEqualTo" | "LessThanOrEqualTo";

interface BasicRule {
  readonly formula1: string | number;
  readonly formula2?: string | number;
  readonly operator: Operator;
}

/** Excel.DataValidationRule: one of its kinds. */
export interface ValidationRule {
  readonly list?: { readonly inCellDropDown: boolean; readonly source: string };
  readonly wholeNumber?: BasicRule;
  readonly decimal?: BasicRule;
  readonly date?: BasicRule;
  readonly time?: BasicRule;
  readonly textLength?: BasicRule;
  readonly custom?: { readonly formula: string };
}

export interface ErrorAlert {
  readonly message: string;
  readonly showAlert: boolean;
  readonly style: "Stop" | "Warning" | "Information";
  readonly title: string;
}

export interface Prompt {
  readonly message: string;
  readonly showPrompt: boolean;
  readonly title: string;
}

/** What cells accept, as Excel has it. */
export interface Validation {
  readonly rule: ValidationRule;
  readonly errorAlert: ErrorAlert;
  readonly prompt: Prompt;
  readonly ignoreBlanks: boolean;
}

const NO_ALERT: ErrorAlert = { message: "", showAlert: true, style: "Stop", title: "" };
const NO_PROMPT: Prompt = { message: "", showPrompt: true, title: "" };

/** A rule as the engine has it. */
interface Criterion {
  readonly type: string;
  readonly values: string[];
  readonly dateValue?: string;
  readonly displayStyle?: string;
}

/** The rules about what cells accept. The engine checks and shows them; Excel's wording of each is kept beside. */
export class Validations {
  constructor(private readonly document: WorkbookDocument) {}

  private get model(): Model {
    return this.document.model;
  }

  /** The rule for a cell; null when there is none. */
  at(position: CellPosition): (Validation & { id: string }) | null {
    const size = this.model.getters.getSheetSize(position.sheetId);
    if (position.row >= size.numberOfRows || position.col >= size.numberOfCols) return null;
    const rule = this.model.getters.getValidationRuleForCell(position);
    if (!rule) return null;
    const kept = getFacts(this.model, "validation")[rule.id] as Validation | undefined;
    return { id: rule.id, ...(kept ?? fromEngine(rule as never)) };
  }

  /** All rules of a sheet with the areas they are for. */
  onSheet(sheetId: string): (Validation & { id: string; areas: Area[] })[] {
    return this.model.getters.getDataValidationRules(sheetId).map((rule) => ({
      id: rule.id,
      ...((getFacts(this.model, "validation")[rule.id] as Validation | undefined) ?? fromEngine(rule as never)),
      areas: rule.ranges.map(({ zone }) => ({ ...zone })),
    }));
  }

  /** Gives an area a rule; the cells' earlier rules go. Parts that are not named stay as they were. */
  set(sheetId: string, area: Area, change: Partial<Validation>): void {
    this.document.checkWritable(sheetId, area);
    const before = this.at({ sheetId, row: area.top, col: area.left });
    const rule = change.rule ?? before?.rule ?? {};
    const validation: Validation = {
      rule,
      errorAlert: { ...NO_ALERT, ...(change.errorAlert ?? before?.errorAlert) },
      prompt: { ...NO_PROMPT, ...(change.prompt ?? before?.prompt) },
      ignoreBlanks: change.ignoreBlanks ?? before?.ignoreBlanks ?? true,
    };
    const criterion = this.criterion(sheetId, rule);
    if (!criterion) return;
    this.document.batch(() => {
      this.document.cells.grow(sheetId, { ...area, bottom: Math.min(area.bottom, area.top + 100_000), right: Math.min(area.right, area.left + 500) });
      const within = this.document.cells.withinGrid(sheetId, area)!;
      const same = before && this.areaOf(sheetId, before.id).some((known) => sameArea(known, within)) ? before.id : null;
      const id = same ?? this.document.newId();
      const result = this.model.dispatch("ADD_DATA_VALIDATION_RULE", {
        sheetId,
        ranges: [this.model.getters.getRangeDataFromZone(sheetId, { ...within })],
        rule: { id, criterion: criterion as never, isBlocking: validation.errorAlert.showAlert && validation.errorAlert.style === "Stop" },
      });
      if (!result.isSuccessful && !result.reasons.includes("NoChanges" as never)) throw new ExcelError("InvalidArgument", result.reasons.join(", "));
      setFact(this.model, "validation", id, validation);
    });
  }

  private areaOf(sheetId: string, ruleId: string): Area[] {
    return this.model.getters.getDataValidationRule(sheetId, ruleId)?.ranges.map(({ zone }) => ({ ...zone })) ?? [];
  }

  /** Takes the rules of an area away; cells around it keep theirs. */
  clear(sheetId: string, area: Area): void {
    const hit = this.onSheet(sheetId).filter(({ areas }) => areas.some((known) => intersection(known, area)));
    if (!hit.length) return;
    this.document.checkWritable(sheetId, area);
    this.document.batch(() => {
      for (const { id, areas } of hit) {
        const left = areas.flatMap((known) => without(known, area));
        const rule = this.model.getters.getDataValidationRule(sheetId, id)!;
        this.model.dispatch("REMOVE_DATA_VALIDATION_RULE", { sheetId, id });
        if (left.length === 0) setFact(this.model, "validation", id, undefined);
        else {
          this.model.dispatch("ADD_DATA_VALIDATION_RULE", {
            sheetId, rule: { id, criterion: rule.criterion, isBlocking: rule.isBlocking },
            ranges: left.map((part) => this.model.getters.getRangeDataFromZone(sheetId, { ...part })),
          });
        }
      }
    });
  }

  /** Rules for all of a column's body go on to its new last row. */
  extend(sheetId: string, body: Area, bottom: number): void {
    for (const { areas, ...validation } of this.onSheet(sheetId)) {
      if (!areas.some((area) => whole(area, body))) continue;
      const rule = this.model.getters.getDataValidationRule(sheetId, validation.id)!;
      this.document.cells.grow(sheetId, { ...body, bottom });
      this.model.dispatch("ADD_DATA_VALIDATION_RULE", {
        sheetId, rule: { id: validation.id, criterion: rule.criterion, isBlocking: rule.isBlocking },
        ranges: areas.map((area) => this.model.getters.getRangeDataFromZone(sheetId, whole(area, body) ? { ...area, bottom } : { ...area })),
      });
    }
  }

  /** The rules for a row's cells hold for the rows right beside it, too. */
  spread(sheetId: string, row: number, to: Area): void {
    this.reshape(sheetId, this.onSheet(sheetId), (area) => {
      const isBeside = area.top <= row && row <= area.bottom && area.left >= to.left && area.right <= to.right;
      return [isBeside ? { ...area, top: Math.min(area.top, to.top), bottom: Math.max(area.bottom, to.bottom) } : area];
    });
  }

  /**
   * Rows of some columns were inserted above `at`, or deleted right above it when `down` is negative: rules move with their
   * cells, grow with rows inserted among them, and shrink with those deleted.
   */
  shiftRows(sheetId: string, before: readonly { id: string; areas: Area[] }[], { left, right, top: at }: Area, down: number): void {
    const gone = Math.min(0, down);
    const moved = (row: number) => (row >= at ? row + down : Math.min(row, at + gone - 1));
    this.reshape(sheetId, before, (area) => {
      const common = intersection(area, { left, right, top: 0, bottom: area.bottom });
      if (!common || area.bottom < at + gone) return [area];
      const top = area.top >= at ? area.top + down : Math.min(area.top, at + gone);
      const shifted = { ...area, left: common.left, right: common.right, top, bottom: moved(area.bottom) };
      return [...without(area, { ...area, left: common.left, right: common.right }), ...(shifted.bottom < shifted.top ? [] : [shifted])];
    });
  }

  /** Gives rules other areas; one that is left with none goes. */
  private reshape(sheetId: string, rules: readonly { id: string; areas: Area[] }[], to: (area: Area) => Area[]): void {
    for (const { id, areas } of rules) {
      const rule = this.model.getters.getDataValidationRule(sheetId, id);
      const wanted = areas.flatMap(to);
      const now = this.areaOf(sheetId, id);
      if (!rule || (wanted.length === now.length && wanted.every((area, index) => sameArea(area, now[index]!)))) continue;
      this.model.dispatch("REMOVE_DATA_VALIDATION_RULE", { sheetId, id });
      if (wanted.length === 0) {
        setFact(this.model, "validation", id, undefined);
        continue;
      }
      for (const area of wanted) this.document.cells.grow(sheetId, area);
      this.model.dispatch("ADD_DATA_VALIDATION_RULE", {
        sheetId, rule: { id, criterion: rule.criterion, isBlocking: rule.isBlocking },
        ranges: wanted.map((area) => this.model.getters.getRangeDataFromZone(sheetId, { ...area })),
      });
    }
  }

  /** Whether all cells of an area hold what they accept; null when some do. */
  valid(sheetId: string, area: Area): boolean | null {
    this.document.evaluate();
    const within = this.document.cells.withinGrid(sheetId, area);
    if (!within) return true;
    const answers = this.document.cells.matrix(sheetId, within, (position) => !this.model.getters.isDataValidationInvalid(position)).flat();
    return answers.every(Boolean) ? true : answers.some(Boolean) ? null : false;
  }

  // ---- Excel's rule in the engine's terms

  private criterion(sheetId: string, rule: ValidationRule): Criterion | null {
    if (rule.list) return this.list(sheetId, rule.list);
    if (rule.custom) return { type: "customFormula", values: [this.formula(sheetId, rule.custom.formula)] };
    if (rule.wholeNumber) return numeric(rule.wholeNumber, (value) => this.operand(sheetId, value));
    if (rule.decimal) return numeric(rule.decimal, (value) => this.operand(sheetId, value));
    if (rule.time) return numeric(rule.time, (value) => this.operand(sheetId, value));
    if (rule.date) return dated(rule.date, (value) => this.operand(sheetId, value));
    if (rule.textLength) {
      throw new ExcelError("NotImplemented", "Rules about the length of text are not available in this host.");
    }
    return null;
  }

  private list(sheetId: string, { source, inCellDropDown }: NonNullable<ValidationRule["list"]>): Criterion {
    const displayStyle = inCellDropDown ? "arrow" : "plainText";
    if (typeof source !== "string" || source === "") throw new ExcelError("InvalidArgument");
    if (!source.startsWith("=")) {
      if (source.length > 255) throw new ExcelError("InvalidArgument"); // Excel's limit for a list in a rule
      return { type: "isValueInList", values: source.split(",").map((value) => value.trim()), displayStyle };
    }
    const target = this.listRange(source.slice(1), sheetId);
    if (!target) throw new ExcelError("InvalidArgument", "The list source must be a delimited list, or a reference to a single row or column.");
    return { type: "isValueInRange", values: [target], displayStyle };
  }

  /**
   * The address behind a list's formula: a range, a defined name, or INDIRECT("Table[Column]"), which is how a list
   * follows a table in Excel (it refuses a structured reference itself).
   */
  private listRange(formula: string, sheetId: string): string | null {
    const indirect = /^INDIRECT\(\s*"(.+)"\s*\)$/i.exec(formula.trim());
    const reference = (indirect?.[1] ?? formula).replaceAll("$", "");
    const column = /^([^[\]]+)\[([^[\]]+)\]$/.exec(reference);
    if (column) {
      if (!indirect) return null;
      const table = this.document.tables.find(column[1]!);
      const index = table ? this.document.tables.columnNames(table).findIndex((name) => sameName(name, column[2]!)) : -1;
      if (!table || index < 0) throw new ExcelError("InvalidArgument");
      const body = this.document.tables.bodyArea(table);
      return this.document.address(table.sheetId, { ...body, left: body.left + index, right: body.left + index });
    }
    try {
      const target = this.document.locate(reference, sheetId);
      const { area } = target;
      if (area.top !== area.bottom && area.left !== area.right) return null;
      this.document.batch(() => this.document.cells.grow(target.sheetId, { ...area, bottom: Math.min(area.bottom, area.top + 100_000), right: Math.min(area.right, area.left + 500) }));
      return this.document.address(target.sheetId, this.document.cells.withinGrid(target.sheetId, area)!);
    } catch {
      return null;
    }
  }

  private operand(sheetId: string, value: string | number): string {
    if (typeof value === "number") return String(value);
    if (typeof value !== "string" || value === "") throw new ExcelError("InvalidArgument");
    return value.startsWith("=") ? this.formula(sheetId, value) : value;
  }

  private formula(sheetId: string, formula: string): string {
    if (typeof formula !== "string") throw new ExcelError("InvalidArgument");
    const text = formula.startsWith("=") ? formula : `=${formula}`;
    if (/\[[^\]]*\]/.test(text)) throw new ExcelError("InvalidArgument"); // Excel takes no structured reference here
    const engine = this.document.formulas.toEngine(text, { sheetId, row: 0, col: 0 });
    if (!isFormula(engine)) throw new ExcelError("InvalidArgument");
    return engine;
  }

  /** Lists that stand on INDIRECT("Table[Column]") grow with their table. */
  followTables(): void {
    for (const sheetId of this.document.sheets.ids()) {
      for (const validation of this.onSheet(sheetId)) {
        const source = validation.rule.list?.source;
        if (!source || !/^=INDIRECT\(/i.test(source)) continue;
        for (const area of validation.areas) {
          try {
            this.set(sheetId, area, validation);
          } catch (error) {
            if (!(error instanceof ExcelError)) throw error; // the table is gone: the list stays as it was, as in Excel
          }
        }
      }
    }
  }

  /** The rule's kind as Range.dataValidation.type has it; null for cells with different rules. */
  type(sheetId: string, area: Area): string | null {
    const rules = this.onSheet(sheetId);
    const touching = rules.filter(({ areas }) => areas.some((known) => intersection(known, area)));
    if (touching.length === 0) return "None";
    const first = touching[0]!;
    if (touching.length > 1) return "Inconsistent";
    if (!first.areas.some((known) => contains(known, area))) return "MixedCriteria";
    const [kind] = Object.keys(first.rule);
    return { list: "List", wholeNumber: "WholeNumber", decimal: "Decimal", date: "Date", time: "Time", textLength: "TextLength", custom: "Custom" }[kind ?? ""] ?? "None";
  }
}

/** Whether an area is some columns of a body, from its first row to its last. */
export function whole(area: Area, body: Area): boolean {
  return area.top === body.top && area.bottom === body.bottom && area.left >= body.left && area.right <= body.right;
}

/** The parts of an area that are outside another. */
function without(area: Area, hole: Area): Area[] {
  const common = intersection(area, hole);
  if (!common) return [area];
  const parts: Area[] = [];
  if (area.top < common.top) parts.push({ ...area, bottom: common.top - 1 });
  if (area.bottom > common.bottom) parts.push({ ...area, top: common.bottom + 1 });
  if (area.left < common.left) parts.push({ ...common, left: area.left, right: common.left - 1 });
  if (area.right > common.right) parts.push({ ...common, left: common.right + 1, right: area.right });
  return parts;
}

const NUMERIC: Record<Operator, string> = {
  Between: "isBetween", NotBetween: "isNotBetween", EqualTo: "isEqual", NotEqualTo: "isNotEqual", GreaterThan: "isGreaterThan",
  LessThan: "isLessThan", GreaterThanOrEqualTo: "isGreaterOrEqualTo", LessThanOrEqualTo: "isLessOrEqualTo",
};
const DATED: Record<Operator, string> = {
  Between: "dateIsBetween", NotBetween: "dateIsNotBetween", EqualTo: "dateIs", NotEqualTo: "isNotEqual", GreaterThan: "dateIsAfter",
  LessThan: "dateIsBefore", GreaterThanOrEqualTo: "dateIsOnOrAfter", LessThanOrEqualTo: "dateIsOnOrBefore",
};

function operands(rule: BasicRule, read: (value: string | number) => string): string[] {
  if (!(rule.operator in NUMERIC)) throw new ExcelError("InvalidArgument");
  const two = rule.operator === "Between" || rule.operator === "NotBetween";
  if (two && (rule.formula2 === undefined || rule.formula2 === null)) throw new ExcelError("InvalidArgument");
  return two ? [read(rule.formula1), read(rule.formula2!)] : [read(rule.formula1)];
}

function numeric(rule: BasicRule, read: (value: string | number) => string): Criterion {
  return { type: NUMERIC[rule.operator] ?? "", values: operands(rule, read) };
}

function dated(rule: BasicRule, read: (value: string | number) => string): Criterion {
  const values = operands(rule, (value) => (typeof value === "string" && /^\d{4}-\d\d-\d\d/.test(value) ? value.slice(0, 10) : read(value)));
  return { type: DATED[rule.operator] ?? "", values, dateValue: "exactDate" };
}

/** A rule that was made in the grid, in Excel's terms as far as they reach. */
function fromEngine(rule: { criterion: { type: string; values: string[]; displayStyle?: string }; isBlocking?: boolean }): Validation {
  const { type, values } = rule.criterion;
  const inCellDropDown = rule.criterion.displayStyle !== "plainText";
  const operator = (Object.keys(NUMERIC) as Operator[]).find((name) => NUMERIC[name] === type);
  const dateOperator = (Object.keys(DATED) as Operator[]).find((name) => DATED[name] === type);
  const basic = { formula1: values[0] ?? "", ...(values[1] !== undefined && { formula2: values[1] }) };
  const excelRule: ValidationRule =
    type === "isValueInList"
      ? { list: { inCellDropDown, source: values.join(",") } }
      : type === "isValueInRange"
        ? { list: { inCellDropDown, source: `=${values[0]}` } }
        : type === "customFormula"
          ? { custom: { formula: values[0] ?? "" } }
          : dateOperator && type.startsWith("date")
            ? { date: { ...basic, operator: dateOperator } }
            : operator
              ? { decimal: { ...basic, operator } }
              : {};
  return { rule: excelRule, errorAlert: { ...NO_ALERT, style: rule.isBlocking ? "Stop" : "Warning" }, prompt: NO_PROMPT, ignoreBlanks: true };
}

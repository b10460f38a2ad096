import { withoutReferences } from "../calculation/formula-language";
import { areaToA1, columnCount, contains, rowCount, WHOLE_SHEET, type Area, type CellPosition } from "./area";
import { engine, getFacts, setFact, withoutAsking, type Model } from "./engine";
import { ERRORS, readEntry, type Entry } from "./entry";
import { ExcelError } from "./excel-error";
import { engineFormat } from "./formats";
import type { WorkbookDocument } from "./workbook-document";

/** A value as Excel's API hands it over: "" for a blank cell, an error as its text ("#N/A"). */
export type CellValue = string | number | boolean;
export type ValueType = "Unknown" | "Empty" | "String" | "Integer" | "Double" | "Boolean" | "Error" | "RichValue";
/** Something to write: null leaves the cell as it is. */
export type Input = CellValue | null;

const TEXT_LIMIT = 32_767;
const FORMULA_LIMIT = 8_192;

/** What a cell looks like, beyond its number format. `unlocked`, `fontName` and `indent` are kept although the engine does not
 * show them. */
export interface CellStyle {
  bold?: boolean;
  italic?: boolean;
  strikethrough?: boolean;
  underline?: boolean;
  align?: "left" | "right" | "center";
  verticalAlign?: "top" | "middle" | "bottom";
  wrapping?: "overflow" | "wrap" | "clip";
  fillColor?: string;
  textColor?: string;
  fontSize?: number;
  fontName?: string;
  unlocked?: boolean;
  rotation?: number;
  indent?: number;
}

/** The cells of all sheets: what they hold, how they show it. Positions are Excel's, also beyond the engine's grid. */
export class Cells {
  constructor(private readonly document: WorkbookDocument) {}

  private get model(): Model {
    return this.document.model;
  }

  // ---- reading

  /** The value: a number also for a date, "" for a blank cell, "#REF!" for an error. */
  value(position: CellPosition): CellValue {
    if (!this.inGrid(position)) return "";
    const cell = this.model.getters.getCell(position);
    // What was written as it stands needs no evaluation, which a batch would otherwise repeat for each cell that it asks for.
    if (cell && !cell.isFormula) {
      if (cell.content === "") return this.spilled(position);
      if (cell.format === "@") return cell.content.replace(/^'/, "");
      return cell.parsedValue ?? "";
    }
    this.document.evaluate();
    const { value, type } = this.model.getters.getEvaluatedCell(position);
    if (type === "error") return excelError(String(value));
    return value ?? (cell ? 0 : "");
  }

  private spilled(position: CellPosition): CellValue {
    this.document.evaluate();
    const { value, type } = this.model.getters.getEvaluatedCell(position);
    return type === "error" ? excelError(String(value)) : (value ?? "");
  }

  /** The value with what the engine knows of an error: its message. */
  errorMessage(position: CellPosition): string | undefined {
    this.document.evaluate();
    if (!this.inGrid(position)) return undefined;
    const cell = this.model.getters.getEvaluatedCell(position);
    return cell.type === "error" ? cell.message?.toString() : undefined;
  }

  valueType(position: CellPosition): ValueType {
    const value = this.value(position);
    if (value === "" && this.formulaText(position) !== null) return "String";
    const type = valueTypeOf(value);
    return type === "Error" && !this.isError(position) ? "String" : type;
  }

  private isError(position: CellPosition): boolean {
    if (!this.inGrid(position)) return false;
    this.document.evaluate();
    return this.model.getters.getEvaluatedCell(position).type === "error";
  }

  /** The formula, or the value where there is none, as `Range.formulas` has it. */
  formula(position: CellPosition): CellValue {
    return this.formulaText(position) ?? this.value(position);
  }

  /** The formula of the cell itself; null when it has none (a cell that a formula spills into has none). */
  formulaText(position: CellPosition): string | null {
    if (!this.inGrid(position)) return null;
    const cell = this.model.getters.getCell(position);
    if (!cell?.isFormula) return null;
    return this.document.formulas.toExcel(cell.compiledFormula.toFormulaString(this.model.getters), position);
  }

  hasFormula(position: CellPosition): boolean {
    return this.inGrid(position) && this.model.getters.getCell(position)?.isFormula === true;
  }

  /** The text that the grid shows. */
  text(position: CellPosition): string {
    if (!this.inGrid(position)) return "";
    const value = this.value(position);
    if (value === "") return "";
    if (typeof value === "string" && !ERRORS.has(value)) {
      const format = this.model.getters.getCell(position)?.format;
      if (!format || format === "@") return value;
    }
    this.document.evaluate();
    const evaluated = this.model.getters.getEvaluatedCell(position);
    if (evaluated.type === "error") return excelError(String(evaluated.value));
    if (typeof value === "number" && !evaluated.format) return generalText(value);
    return evaluated.formattedValue;
  }

  /** The number format as Excel writes it. */
  numberFormat(position: CellPosition): string {
    if (!this.inGrid(position)) return "General";
    const own = this.model.getters.getCell(position)?.format;
    if (own) return (getFacts(this.model, "formats")[own] as string | undefined) ?? own;
    this.document.evaluate();
    const evaluated = this.model.getters.getEvaluatedCell(position);
    return (typeof evaluated.value === "number" && evaluated.format) || "General";
  }

  style(position: CellPosition): CellStyle {
    if (!this.inGrid(position)) return {};
    return (this.model.getters.getCell(position)?.style ?? {}) as CellStyle;
  }

  /** Whether the cell holds nothing of its own and nothing spills into it. */
  isBlank(position: CellPosition): boolean {
    if (!this.inGrid(position)) return true;
    const cell = this.model.getters.getCell(position);
    if (cell && (cell.isFormula || cell.content !== "")) return false;
    this.document.evaluate();
    return this.model.getters.getArrayFormulaSpreadingOn(position) === undefined;
  }

  /** One answer per cell of an area, as rows. */
  matrix<T>(sheetId: string, area: Area, read: (position: CellPosition) => T): T[][] {
    const rows: T[][] = [];
    for (let row = area.top; row <= area.bottom; row += 1) {
      const cells: T[] = [];
      for (let col = area.left; col <= area.right; col += 1) cells.push(read({ sheetId, row, col }));
      rows.push(cells);
    }
    return rows;
  }

  values(sheetId: string, area: Area): CellValue[][] {
    return this.matrix(sheetId, area, (position) => this.value(position));
  }

  /** The part of an area that can hold anything: within the engine's grid. Null when it lies outside. */
  withinGrid(sheetId: string, area: Area): Area | null {
    const size = this.model.getters.getSheetSize(sheetId);
    const bottom = Math.min(area.bottom, size.numberOfRows - 1);
    const right = Math.min(area.right, size.numberOfCols - 1);
    return bottom < area.top || right < area.left ? null : { ...area, bottom, right };
  }

  private inGrid({ sheetId, row, col }: CellPosition): boolean {
    return row < this.model.getters.getNumberRows(sheetId) && col < this.model.getters.getNumberCols(sheetId);
  }

  // ---- the array that a formula spills

  /** The area that the formula of a cell spills into, the cell included; null when it does not spill. */
  spillArea(position: CellPosition): Area | null {
    this.document.evaluate();
    if (!this.inGrid(position)) return null;
    const zone = this.model.getters.getSpreadZone(position, { ignoreSpillError: false });
    if (!zone) return null;
    return zone.top === zone.bottom && zone.left === zone.right ? null : { ...zone };
  }

  /** The cell whose formula spills into this one (itself for the formula's own cell); null when none does. */
  spillParent(position: CellPosition): CellPosition | null {
    this.document.evaluate();
    if (!this.inGrid(position)) return null;
    if (this.spillArea(position)) return position;
    const origin = this.model.getters.getArrayFormulaSpreadingOn(position);
    return origin && this.spillArea(origin) ? origin : null;
  }

  // ---- writing

  /**
   * Writes what `Range.values` or `Range.formulas` was given: numbers and logical values as they are, strings as Excel
   * reads what is typed, null leaves a cell alone. Throws InvalidArgument before anything is written when one
   * of them cannot be (a bad formula, a text that is too long).
   */
  write(sheetId: string, area: Area, inputs: readonly (readonly Input[])[]): void {
    if (inputs.length !== rowCount(area) || inputs.some((row) => row.length !== columnCount(area))) {
      throw new ExcelError(
        "InvalidArgument",
        "The number of rows or columns in the input array doesn't match the size or dimensions of the range."
      );
    }
    this.document.checkWritable(sheetId, area);
    this.document.batch(() => {
      this.grow(sheetId, area);
      const entries = inputs.map((row, r) =>
        row.map((input, c) => (input === null ? null : this.entry({ sheetId, row: area.top + r, col: area.left + c }, input)))
      );
      this.document.changing({ sheetId, area, changeType: "RangeEdited" }, () => {
        const put = (): void =>
          entries.forEach((row, r) =>
            row.forEach((entry, c) => {
              if (entry) this.put({ sheetId, row: area.top + r, col: area.left + c }, entry);
            })
          );
        // Of merged cells only the first takes a value: there the engine has to be asked.
        if (this.model.getters.doesIntersectMerge(sheetId, { ...area })) put();
        else withoutAsking(this.model, put);
        this.document.tables.keepHeaders(sheetId, area);
      });
    });
  }

  /** Reads one input as Excel would and checks that the cell can take it. */
  private entry(position: CellPosition, input: CellValue): Entry {
    if (typeof input === "number") {
      if (!Number.isFinite(input)) throw new ExcelError("InvalidArgument");
      return { kind: "number", value: input };
    }
    if (typeof input === "boolean") return { kind: "boolean", value: input };
    if (typeof input !== "string") throw new ExcelError("InvalidArgument");
    const entry = readEntry(input, this.model.getters.getCell(position)?.format, this.document.culture);
    if (entry.kind === "text" && entry.value.length > TEXT_LIMIT) throw new ExcelError("InvalidArgument");
    if (entry.kind !== "formula") return entry;
    if (entry.formula.length > FORMULA_LIMIT) throw new ExcelError("InvalidArgument");
    const formula = this.document.formulas.toEngine(entry.formula, position);
    if (!isFormula(formula)) throw new ExcelError("InvalidArgument", `There's a problem with the formula ${entry.formula.slice(0, 80)}`);
    return { kind: "formula", formula };
  }

  private put(position: CellPosition, entry: Entry): void {
    const { sheetId, row, col } = position;
    const format = this.model.getters.getCell(position)?.format;
    const update = (content: string, newFormat?: string) =>
      this.model.dispatch("UPDATE_CELL", newFormat && !format ? { sheetId, row, col, content, format: newFormat } : { sheetId, row, col, content });
    switch (entry.kind) {
      case "blank":
        return void update("");
      case "number":
        return void update(String(entry.value), entry.format);
      case "boolean":
        return void update(entry.value ? "TRUE" : "FALSE");
      case "formula":
        return void update(entry.formula);
      case "error":
        return void update(entry.value);
      case "text":
        return void update(textContent(entry.value, format));
    }
  }

  /** Sets number formats: one for the area, or one per cell (null leaves a cell's). */
  setNumberFormats(sheetId: string, area: Area, formats: string | readonly (readonly (string | null)[])[]): void {
    if (typeof formats === "string") return this.setNumberFormat(sheetId, area, formats);
    if (formats.length !== rowCount(area) || formats.some((row) => row.length !== columnCount(area))) {
      throw new ExcelError("InvalidArgument");
    }
    this.document.batch(() => {
      formats.forEach((row, r) =>
        row.forEach((format, c) => {
          const [top, left] = [area.top + r, area.left + c];
          if (format !== null) this.setNumberFormat(sheetId, { top, left, bottom: top, right: left }, format);
        })
      );
    });
  }

  private setNumberFormat(sheetId: string, area: Area, format: string): void {
    if (typeof format !== "string") throw new ExcelError("InvalidArgument");
    const shown = engineFormat(format);
    this.document.batch(() => {
      if (shown !== "" && shown !== format) setFact(this.model, "formats", shown, format);
      else if (getFacts(this.model, "formats")[shown] !== undefined) setFact(this.model, "formats", shown, undefined);
      this.dress(sheetId, area, { format: shown });
    });
  }

  /** Changes the look of an area; what the change does not name stays. */
  setStyle(sheetId: string, area: Area, style: CellStyle): void {
    this.dress(sheetId, area, { style });
  }

  private dress(sheetId: string, area: Area, change: { style?: CellStyle; format?: string }): void {
    this.document.checkWritable(sheetId, area, "format");
    this.document.batch(() => {
      const target = this.formatArea(sheetId, area);
      this.model.dispatch("SET_FORMATTING", { sheetId, target: [{ ...target }], ...(change as object) });
      this.document.formatted(sheetId, area);
    });
  }

  /** Whole rows and columns are dressed as far as the grid goes; it passes the look on as it grows. */
  private formatArea(sheetId: string, area: Area): Area {
    const whole = area.bottom === WHOLE_SHEET.bottom || area.right === WHOLE_SHEET.right;
    if (!whole) {
      this.grow(sheetId, area);
      return area;
    }
    this.grow(sheetId, { ...area, bottom: area.bottom === WHOLE_SHEET.bottom ? area.top : area.bottom, right: area.right === WHOLE_SHEET.right ? area.left : area.right });
    return this.withinGrid(sheetId, area)!;
  }

  /** Empties cells: their contents, their look, or both. */
  clear(sheetId: string, area: Area, what: "All" | "Contents" | "Formats"): void {
    this.document.checkWritable(sheetId, area);
    this.document.batch(() => {
      const target = this.withinGrid(sheetId, area);
      if (!target) return;
      const filled = this.filledPositions(sheetId, target);
      if (what !== "Formats") {
        this.document.changing({ sheetId, area, changeType: "RangeEdited" }, () => {
          for (const { row, col } of filled.contents) this.model.dispatch("UPDATE_CELL", { sheetId, row, col, content: "" });
          this.document.tables.keepHeaders(sheetId, area);
        });
      }
      if (what !== "Contents") {
        for (const { row, col } of filled.all) this.model.dispatch("UPDATE_CELL", { sheetId, row, col, style: null, format: "" });
        this.model.dispatch("SET_ZONE_BORDERS", { sheetId, target: [{ ...target }], border: { position: "clear" } });
        this.document.formatted(sheetId, area);
      }
    });
  }

  private filledPositions(sheetId: string, area: Area): { all: CellPosition[]; contents: CellPosition[] } {
    const all: CellPosition[] = [];
    const contents: CellPosition[] = [];
    for (const cell of this.model.getters.getCells(sheetId)) {
      const position = this.model.getters.getCellPosition(cell.id);
      if (!contains(area, { top: position.row, bottom: position.row, left: position.col, right: position.col })) continue;
      all.push(position);
      if (cell.isFormula || cell.content !== "") contents.push(position);
    }
    return { all, contents };
  }

  /** The smallest area with contents (and, unless `valuesOnly`, looks); null when there is none. */
  usedArea(sheetId: string, within: Area, valuesOnly: boolean): Area | null {
    const cells = this.model.getters.getCells(sheetId);
    if (cells.some(({ isFormula }) => isFormula)) this.document.evaluate(); // only formulas spill
    let used: { top: number; left: number; bottom: number; right: number } | null = null;
    const include = (row: number, col: number): void => {
      if (row < within.top || row > within.bottom || col < within.left || col > within.right) return;
      if (!used) used = { top: row, bottom: row, left: col, right: col };
      else {
        used.top = Math.min(used.top, row);
        used.bottom = Math.max(used.bottom, row);
        used.left = Math.min(used.left, col);
        used.right = Math.max(used.right, col);
      }
    };
    for (const cell of cells) {
      if (valuesOnly && !cell.isFormula && cell.content === "") continue;
      const { row, col } = this.model.getters.getCellPosition(cell.id);
      include(row, col);
      if (!cell.isFormula) continue;
      const spill = this.model.getters.getSpreadZone({ sheetId, row, col }, { ignoreSpillError: false });
      if (spill) {
        for (const r of [spill.top, spill.bottom]) for (const c of [spill.left, spill.right]) include(r, c);
      }
    }
    return used;
  }

  /** Makes the engine's grid large enough for an area, with room to go on typing. */
  grow(sheetId: string, area: Area): void {
    if (!contains(WHOLE_SHEET, area)) throw new ExcelError("InvalidArgument");
    const size = this.model.getters.getSheetSize(sheetId);
    const grow = (dimension: "ROW" | "COL", have: number, need: number, most: number, spare: number): void => {
      if (need < have) return;
      const quantity = Math.min(Math.max(need + 1 + spare, Math.ceil(have * 1.25)), most) - have;
      if (quantity > 0) {
        this.model.dispatch("ADD_COLUMNS_ROWS", {
          sheetId, sheetName: this.model.getters.getSheetName(sheetId), dimension, base: have - 1, quantity, position: "after",
        });
      }
    };
    grow("ROW", size.numberOfRows, area.bottom, WHOLE_SHEET.bottom + 1, 100);
    grow("COL", size.numberOfCols, area.right, WHOLE_SHEET.right + 1, 4);
  }

  /** For messages: Sheet1!A1:B2. */
  address(sheetId: string, area: Area): string {
    return `${this.model.getters.getSheetName(sheetId)}!${areaToA1(area)}`;
  }
}

/** Excel's name for the type of a value. */
export function valueTypeOf(value: unknown): ValueType {
  if (typeof value === "number") return "Double";
  if (typeof value === "boolean") return "Boolean";
  if (typeof value !== "string") return "Unknown";
  if (value === "") return "Empty";
  return ERRORS.has(value) ? "Error" : "String";
}

/** An error of the engine in Excel's words. */
function excelError(value: string): string {
  return { "#BAD_EXPR": "#NAME?", "#CYCLE": "#VALUE!", "#REF": "#REF!", "#ERROR": "#VALUE!" }[value] ?? value;
}

/** A number as format General shows it: at most 11 characters wide. */
function generalText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e11) return String(value);
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e11 || size < 1e-9)) {
    const [mantissa, exponent] = value.toExponential(5).split("e") as [string, string];
    const power = Number(exponent);
    return `${String(Number(mantissa))}E${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
  }
  const whole = Math.trunc(size).toString().length;
  return String(Number(value.toFixed(Math.max(0, 10 - whole))));
}

/** Text as the engine must be given it, so that it stays text. */
export function textContent(text: string, format: string | undefined): string {
  if (text === "") return "";
  if (format === "@") return text.startsWith("=") ? `'${text}` : text;
  return /^[\p{L}"(<*&]/u.test(text) && !/^(true|false)$/i.test(text.trim()) && !/\d/.test(text) ? text : `'${text}`;
}

const checked = new Map<string, boolean>();

/** Whether a text is a formula that Excel would take. An unknown function is one (#NAME?); bad syntax is not. */
export function isFormula(formula: string): boolean {
  const known = checked.get(formula);
  if (known !== undefined) return known;
  let good = true;
  try {
    engine.parse(withoutReferences(formula));
  } catch (error) {
    good = /unknown function/i.test(String((error as Error).message));
  }
  if (checked.size > 5_000) checked.clear();
  checked.set(formula, good);
  return good;
}

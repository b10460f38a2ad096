import "./excel-functions";
import { areaToA1, sheetPrefix } from "../document/area";
import { ExcelError } from "../document/excel-error";
import { engine, getFacts, type Model } from "../document/engine";
import { evaluateWith, isReference, oversee, type EngineRange, type Evaluation, type EvaluationContext, type Formula, type Found, type FoundMatrix } from "./formula-language";
import { messages } from "./messages";
import { RangeContents } from "./range-contents";
import { SavedCells, type SavedResult } from "./saved-results";
import {
  referenceToAddress,
  renameColumn,
  renameTable,
  replaceNames,
  replaceReferences,
  resolveReference,
  sameName,
  tidyReference,
  type Resolved,
  type TableInfo,
} from "./structured-references";

export type { SavedResult } from "./saved-results";
export type { TableInfo } from "./structured-references";

interface Position {
  readonly sheetId: string;
  readonly col: number;
  readonly row: number;
}

/** A cell of the engine, as far as it concerns the calculation. */
interface EngineCell {
  readonly id: number;
  readonly content?: string;
  readonly isFormula: boolean;
  readonly compiledFormula?: Formula;
}

interface Command {
  readonly type: string;
  readonly sheetId?: string;
  readonly col?: number;
  readonly row?: number;
  readonly content?: string;
  readonly section?: string;
  readonly target?: readonly { top: number; left: number; bottom: number; right: number }[];
}

/** The getters of the engine that the calculation uses. */
interface Getters {
  getSheetIds(): readonly string[];
  getSheetName(sheetId: string): string;
  getNumberRows(sheetId: string): number;
  getNumberCols(sheetId: string): number;
  tryGetSheet(sheetId: string): object | undefined;
  getCell(position: Position): EngineCell | undefined;
  getCells(sheetId: string): readonly EngineCell[];
  tryGetCellPosition(cellId: number): Position | undefined;
  getEvaluatedCell(position: Position): Found & { readonly type: string };
  getSpreadZone(position: Position, options?: { ignoreSpillError: boolean }): { top: number; left: number; bottom: number; right: number } | undefined;
  getCoreTables(sheetId: string): readonly {
    id: string;
    range: { zone: { top: number; left: number; bottom: number; right: number } };
    config: { numberOfHeaders: number; totalRow: boolean };
  }[];
  getRangeFromZone(sheetId: string, zone: object): EngineRange;
}

/** What an add-in's functions do at the moments of a calculation. */
export interface Participant {
  /** The names of its functions, in capitals. */
  readonly names: ReadonlySet<string>;
  /** Functions that run again at each calculation, or emit by themselves: never kept from running by saved values. */
  readonly restless: ReadonlySet<string>;
  compute(name: string, context: EvaluationContext, args: readonly unknown[]): unknown;
  /** Something was changed: volatile functions run again. Answers the cells that hold them. */
  calculationStarts(): Iterable<number>;
  evaluated(): void;
  edited(cellId: number): void;
}

/** The engine's functions that change by themselves: Excel calculates their cells with every calculation, and when a workbook is opened. */
const VOLATILE = new Set(["TODAY", "NOW", "RAND", "RANDBETWEEN", "RANDARRAY", "OFFSET", "INDIRECT", "CELL", "INFO"]);
for (const name of VOLATILE) oversee(name);
/** Commands after which more than a cell's own dependents may have changed. */
const CALCULATES = new Set<string>([...engine.invalidateEvaluationCommands, "UPDATE_TABLE", "REMOVE_TABLE", "CREATE_TABLE"]);

export const BUSY = "#BUSY!";

const calculations = new WeakMap<object, Calculation>();

/** The calculation of a model's formulas. */
export function calculationOf(model: Model | { getters: object }): Calculation {
  const calculation = calculations.get(model.getters);
  if (!calculation) throw new Error("The model was made before the calculation was loaded.");
  return calculation;
}

/** What a document does with formulas on their way in and out: as Excel, it takes none whose references point nowhere. */
export function formulaRules(model: Model): { toEngine(formula: string, at: Position): string; toExcel(formula: string, at: Position): string } {
  const calculation = calculationOf(model);
  return {
    toEngine: (formula, at) => {
      const [unknown] = calculation.unknownReferences(formula, at);
      if (unknown) throw new ExcelError("InvalidArgument", `There is no ${unknown} in this workbook.`);
      return formula;
    },
    toExcel: (formula, at) => calculation.tidy(formula, at),
  };
}

export function calculationFor(getters: object): Calculation | undefined {
  return calculations.get(getters);
}

/**
 * What Excel's calculation has and the engine lacks: structured references that follow their tables, functions of
 * add-ins, and saved values that stand until something that they were calculated from changes. One per model.
 */
export class Calculation extends engine.UIPlugin {
  /** What ranges hold, as add-ins receive them. */
  readonly contents = new RangeContents();
  /** Whether a function of an add-in was found waiting since this was last set to false. */
  waiting = false;

  private readonly participants = new Set<Participant>();
  private readonly saved = new SavedCells();
  /** Cells whose formulas name tables: by the evaluation they tell of themselves. */
  private readonly onTables = new Set<number>();
  /** Cells whose formulas were volatile when they were last calculated. */
  private readonly volatile = new Set<number>();
  private knownTables: TableInfo[] | undefined;
  private knownColumns: TableColumns | undefined;
  /** The command that the engine handles and those that it is part of, the outermost first. */
  private readonly running: Command[] = [];
  private rearranged = false;
  private tablesTouched = false;
  private rewriting = false;
  private started = false;
  private retold = false;

  private get book(): Getters {
    return this.getters as unknown as Getters;
  }

  constructor(config: ConstructorParameters<typeof engine.UIPlugin>[0]) {
    super(config);
    calculations.set(this.getters, this);
  }

  // ---- formulas

  /** Evaluates a formula that holds a name or a function of an add-in. */
  evaluate(formula: Formula, evaluation: Evaluation, run: (lookup?: Evaluation["lookup"]) => unknown): unknown {
    const { context } = evaluation;
    const at = context.__originCellPosition;
    const cell = at && this.book.getCell(at);
    const live = Boolean(context.updateDependencies && cell?.compiledFormula === formula);
    const named = this.hasTables(formula);
    const ranges: EngineRange[] = [];
    const lookup: Evaluation["lookup"] = (symbol, asRange) => {
      const resolved = this.resolve(symbol, at);
      if (!resolved) return evaluation.lookup(symbol, asRange);
      if ("error" in resolved) return new engine.EvaluationError(this.whyNot(symbol, resolved.error), resolved.error);
      const range = this.book.getRangeFromZone(resolved.sheetId, resolved.area);
      ranges.push(range);
      const { zone } = range;
      const isCell = zone.top === zone.bottom && zone.left === zone.right;
      return isCell && !asRange ? evaluation.readCell(range) : evaluation.readRange(range);
    };
    if (!live) return run(lookup);
    if (isVolatile(formula)) this.volatile.add(cell!.id);

    // The ranges that tables stood at before are no longer precedents.
    if (named) {
      this.onTables.add(cell!.id);
      context.updateDependencies?.(at!);
    }
    const result = this.saved.has(cell!.id) ? this.evaluateSaved(cell!.id, formula, evaluation, () => run(lookup)) : run(lookup);
    if (named) {
      const precedents = ranges.length ? ranges : this.tableRanges(formula, at);
      if (precedents.length) context.addDependencies?.(at!, precedents);
    }
    return result;
  }

  /** A saved value stands until what it was calculated from differs from what it was when the workbook was opened. */
  private evaluateSaved(cellId: number, formula: Formula, evaluation: Evaluation, run: () => unknown): unknown {
    const restless = formula.symbols.some((symbol) => this.restless(symbol));
    const print = this.fingerprint(formula, evaluation);
    const value = this.saved.valueIf(cellId, print);
    if (!value) return run();
    if (!restless) return value;
    this.waiting = false;
    const result = run();
    if (this.waiting) return value;
    this.saved.drop(cellId);
    return result;
  }

  private fingerprint(formula: Formula, { dependencies, readRange, context }: Evaluation): string {
    const ranges = [...dependencies, ...this.tableRanges(formula, context.__originCellPosition)];
    const contents = ranges.map((range) => this.contents.of(readRange(range) as FoundMatrix).key);
    return JSON.stringify(contents);
  }

  private restless(symbol: string): boolean {
    const name = symbol.toUpperCase();
    return [...this.participants].some((participant) => participant.restless.has(name));
  }

  private hasTables(formula: Formula): boolean {
    return formula.symbols.some((symbol) => isReference(symbol) || this.tables().some(({ name }) => sameName(name, symbol)));
  }

  private tableRanges(formula: Formula, at?: Position): EngineRange[] {
    return formula.symbols.flatMap((symbol) => {
      const resolved = this.resolve(symbol, at);
      return resolved && "area" in resolved ? [this.book.getRangeFromZone(resolved.sheetId, resolved.area)] : [];
    });
  }

  private resolve(symbol: string, at?: Position): Resolved | undefined {
    if (isReference(symbol)) return resolveReference(symbol, this.tables(), at);
    const table = this.tables().find(({ name }) => sameName(name, symbol));
    return table && resolveReference(table.name, this.tables(), at);
  }

  private whyNot(symbol: string, error: string): string {
    const { noTable, noCellInRow, noColumn } = messages();
    return (error === "#NAME?" ? noTable : error === "#VALUE!" ? noCellInRow : noColumn)(symbol);
  }

  /** The structured references of a formula that point nowhere; Excel refuses to take such a formula. */
  unknownReferences(formula: string, at?: Position): string[] {
    const unknown: string[] = [];
    replaceReferences(formula, (text) => {
      const resolved = resolveReference(text, this.tables(), at);
      if ("error" in resolved && resolved.error !== "#VALUE!") unknown.unshift(text);
      return undefined;
    });
    return unknown;
  }

  /** A formula as Excel shows it: structured references in the letters of their tables. */
  tidy(formula: string, at?: Position): string {
    return replaceReferences(formula, (text) => tidyReference(text, this.tables(), at));
  }

  // ---- tables

  /** The tables of the workbook, as formulas see them. */
  tables(): readonly TableInfo[] {
    this.knownTables ??= this.readTables().map(({ info }) => info);
    return this.knownTables;
  }

  private readTables(): { id: string; info: TableInfo; columnIds: readonly number[] }[] {
    const facts = getFacts(this as unknown as Model, "tables") as Record<string, { name?: string; columnIds?: readonly number[] } | undefined>;
    return this.book.getSheetIds().flatMap((sheetId) =>
      this.book.getCoreTables(sheetId).flatMap(({ id, range: { zone }, config }) => {
        const fact = facts[id];
        if (!fact?.name) return [];
        const hasHeaders = config.numberOfHeaders > 0;
        const columns: string[] = [];
        for (let col = zone.left; col <= zone.right; col += 1) {
          columns.push(hasHeaders ? this.textOf({ sheetId, col, row: zone.top }) : `Column${col - zone.left + 1}`);
        }
        const info = { name: fact.name, sheetId, area: { ...zone }, columns, hasHeaders, hasTotals: config.totalRow };
        return [{ id, info, columnIds: fact.columnIds ?? [] }];
      })
    );
  }

  private textOf(position: Position): string {
    const cell = this.book.getCell(position);
    if (!cell) return "";
    return cell.isFormula ? String(this.book.getEvaluatedCell(position).value ?? "") : (cell.content ?? "").replace(/^'/, "");
  }

  private inHeaders({ sheetId, col, row }: Command): boolean {
    return this.tables().some(
      (table) => table.hasHeaders && table.sheetId === sheetId && table.area.top === row && col! >= table.area.left && col! <= table.area.right
    );
  }

  /** Whether a cell is a table's header, or so close to the table that typing there makes it grow. */
  private shapesTable(command: Command): boolean {
    const { sheetId, col, row } = command;
    const grows = this.tables().some(
      ({ area, ...table }) =>
        table.sheetId === sheetId && row! >= area.top && row! <= area.bottom + 1 && col! >= area.left && col! <= area.right + 1 && (row === area.bottom + 1 || col === area.right + 1)
    );
    return grows || this.inHeaders(command);
  }

  // ---- the engine's commands

  /**
   * A command may be one of many that belong together (a batch of an add-in, a paste). Names are compared before the
   * outermost one and after it: in between, a column that is being inserted looks like one that is being renamed.
   */
  override beforeHandle(command: unknown): void {
    const { type, target, sheetId } = command as Command;
    const within = this.running.at(-1);
    this.running.push(command as Command);
    if (!within) {
      this.rearranged = false;
      this.tablesTouched = false;
      const elsewhere = type === "EVALUATE_CELLS" || (type === "UPDATE_CELL" && !this.inHeaders(command as Command));
      this.knownColumns = elsewhere ? undefined : this.readColumns();
    }
    // The engine lets no cells be written while it handles a command of its own.
    if (type === "REMOVE_TABLE" && !(within && engine.coreTypes.has(within.type as never))) {
      for (const zone of target ?? []) {
        const gone = this.tables().find((table) => table.sheetId === sheetId && table.area.top === zone.top && table.area.left === zone.left);
        if (gone) this.leaveAddresses(gone.name);
      }
    }
  }

  override handle(command: unknown): void {
    const { type, sheetId, col, row, content, section } = command as Command;
    const aboutTables = (type === "UPDATE_CELL" && content !== undefined && this.shapesTable(command as Command)) || /_TABLE$/.test(type) || (type === "SET_FACT" && section === "tables");
    if (aboutTables || CALCULATES.has(type)) this.knownTables = undefined;
    if (aboutTables) this.tablesTouched = true;
    if (type === "ADD_COLUMNS_ROWS" || type === "REMOVE_COLUMNS_ROWS" || type === "UNDO" || type === "REDO") this.rearranged = true;

    if (type === "UPDATE_CELL" && content !== undefined && !this.rewriting) {
      const cell = this.book.getCell({ sheetId: sheetId!, col: col!, row: row! });
      if (cell) {
        this.saved.drop(cell.id);
        for (const participant of this.participants) participant.edited(cell.id);
      }
    }
    if (aboutTables) this.evaluateTableCells();
    if (content !== undefined || CALCULATES.has(type)) this.calculationStarts();

    this.running.splice(Math.max(0, this.running.lastIndexOf(command as Command)));
    if (!this.running.length && this.tablesTouched && !this.rearranged) this.followNames();
  }

  override finalize(): void {
    this.started = false;
    this.retold = false;
    for (const participant of this.participants) participant.evaluated();
    this.contents.sweep();
  }

  private calculationStarts(): void {
    if (this.started) return;
    this.started = true;
    for (const participant of this.participants) this.recalculate(participant.calculationStarts());
    this.recalculate(this.volatileCells());
  }

  /** The cells that are calculated with every calculation, but for those of add-ins. */
  volatileCells(): number[] {
    for (const id of this.volatile) {
      const position = this.book.tryGetCellPosition(id);
      const formula = position && this.book.getCell(position)?.compiledFormula;
      if (!formula || !isVolatile(formula)) this.volatile.delete(id);
    }
    return [...this.volatile];
  }

  private evaluateTableCells(): void {
    if (this.retold) return;
    this.retold = true;
    this.recalculate(this.onTables);
  }

  /** Calculates everything anew, as Ctrl+Alt+F9 does: nothing that was answered or saved before is kept. */
  calculateAll(): void {
    for (const sheetId of this.book.getSheetIds()) {
      for (const { id, isFormula } of this.book.getCells(sheetId)) {
        if (!isFormula) continue;
        this.saved.drop(id);
        for (const participant of this.participants) participant.edited(id);
      }
    }
    this.calculationStarts();
    this.tell("EVALUATE_CELLS", {});
  }

  /** Evaluates cells and what depends on them: at once, or at the end of the batch that is running. */
  recalculate(cellIds: Iterable<number>): void {
    const present = [...cellIds].filter((id) => this.book.tryGetCellPosition(id));
    if (present.length) this.tell("EVALUATE_CELLS", { cellIds: present });
  }

  private tell(type: string, payload: object): void {
    (this.dispatch as (type: string, payload: object) => unknown)(type, payload);
  }

  // ---- names that change

  private readColumns(): TableColumns {
    this.knownTables = undefined;
    return new Map(this.readTables().map(({ id, info, columnIds }) => [id, { info, columnIds }]));
  }

  /** Formulas follow tables and columns whose names were changed, in the same step of undo. */
  private followNames(): void {
    const before = this.knownColumns;
    this.knownColumns = undefined;
    if (!before) return;
    const after = this.readColumns();
    const tables = [...before.values()].map(({ info }) => info);
    for (const [id, { info, columnIds }] of after) {
      const old = before.get(id);
      if (!old) continue;
      const renamed = old.columnIds.flatMap((columnId, index) => {
        const from = old.info.columns[index];
        const to = info.columns[columnIds.indexOf(columnId)];
        return from && to && from !== to ? [{ from, to }] : [];
      });
      for (const { from, to } of renamed) this.rewrite((text, at) => renameColumn(text, old.info, from, to, tables, at));
      if (old.info.name !== info.name) {
        this.rewrite((text) => renameTable(text, old.info.name, info.name), (name) => (sameName(name, old.info.name) ? info.name : undefined));
      }
    }
  }

  /** Puts addresses in the place of references to a table that is about to be a range of cells. */
  private leaveAddresses(table: string): void {
    const address = (text: string, at: Position) => {
      const resolved = resolveReference(text, this.tables(), at);
      return "area" in resolved ? referenceToAddress(resolved, this.book.getSheetName(resolved.sheetId)) : resolved.error;
    };
    this.rewrite(
      (text, at) => (renameTable(text, table, table) === undefined ? undefined : address(text, at)),
      (name, at) => (sameName(name, table) ? address(name, at) : undefined)
    );
  }

  /** Rewrites the references, and names that stand alone, of all formulas. */
  private rewrite(
    reference: (text: string, at: Position) => string | undefined,
    name: (text: string, at: Position) => string | undefined = () => undefined
  ): void {
    const rewritten: { at: Position; text: string }[] = [];
    for (const sheetId of this.book.getSheetIds()) {
      for (const { id, compiledFormula: formula } of this.book.getCells(sheetId)) {
        if (!formula?.symbols.length) continue;
        const at = this.book.tryGetCellPosition(id)!;
        const concerned = formula.symbols.some((symbol) => (isReference(symbol) ? reference : name)(symbol, at) !== undefined);
        if (!concerned) continue;
        const text = replaceNames(formula.toFormulaString(this.getters), (found) => name(found, at));
        rewritten.push({ at, text: replaceReferences(text, (found) => reference(found, at)) });
      }
    }
    // A formula that says the same with other words keeps its value.
    this.rewriting = true;
    try {
      for (const { at, text } of rewritten) this.tell("UPDATE_CELL", { ...at, content: text });
    } finally {
      this.rewriting = false;
    }
  }

  // ---- functions of add-ins

  /** Lets an add-in's functions take part; formulas that hold them are calculated, unless a saved value stands for them. */
  join(participant: Participant): void {
    this.participants.add(participant);
    const unread: { at: Position; text: string }[] = [];
    const ids: number[] = [];
    for (const sheetId of this.book.getSheetIds()) {
      for (const { id, compiledFormula: formula } of this.book.getCells(sheetId)) {
        if (!formula) continue;
        if (formula.symbols.some((symbol) => participant.names.has(symbol.toUpperCase()))) ids.push(id);
        else if (formula.isBadExpression && mentions(formula.normalizedFormula, participant.names)) {
          unread.push({ at: this.book.tryGetCellPosition(id)!, text: formula.normalizedFormula });
        }
      }
    }
    // Typed before the add-in was there: the engine did not know the functions and has to read the formulas again.
    for (const { at, text } of unread) {
      this.tell("UPDATE_CELL", { ...at, content: "" });
      this.tell("UPDATE_CELL", { ...at, content: text });
    }
    this.recalculate(ids);
  }

  leave(participant: Participant): void {
    this.participants.delete(participant);
  }

  participantWith(functionName: string): Participant | undefined {
    return [...this.participants].find(({ names }) => names.has(functionName));
  }

  /** The cell that holds a formula, where it is calculated for its own sake (not tried in the formula bar or a rule). */
  cellOf(context: EvaluationContext): { id: number; position: Position; formula: Formula } | undefined {
    const position = context.__originCellPosition;
    const cell = position && context.updateDependencies && this.book.getCell(position);
    return cell?.compiledFormula ? { id: cell.id, position: position!, formula: cell.compiledFormula } : undefined;
  }

  /** Where a cell is now, with what it shows; undefined when it is gone or holds no formula any more. */
  shown(cellId: number): { position: Position; evaluated: object } | undefined {
    const position = this.book.tryGetCellPosition(cellId);
    if (!position || !this.book.getCell(position)?.isFormula) return undefined;
    return { position, evaluated: this.book.getEvaluatedCell(position) };
  }

  /** A cell's address with its sheet: "Sheet1!B2". */
  address({ sheetId, row, col }: Position): string {
    return sheetPrefix(this.sheetName(sheetId)) + areaToA1({ top: row, bottom: row, left: col, right: col });
  }

  sheetName(sheetId: string): string {
    return this.book.getSheetName(sheetId);
  }

  rowsOf(sheetId: string): number {
    return this.book.getNumberRows(sheetId);
  }

  /** Makes the grid large enough for a result, as Excel's always is. */
  makeRoom({ sheetId, col, row }: Position, rows: number, columns: number): void {
    const grow = (dimension: "ROW" | "COL", have: number, need: number) => {
      if (need <= have) return;
      this.tell("ADD_COLUMNS_ROWS", {
        sheetId, sheetName: this.sheetName(sheetId), dimension, base: have - 1, position: "after", quantity: need - have,
      });
    };
    grow("ROW", this.book.getNumberRows(sheetId), row + rows);
    grow("COL", this.book.getNumberCols(sheetId), col + columns);
  }

  // ---- saved values

  /** The values of all cells whose formulas hold functions of add-ins; what is still pending is not among them. */
  save(isAddInFunction: (name: string) => boolean): SavedResult[] {
    return this.book.getSheetIds().flatMap((sheetId) =>
      this.book.getCells(sheetId).flatMap(({ id, compiledFormula: formula }) => {
        if (!formula?.symbols.some((symbol) => isAddInFunction(symbol.toUpperCase()))) return [];
        const position = this.book.tryGetCellPosition(id)!;
        const shown = this.book.getEvaluatedCell(position);
        const held = this.saved.get(id);
        if (shown.value === "#SPILL!" && held) return [{ ...position, rows: held }];
        if (shown.value === BUSY || shown.value === "#SPILL!") return [];
        const zone = this.book.getSpreadZone(position) ?? { top: position.row, bottom: position.row, left: position.col, right: position.col };
        const rows: SavedResult["rows"][number][] = [];
        for (let row = zone.top; row <= zone.bottom; row += 1) {
          const cells = [];
          for (let col = zone.left; col <= zone.right; col += 1) cells.push(this.book.getEvaluatedCell({ sheetId, col, row }).value);
          rows.push(cells);
        }
        return [{ ...position, rows, ...(shown.message && { message: String(shown.message) }) }];
      })
    );
  }

  /** Gives cells back the values they were saved with, without asking an add-in. On opening, cells with TODAY() and the like are calculated all the same. */
  restore(results: readonly SavedResult[], opening = true): void {
    const ids: number[] = [];
    for (const { sheetId, col, row, rows, message } of results) {
      const cell = this.book.tryGetSheet(sheetId) && this.book.getCell({ sheetId, col, row });
      if (!cell?.compiledFormula) continue;
      if (opening && isVolatile(cell.compiledFormula)) continue;
      if (!rows.length || !rows[0]!.length) continue;
      this.makeRoom({ sheetId, col, row }, rows.length, rows[0]!.length);
      this.saved.put(cell.id, rows, message);
      ids.push(cell.id);
    }
    this.recalculate(ids);
  }
}

function isVolatile(formula: Formula): boolean {
  return formula.symbols.some((symbol) => VOLATILE.has(symbol.toUpperCase()));
}

type TableColumns = Map<string, { info: TableInfo; columnIds: readonly number[] }>;

function mentions(formula: string, names: ReadonlySet<string>): boolean {
  const text = formula.toUpperCase();
  return [...names].some((name) => text.includes(`${name}(`));
}

evaluateWith((formula, evaluation, run) => {
  const calculation = calculations.get(evaluation.context.getters);
  return calculation ? calculation.evaluate(formula, evaluation, run) : run();
});

if (!engine.registries.featurePluginRegistry.contains("calculation")) {
  engine.registries.featurePluginRegistry.add("calculation", Calculation as never);
}

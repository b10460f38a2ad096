import { intersection, MAX_COLUMNS, MAX_ROWS, union, type Area } from "./area";
import type { CellValue } from "./cells";
import type { Model } from "./engine";
import { ExcelError } from "./excel-error";
import type { ChangeType } from "./events";
import type { WorkbookDocument } from "./workbook-document";

/** What moves cells about: inserting, deleting, merging, sizing, hiding. */
export class Ranges {
  constructor(private readonly document: WorkbookDocument) {}

  private get model(): Model {
    return this.document.model;
  }

  /** Inserts whole rows; everything below goes down, tables that are crossed grow. */
  insertRows(sheetId: string, top: number, count: number): void {
    this.lines(sheetId, "ROW", top, count, "RowInserted");
  }

  insertColumns(sheetId: string, left: number, count: number): void {
    this.lines(sheetId, "COL", left, count, "ColumnInserted");
  }

  private lines(sheetId: string, dimension: "ROW" | "COL", base: number, quantity: number, changeType: ChangeType): void {
    const area = this.band(dimension, base, quantity);
    this.document.checkWritable(sheetId, area, dimension === "ROW" ? "insertRows" : "insertColumns");
    this.document.batch(() => {
      this.document.cells.grow(sheetId, dimension === "ROW" ? { top: base, bottom: base, left: 0, right: 0 } : { top: 0, bottom: 0, left: base, right: base });
      this.document.changing({ sheetId, area, changeType }, () => {
        // Excel dresses inserted rows like the row above; the engine takes the look from the row it counts from.
        const position = base === 0 ? "before" : "after";
        this.model.dispatch("ADD_COLUMNS_ROWS", {
          sheetId, sheetName: this.document.sheets.name(sheetId), dimension, base: base === 0 ? 0 : base - 1, quantity, position,
        });
      });
    });
  }

  deleteRows(sheetId: string, top: number, count: number): void {
    this.removeLines(sheetId, "ROW", top, count, "RowDeleted");
  }

  deleteColumns(sheetId: string, left: number, count: number): void {
    this.removeLines(sheetId, "COL", left, count, "ColumnDeleted");
  }

  private removeLines(sheetId: string, dimension: "ROW" | "COL", base: number, count: number, changeType: ChangeType): void {
    const area = this.band(dimension, base, count);
    this.document.checkWritable(sheetId, area, dimension === "ROW" ? "deleteRows" : "deleteColumns");
    this.document.batch(() => {
      this.document.changing({ sheetId, area, changeType }, () => {
        const have = dimension === "ROW" ? this.model.getters.getNumberRows(sheetId) : this.model.getters.getNumberCols(sheetId);
        const elements = Array.from({ length: Math.max(0, Math.min(count, have - base)) }, (_unused, index) => base + index);
        if (elements.length === 0) return;
        if (elements.length === have) this.document.cells.grow(sheetId, dimension === "ROW" ? { top: have, bottom: have, left: 0, right: 0 } : { top: 0, bottom: 0, left: have, right: have });
        this.model.dispatch("REMOVE_COLUMNS_ROWS", { sheetId, sheetName: this.document.sheets.name(sheetId), dimension, elements });
      });
    });
  }

  private band(dimension: "ROW" | "COL", base: number, count: number): Area {
    return dimension === "ROW"
      ? { top: base, bottom: base + count - 1, left: 0, right: MAX_COLUMNS - 1 }
      : { top: 0, bottom: MAX_ROWS - 1, left: base, right: base + count - 1 };
  }

  /** Moves what is in and below an area down by its height. A table (other than `but`) that would be torn refuses. */
  shiftDown(sheetId: string, area: Area, but?: string): void {
    this.shift(sheetId, { ...area, bottom: this.lastRow(sheetId) }, area.bottom - area.top + 1, 0, but);
  }

  shiftRight(sheetId: string, area: Area, but?: string): void {
    this.shift(sheetId, { ...area, right: this.lastColumn(sheetId) }, 0, area.right - area.left + 1, but);
  }

  /** Deletes the cells of an area and moves what is below up. */
  shiftUp(sheetId: string, area: Area, but?: string): void {
    this.erase(sheetId, area);
    this.shift(sheetId, { ...area, top: area.bottom + 1, bottom: this.lastRow(sheetId) }, -(area.bottom - area.top + 1), 0, but);
  }

  shiftLeft(sheetId: string, area: Area, but?: string): void {
    this.erase(sheetId, area);
    this.shift(sheetId, { ...area, left: area.right + 1, right: this.lastColumn(sheetId) }, 0, -(area.right - area.left + 1), but);
  }

  private erase(sheetId: string, area: Area): void {
    const target = this.document.cells.withinGrid(sheetId, area);
    if (target) this.model.dispatch("CLEAR_CELLS", { sheetId, target: [{ ...target }] });
  }

  private lastRow(sheetId: string): number {
    return this.model.getters.getNumberRows(sheetId) - 1;
  }

  private lastColumn(sheetId: string): number {
    return this.model.getters.getNumberCols(sheetId) - 1;
  }

  private shift(sheetId: string, band: Area, down: number, right: number, but?: string): void {
    if (band.bottom < band.top || band.right < band.left) return;
    for (const table of this.document.tables.overlapping(sheetId, band)) {
      if (table.id === but) continue;
      const common = intersection(table.area, band)!;
      const torn = down !== 0 ? common.left !== table.area.left || common.right !== table.area.right || common.top !== table.area.top : common.top !== table.area.top || common.bottom !== table.area.bottom || common.left !== table.area.left;
      if (torn) {
        throw new ExcelError("InsertDeleteConflict", "This operation is not allowed. The operation is attempting to shift cells in a table on your worksheet.");
      }
    }
    const used = this.document.cells.usedArea(sheetId, band, false);
    const tables = this.document.tables.overlapping(sheetId, band).filter((table) => table.id !== but);
    const moved = tables.reduce<Area | null>((area, table) => (area ? union(area, table.area) : table.area), used);
    if (!moved) return;
    // From the band's start, so that a reference into the blank part moves as well.
    const zone = intersection(union(moved, { ...band, bottom: Math.max(band.top, moved.bottom), right: Math.max(band.left, moved.right) }), band)!;
    const wide = down !== 0 ? { ...zone, left: band.left, right: band.right } : { ...zone, top: band.top, bottom: band.bottom };
    this.document.cells.grow(sheetId, { ...wide, bottom: wide.bottom + Math.max(0, down), right: wide.right + Math.max(0, right) });
    const rules = down === 0 ? [] : this.document.validations.onSheet(sheetId);
    const result = this.model.dispatch("MOVE_RANGES", {
      sheetId, sheetName: this.document.sheets.name(sheetId), targetSheetId: sheetId, target: [wide], col: wide.left + right, row: wide.top + down,
    });
    if (!result.isSuccessful) throw new ExcelError("InsertDeleteConflict", result.reasons.join(", "));
    this.carry(sheetId, wide, down, right);
    if (down !== 0) this.document.validations.shiftRows(sheetId, rules, band, down);
  }

  /** The engine's command moved what points at the cells; this moves the cells. */
  private carry(sheetId: string, zone: Area, down: number, right: number): void {
    const cells = this.model.getters
      .getCells(sheetId)
      .map(({ id }) => ({ cellId: id, ...this.model.getters.getCellPosition(id) }))
      .filter(({ row, col }) => row >= zone.top && row <= zone.bottom && col >= zone.left && col <= zone.right)
      .sort((a, b) => (down + right > 0 ? b.row - a.row || b.col - a.col : a.row - b.row || a.col - b.col));
    for (const { cellId, row, col } of cells) this.model.dispatch("UPDATE_CELL_POSITION", { sheetId, cellId, row: row + down, col: col + right });
    const borders: { row: number; col: number; border: ReturnType<Model["getters"]["getCellBorder"]> }[] = [];
    for (let row = zone.top; row <= zone.bottom; row += 1) {
      for (let col = zone.left; col <= zone.right; col += 1) {
        const border = this.model.getters.getCellBorder({ sheetId, row, col });
        if (border) borders.push({ row, col, border });
      }
    }
    for (const { row, col } of borders) this.model.dispatch("SET_BORDER", { sheetId, row, col, border: undefined });
    for (const { row, col, border } of borders) this.model.dispatch("SET_BORDER", { sheetId, row: row + down, col: col + right, border: border ?? undefined });
  }

  /** Makes sure that the last row of an area is free for a table, moving what is there one row down. */
  makeRoomBelow(sheetId: string, area: Area): void {
    const last = { ...area, top: area.bottom };
    this.document.cells.grow(sheetId, last);
    if (this.document.cells.usedArea(sheetId, last, true)) this.shiftDown(sheetId, last);
  }

  /** Range.insert: makes room and answers the area that is now blank. */
  insert(sheetId: string, area: Area, shift: "Down" | "Right"): void {
    this.document.checkWritable(sheetId, area);
    this.document.batch(() => {
      if (area.left === 0 && area.right === MAX_COLUMNS - 1) return this.insertRows(sheetId, area.top, area.bottom - area.top + 1);
      if (area.top === 0 && area.bottom === MAX_ROWS - 1) return this.insertColumns(sheetId, area.left, area.right - area.left + 1);
      this.document.changing({ sheetId, area, changeType: "CellInserted" }, () => {
        if (shift === "Down") this.shiftDown(sheetId, area);
        else this.shiftRight(sheetId, area);
      });
    });
  }

  /** Range.delete: takes cells out and closes the gap. */
  delete(sheetId: string, area: Area, shift: "Up" | "Left"): void {
    this.document.checkWritable(sheetId, area);
    this.document.batch(() => {
      if (area.left === 0 && area.right === MAX_COLUMNS - 1) return this.deleteRows(sheetId, area.top, area.bottom - area.top + 1);
      if (area.top === 0 && area.bottom === MAX_ROWS - 1) return this.deleteColumns(sheetId, area.left, area.right - area.left + 1);
      this.document.changing({ sheetId, area, changeType: "CellDeleted" }, () => {
        if (shift === "Up") this.shiftUp(sheetId, area);
        else this.shiftLeft(sheetId, area);
      });
    });
  }

  merge(sheetId: string, area: Area, across: boolean): void {
    this.document.checkWritable(sheetId, area);
    if (this.document.tables.overlapping(sheetId, area).length) throw new ExcelError("InvalidOperation", "You can't merge cells in a table.");
    this.document.batch(() => {
      this.document.cells.grow(sheetId, area);
      const rows = across ? Array.from({ length: area.bottom - area.top + 1 }, (_unused, index) => ({ ...area, top: area.top + index, bottom: area.top + index })) : [area];
      this.unmerge(sheetId, area);
      for (const target of rows) this.model.dispatch("ADD_MERGE", { sheetId, target: [{ ...target }], force: true });
    });
  }

  unmerge(sheetId: string, area: Area): void {
    const merges = this.merges(sheetId, area);
    if (merges.length) this.document.batch(() => void this.model.dispatch("REMOVE_MERGE", { sheetId, target: merges.map((merge) => ({ ...merge })) }));
  }

  merges(sheetId: string, area: Area): Area[] {
    return this.model.getters.getMerges(sheetId).filter((merge) => intersection(merge, area)).map(({ top, left, bottom, right }) => ({ top, left, bottom, right }));
  }

  /** The height or width of a row or column, in pixels. */
  size(sheetId: string, dimension: "ROW" | "COL", index: number): number {
    const have = dimension === "ROW" ? this.model.getters.getNumberRows(sheetId) : this.model.getters.getNumberCols(sheetId);
    if (index >= have) return dimension === "ROW" ? 20 : 64;
    return dimension === "ROW" ? this.model.getters.getRowSize(sheetId, index) : this.model.getters.getColSize(sheetId, index);
  }

  setSize(sheetId: string, dimension: "ROW" | "COL", from: number, to: number, size: number | null): void {
    const elements = this.elements(sheetId, dimension, from, to);
    this.document.batch(() => void this.model.dispatch("RESIZE_COLUMNS_ROWS", { sheetId, dimension, elements, size }));
  }

  autofit(sheetId: string, dimension: "ROW" | "COL", from: number, to: number): void {
    const elements = this.elements(sheetId, dimension, from, to);
    this.document.batch(() => {
      if (dimension === "COL") this.model.dispatch("AUTORESIZE_COLUMNS", { sheetId, cols: elements });
      else this.model.dispatch("AUTORESIZE_ROWS", { sheetId, rows: elements });
    });
  }

  isHidden(sheetId: string, dimension: "ROW" | "COL", index: number): boolean {
    const have = dimension === "ROW" ? this.model.getters.getNumberRows(sheetId) : this.model.getters.getNumberCols(sheetId);
    if (index >= have) return false;
    return dimension === "ROW" ? this.model.getters.isRowHidden(sheetId, index) : this.model.getters.isColHidden(sheetId, index);
  }

  setHidden(sheetId: string, dimension: "ROW" | "COL", from: number, to: number, hidden: boolean): void {
    const elements = this.elements(sheetId, dimension, from, to).filter((index) => this.isHidden(sheetId, dimension, index) !== hidden);
    if (elements.length) this.document.batch(() => void this.model.dispatch(hidden ? "HIDE_COLUMNS_ROWS" : "UNHIDE_COLUMNS_ROWS", { sheetId, dimension, elements }));
  }

  private elements(sheetId: string, dimension: "ROW" | "COL", from: number, to: number): number[] {
    const most = dimension === "ROW" ? MAX_ROWS - 1 : MAX_COLUMNS - 1;
    const whole = from === 0 && to === most;
    if (!whole) this.document.cells.grow(sheetId, dimension === "ROW" ? { top: from, bottom: to, left: 0, right: 0 } : { top: 0, bottom: 0, left: from, right: to });
    const have = dimension === "ROW" ? this.model.getters.getNumberRows(sheetId) : this.model.getters.getNumberCols(sheetId);
    return Array.from({ length: Math.min(to, have - 1) - from + 1 }, (_unused, index) => from + index);
  }

  /** Replaces text in what cells hold (formulas too, as Excel does) and answers how many replacements were made. */
  replaceAll(sheetId: string, area: Area, wanted: string, replacement: string, criteria: { completeMatch?: boolean; matchCase?: boolean }): number {
    const within = this.document.cells.usedArea(sheetId, area, true);
    if (!within) return 0;
    const pattern = new RegExp(wanted.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), criteria.matchCase ? "gu" : "giu");
    let count = 0;
    this.document.batch(() => {
      const next = this.document.cells.matrix(sheetId, within, (position) => {
        const held = this.document.cells.formula(position);
        const text = String(held);
        const hits = [...text.matchAll(pattern)];
        if (hits.length === 0 || (criteria.completeMatch && hits[0]![0].length !== text.length)) return null;
        count += hits.length;
        return text.replace(pattern, () => replacement);
      });
      if (count > 0) this.document.cells.write(sheetId, within, next);
    });
    return count;
  }

  /** Puts the rows of an area in another order; formulas go with their row and keep pointing into it. */
  reorder(sheetId: string, area: Area, order: (values: CellValue[][]) => number[]): void {
    const before = order(this.document.cells.values(sheetId, area));
    this.document.batch(() => {
      this.document.changing({ sheetId, area, changeType: "RangeEdited" }, () => {
        const cells = this.document.cells.matrix(sheetId, area, (position) => this.model.getters.getCell(position));
        before.forEach((from, to) => {
          if (from === to) return;
          cells[from]!.forEach((cell, index) => {
            const content = cell?.isFormula
              ? this.model.getters.getTranslatedCellFormula(sheetId, 0, to - from, cell.compiledFormula)
              : (cell?.content ?? "");
            this.model.dispatch("UPDATE_CELL", { sheetId, row: area.top + to, col: area.left + index, content, style: cell?.style ?? null, format: cell?.format ?? "" });
          });
        });
      });
    });
  }

  /** Copies cells as Range.copyFrom does; a larger target is filled with repetitions of the source. */
  copy(
    from: { sheetId: string; area: Area }, to: { sheetId: string; area: Area },
    what: "All" | "Formulas" | "Values" | "Formats" | "Link", skipBlanks: boolean, transpose: boolean
  ): void {
    const [rows, columns] = [from.area.bottom - from.area.top + 1, from.area.right - from.area.left + 1];
    const [height, width] = transpose ? [columns, rows] : [rows, columns];
    const [targetRows, targetColumns] = [to.area.bottom - to.area.top + 1, to.area.right - to.area.left + 1];
    const fits = targetRows % height === 0 && targetColumns % width === 0;
    const area = fits ? to.area : { ...to.area, bottom: to.area.top + height - 1, right: to.area.left + width - 1 };
    this.document.checkWritable(to.sheetId, area);
    this.document.batch(() => {
      this.document.cells.grow(to.sheetId, area);
      this.document.cells.grow(from.sheetId, from.area);
      this.document.evaluate();
      const cells = this.document.cells.matrix(from.sheetId, from.area, (position) => ({
        position, cell: this.model.getters.getCell(position), value: this.document.cells.value(position),
      }));
      this.document.changing({ sheetId: to.sheetId, area, changeType: "RangeEdited" }, () => {
        for (let row = area.top; row <= area.bottom; row += 1) {
          for (let col = area.left; col <= area.right; col += 1) {
            const [r, c] = [(row - area.top) % height, (col - area.left) % width];
            const { position, cell, value } = transpose ? cells[c]![r]! : cells[r]![c]!;
            if (skipBlanks && value === "") continue;
            const look = { style: cell?.style ?? null, format: cell?.format ?? "" };
            const literal = cell && !cell.isFormula ? cell.content : "";
            const moved = cell?.isFormula
              ? this.model.getters.getTranslatedCellFormula(to.sheetId, col - position.col, row - position.row, cell.compiledFormula)
              : literal;
            const link = `=${this.document.address(from.sheetId, { top: position.row, bottom: position.row, left: position.col, right: position.col })}`;
            const frozen = cell?.isFormula || !cell ? (typeof value === "string" && value !== "" && !value.startsWith("#") ? `'${value}` : String(value)) : literal;
            const content = { All: moved, Formulas: moved, Values: frozen, Link: link, Formats: undefined }[what];
            this.model.dispatch("UPDATE_CELL", {
              sheetId: to.sheetId, row, col, ...(content !== undefined && { content }), ...((what === "All" || what === "Formats") && look),
            });
          }
        }
        this.document.tables.keepHeaders(to.sheetId, area);
      });
    });
  }
}

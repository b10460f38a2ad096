import type { Model } from "./engine";
import type { Table } from "./tables";
import type { WorkbookDocument } from "./workbook-document";

/** Filters of tables. They hide rows; what the rows hold stays. */
export class Filters {
  constructor(private readonly document: WorkbookDocument) {}

  private get model(): Model {
    return this.document.model;
  }

  /** Shows only rows whose text in a column is one of these. */
  showValues(table: Table, column: number, shown: readonly string[]): void {
    const body = this.document.tables.bodyArea(table);
    const col = table.area.left + column;
    const texts = this.document.cells.matrix(table.sheetId, { ...body, left: col, right: col }, (position) => this.document.cells.text(position)).flat();
    const wanted = new Set(shown.map((text) => text.toLowerCase()));
    const hiddenValues = [...new Set(texts.map((text) => text.toLowerCase()))].filter((text) => !wanted.has(text));
    this.update(table, column, hiddenValues);
  }

  clearColumn(table: Table, column: number): void {
    this.update(table, column, []);
  }

  clear(table: Table): void {
    for (let column = 0; column <= table.area.right - table.area.left; column += 1) {
      if (this.isColumnFiltered(table, column)) this.clearColumn(table, column);
    }
  }

  isFiltered(table: Table): boolean {
    return table.columnIds.some((_id, column) => this.isColumnFiltered(table, column));
  }

  /** Excel.FilterCriteria of a column; null when nothing is filtered. */
  criteria(table: Table, column: number): { filterOn: "Values"; values: string[] } | null {
    if (!this.isColumnFiltered(table, column)) return null;
    const hidden = new Set(this.hidden(table, column));
    const body = this.document.tables.bodyArea(table);
    const col = table.area.left + column;
    const texts = this.document.cells.matrix(table.sheetId, { ...body, left: col, right: col }, (position) => this.document.cells.text(position)).flat();
    return { filterOn: "Values", values: [...new Set(texts)].filter((text) => !hidden.has(text.toLowerCase())) };
  }

  private isColumnFiltered(table: Table, column: number): boolean {
    return this.model.getters.isFilterActive({ sheetId: table.sheetId, col: table.area.left + column, row: table.area.top });
  }

  private hidden(table: Table, column: number): readonly string[] {
    return this.model.getters.getFilterHiddenValues({ sheetId: table.sheetId, col: table.area.left + column, row: table.area.top });
  }

  private update(table: Table, column: number, hiddenValues: string[]): void {
    this.document.batch(() => {
      this.model.dispatch("UPDATE_FILTER", {
        sheetId: table.sheetId, col: table.area.left + column, row: table.area.top, value: { filterType: "values", hiddenValues },
      });
    });
  }
}

import { readFileSync } from "node:fs";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import type { Cell, Grid } from "../../src/process/model";
import { isoDay } from "../../src/process/calendar";

export type Row = Readonly<Record<string, string | number | null>>;

function text(name: string): string {
  return readFileSync(new URL(`sql/${name}.sql`, import.meta.url), "utf8");
}

/** A database in memory with the tables of METRICS.md, and the queries of the folder sql. */
export class Database {
  /** The queries whose rows were asked for. */
  readonly asked = new Set<string>();

  private constructor(private readonly connection: DuckDBConnection) {}

  static async open(): Promise<Database> {
    const instance = await DuckDBInstance.create(":memory:");
    const database = new Database(await instance.connect());
    await database.run("engines/duckdb");
    await database.run("schema");
    return database;
  }

  close(): void {
    this.connection.closeSync();
  }

  /** Runs the statements of a file. */
  async run(name: string): Promise<void> {
    await this.connection.run(text(name));
  }

  /** Rows of a file's query. */
  async rows(name: string, values: Record<string, string | number> = {}): Promise<Row[]> {
    this.asked.add(name);
    const reader = await this.connection.runAndReadAll(text(name), values);
    return reader.getRowObjectsJson() as Row[];
  }

  /** Fills a table with rows of literals, leaving nothing of before. */
  async fill(table: string, rows: readonly (readonly string[])[]): Promise<void> {
    await this.connection.run(`DELETE FROM ${table}`);
    if (rows.length > 0) await this.connection.run(`INSERT INTO ${table} VALUES ${rows.map((row) => `(${row.join(", ")})`).join(", ")}`);
  }

  /** The question: its period and its day. */
  async ask(from: number | null, to: number | null, asOf: number): Promise<void> {
    await this.fill("question", [[dateOf(from), dateOf(to), dateOf(asOf)]]);
  }

  /** Takes the sheets of a workbook as they stand, and reads them. */
  async readSheets(sheets: Readonly<Record<string, Grid>>): Promise<void> {
    await this.run("cells-schema");
    for (const [name, sheet] of Object.entries(sheets)) await this.addSheet(name, sheet);
    await this.run("readable");
  }

  private async addSheet(table: string, grid: Grid): Promise<void> {
    const appender = await this.connection.createAppender("cells");
    grid.forEach((row, r) =>
      row.forEach((cell: unknown, c) => {
        if (cell === "" || cell === null || cell === undefined) return;
        const isError = typeof cell === "object" || /^#[A-Z/0]+[?!]?$/u.test(String(cell));
        appender.appendVarchar(table);
        appender.appendInteger(r + 1);
        appender.appendInteger(c + 1);
        appender.appendVarchar(isError ? "error" : typeof cell === "boolean" ? "flag" : typeof cell === "number" ? "number" : "text");
        appender.appendVarchar(typeof cell === "object" ? (cell as { code: string }).code : String(cell));
        if (typeof cell === "number") appender.appendDouble(cell);
        else appender.appendNull();
        appender.endRow();
      })
    );
    appender.closeSync();
  }

  /** Fills a table from a range: `columns` name the range's headers, "#" is a running number. */
  async load(table: string, grid: Grid, columns: readonly string[], dates: readonly string[]): Promise<void> {
    const [header, ...rows] = grid;
    await this.fill(
      table,
      rows.map((row, index) =>
        columns.map((column) => {
          if (column === "#") return String(index + 1);
          const cell = row[header!.indexOf(column)];
          return dates.includes(column) ? dateOf(cell === "" ? null : (cell as number)) : literal(cell);
        })
      )
    );
  }
}

function dateOf(day: number | null): string {
  return day === null ? "NULL::DATE" : `DATE '${isoDay(day)}'`;
}

function literal(cell: Cell): string {
  if (cell === "" || cell === null || cell === undefined) return "NULL";
  return typeof cell === "string" ? `'${cell.replaceAll("'", "''")}'` : String(cell).toUpperCase();
}

import { errorIn, isBlank } from "../process/cells";
import { COLUMNS, type ColumnId } from "../process/columns";
import type { Cell, Day } from "../process/model";
import { StagebookError, type Problem, type ProblemParams } from "../process/problem";
import { flagOfWord } from "../process/words";
import { amountColumns } from "./amount-columns";
import { dateOrders } from "./date-orders";
import type { AmountColumn, DateOrder, ImportChoices, ImportSource, Mapping } from "./import-plan";
import { amountIn, currencyName, writtenAmount, type WrittenAmount } from "./written-amount";
import { dayIn, writtenDate, type DateProblem } from "./written-date";

/** A message shows the beginning of a cell, not a page of it. */
const SHOWN = 60;

/** One source row, column by column; what cannot be read is gathered in `problems` (or `kept`) of this row. */
export class RowReader {
  problems: Problem[] = [];
  /** Cells that were left blank because the person wants the row all the same: "Header: what it said". */
  kept: string[] = [];
  private cells: readonly Cell[] = [];
  private row = 0;
  private above: readonly Cell[] = [];
  private readonly at = new Map<ColumnId, number>();
  private readonly orders = new Map<number, DateOrder | "any">();
  private readonly days = new Map<number, Map<Cell, Day | null | DateProblem>>();
  private readonly amounts: ReadonlyMap<number, AmountColumn>;
  private readonly written = new Map<Cell, WrittenAmount>();
  /** The currency that stands beside the row's amount, or in the header of its column. */
  currency: string | null = null;

  /** @throws StagebookError import:ambiguousDates with the columns whose order has to be chosen */
  constructor(
    private readonly source: ImportSource,
    private readonly mapping: Mapping,
    private readonly choices: ImportChoices
  ) {
    mapping.columns.forEach(({ meaning }, index) => {
      if (meaning !== "extra" && meaning !== "leftOut" && meaning !== "stageEntered") this.at.set(meaning, index);
    });
    const undecided: string[] = [];
    for (const column of dateOrders(source, mapping)) {
      const chosen = choices.dateOrders?.[column.index];
      if (chosen) this.orders.set(column.index, chosen);
      else if (column.order === "ambiguous" || column.order === "contradictory") undecided.push(`“${column.header}”`);
      else this.orders.set(column.index, column.order);
    }
    if (undecided.length > 0) throw new StagebookError("import:ambiguousDates", { columns: undecided.join(", ") });
    this.amounts = new Map(amountColumns(source, mapping).map((column) => [column.index, column]));
  }

  has(column: ColumnId): boolean {
    return this.at.has(column);
  }

  /** Goes to a row. `above`: the row that blank cells repeat, where the person wants that. */
  go(gridRow: number, above: readonly Cell[] = []): void {
    this.cells = this.source.grid[gridRow];
    this.row = this.source.firstRow + gridRow;
    this.above = above;
    this.problems = [];
    this.kept = [];
    this.currency = null;
  }

  /** The trimmed text of a column; "" when it is blank or not there. */
  text(column: ColumnId): string {
    const index = this.at.get(column);
    if (index === undefined) return "";
    let cell = this.cells[index];
    if (isBlank(cell)) cell = this.above[index];
    if (isBlank(cell)) return "";
    const error = errorIn(cell);
    if (error !== null) {
      this.report(index, "import:errorValue", { value: error }, false);
      return "";
    }
    return String(cell).trim();
  }

  day(column: ColumnId): Day | null {
    const index = this.at.get(column);
    return index === undefined ? null : this.dayAt(index);
  }

  dayAt(index: number): Day | null {
    const day = this.peekDay(index);
    if (typeof day !== "string") return day;
    const cell = this.cells[index];
    const error = errorIn(cell);
    if (error !== null) this.report(index, "import:errorValue", { value: error });
    else this.report(index, day, { value: shown(cell) });
    return null;
  }

  /** A Done column holds the day; in a plain list often just a tick. */
  dayOrTick(column: ColumnId): Day | boolean | null {
    const index = this.at.get(column);
    if (index === undefined) return null;
    if (typeof this.peekDay(index) === "string" || this.cells[index] === 1) {
      const tick = flagOfWord(this.cells[index]);
      if (tick !== null) return tick;
    }
    return this.dayAt(index);
  }

  flag(column: ColumnId): boolean {
    const index = this.at.get(column);
    if (index === undefined) return false;
    const flag = flagOfWord(this.cells[index]);
    if (flag === null) this.report(index, errorIn(this.cells[index]) === null ? "import:notAFlag" : "import:errorValue", { value: shown(this.cells[index]) });
    return flag ?? false;
  }

  amount(): number | null {
    const index = this.at.get("amount");
    if (index === undefined) return null;
    const cell = this.cells[index];
    const written = this.writtenAt(cell);
    if (written.kind === "blank") return null;
    const column = this.amounts.get(index)!;
    const error = errorIn(cell);
    if (error !== null) this.report(index, "import:errorValue", { value: error });
    else if (written.kind === "unreadable" || written.percent) this.report(index, "import:notAnAmount", { value: shown(cell) });
    else {
      const amount = amountIn(written, this.choices.decimals?.[index] ?? column.decimal);
      if (amount === null) this.report(index, "import:ambiguousAmount", { value: shown(cell) });
      else {
        this.currency = written.currency === null ? column.currency : currencyName(written.currency);
        return column.scale === 1 ? amount : Number((amount * column.scale).toPrecision(15));
      }
    }
    return null;
  }

  /** The amount, without reporting anything: to recognise a sum. */
  amountIfAny(): number | null {
    const [problems, kept] = [this.problems, this.kept];
    [this.problems, this.kept] = [[], []];
    const amount = this.amount();
    [this.problems, this.kept] = [problems, kept];
    return amount;
  }

  /** A probability as a share: "75%", 75 and 0.75 are the same. Null when there is none to read; it is kept as it is. */
  probability(): number | null {
    const index = this.at.get("probability");
    if (index === undefined) return null;
    const written = this.writtenAt(this.cells[index]);
    if (written.kind !== "amount") return null;
    const share = written.percent || written.withPoint > 1 ? written.withPoint / 100 : written.withPoint;
    return share >= 0 && share <= 1 ? share : null;
  }

  /**
   * Notes that something in this row cannot be read. Where the person wants such rows all the same, the cell counts as
   * blank and what it said is kept; `optional` false: without it there is no row.
   */
  report(column: number | ColumnId, code: string, params: ProblemParams = {}, optional = true): void {
    const index = typeof column === "number" ? column : this.at.get(column);
    const header = index === undefined ? (typeof column === "string" ? this.ourHeader(column) : "") : this.mapping.columns[index].header;
    if (optional && this.choices.keepUnreadable && index !== undefined) {
      this.kept.push(`${header}: ${String(this.cells[index] ?? "")}`);
      return;
    }
    // One problem per cell: a deal that is an error value is not missing besides.
    if (!this.problems.some((problem) => problem.column === header)) this.problems.push({ code, params, row: this.row, column: header });
  }

  /** What we call a column, for one that the source has not. */
  ourHeader(column: ColumnId): string {
    return COLUMNS[column].header[this.choices.language ?? "en"];
  }

  private writtenAt(cell: Cell): WrittenAmount {
    let written = this.written.get(cell);
    if (!written) this.written.set(cell, (written = writtenAmount(cell)));
    return written;
  }

  private peekDay(index: number): Day | null | DateProblem {
    let days = this.days.get(index);
    if (!days) this.days.set(index, (days = new Map()));
    const cell = this.cells[index];
    let day = days.get(cell);
    if (day === undefined) {
      day = dayIn(writtenDate(cell, this.choices.date1904), this.orders.get(index) ?? "any");
      days.set(cell, day);
    }
    return day;
  }
}

function shown(cell: Cell): string {
  const text = String(cell ?? "");
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

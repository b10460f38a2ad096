import "../../../src/workbench/calculation/calculation";
import { CustomFunctions, type PushedEntry } from "../../../src/workbench/calculation/custom-functions";
import type { FunctionsJson } from "../../../src/workbench/calculation/functions-json";
import { WorkbookDocument, type CellPosition } from "../../../src/workbench/document";

/** Cells by address on a workbook, for short tests. */
export class Book {
  constructor(readonly document = WorkbookDocument.create()) {}

  at(address: string): CellPosition {
    const { sheetId, area } = this.document.locate(address);
    return { sheetId, row: area.top, col: area.left };
  }

  /** Writes rows from a cell on, or one value. */
  set(address: string, value: unknown): this {
    const rows = (Array.isArray(value) ? value : [[value]]) as (string | number | boolean | null)[][];
    const { sheetId, row, col } = this.at(address);
    this.document.batch(() => {
      this.document.cells.write(sheetId, { top: row, left: col, bottom: row + rows.length - 1, right: col + rows[0]!.length - 1 }, rows);
    });
    return this;
  }

  get(address: string): unknown {
    const { sheetId, area } = this.document.locate(address);
    const values = this.document.cells.values(sheetId, area);
    return values.length === 1 && values[0]!.length === 1 ? values[0]![0] : values;
  }

  formula(address: string): unknown {
    return this.document.cells.formula(this.at(address));
  }

  message(address: string): string | undefined {
    return this.document.cells.errorMessage(this.at(address));
  }

  table(name: string, address: string): string {
    const { sheetId, area } = this.document.locate(address);
    return this.document.tables.add(sheetId, area, true, name).id;
  }
}

export interface Invocation {
  readonly id: number;
  readonly name: string;
  readonly args: unknown[];
  readonly address: string | null;
  readonly flags: number;
  readonly addresses?: (string | null)[];
}

/** An add-in that answers by script: it collects the calls, and the test says when and what it answers. */
export class FakeAddin {
  readonly batches: Invocation[][] = [];
  readonly cancelled: number[] = [];
  readonly functions: CustomFunctions;

  constructor(
    readonly book: Book,
    metadata: FunctionsJson,
    { namespace = "TEST", language = "en-US" } = {}
  ) {
    this.functions = new CustomFunctions(book.document.model, { metadata, namespace, language, push: (entries) => this.receive(entries) });
  }

  private receive(entries: PushedEntry[]): void {
    const calls: Invocation[] = [];
    for (const [category, type, , message] of entries) {
      if (category !== 1) throw new Error(`category ${category}`);
      const content = JSON.parse(message);
      if (type === 1001) this.cancelled.push(content.invocationId);
      else {
        const [id, name, args, address, flags, addresses] = content;
        calls.push({ id, name, args, address, flags, ...(addresses && { addresses }) });
      }
    }
    if (calls.length) this.batches.push(calls);
  }

  /** The calls so far, once the calculation has handed them over. */
  async calls(): Promise<Invocation[]> {
    await Promise.resolve();
    await Promise.resolve();
    return this.batches.flat();
  }

  async last(): Promise<Invocation> {
    const calls = await this.calls();
    return calls.at(-1)!;
  }

  answer(id: number, value: unknown): void {
    this.answered.add(id);
    this.functions.answer([[id, true, value, [1]]]);
  }

  fail(id: number, code: number, message = ""): void {
    this.functions.answer([[id, false, message, code, [1]]]);
  }

  /** Answers all that is open, each as `reply` says. */
  async reply(reply: (call: Invocation) => unknown): Promise<void> {
    for (let round = 0; !this.functions.idle && round < 20; round += 1) {
      const open = (await this.calls()).filter(({ id }) => !this.answered.has(id) && !this.cancelled.includes(id));
      for (const { id } of open) this.answered.add(id);
      this.functions.answer(open.map((call) => [call.id, true, reply(call), [1]]));
    }
  }
  private readonly answered = new Set<number>();
}

const any = (name: string, more = {}) => ({ name, description: `${name}.`, type: "any" as const, ...more });

/** Functions of each kind, as an add-in's functions.json has them. */
export const FUNCTIONS: FunctionsJson = {
  functions: [
    { id: "ECHO", name: "ECHO", description: "Answers its argument.", parameters: [any("value")], result: { type: "any" } },
    { id: "TABLE", name: "TABLE", description: "Takes a table, answers a table.", parameters: [any("table", { dimensionality: "matrix" }), any("from", { optional: true }), any("to", { optional: true })], result: { type: "any", dimensionality: "matrix" } },
    { id: "ADD", name: "ADD", parameters: [{ name: "first", type: "number" }, { name: "second", type: "number", optional: true }], result: { type: "number" } },
    { id: "TEXTOF", name: "TEXTOF", parameters: [{ name: "text", type: "string" }], result: { type: "string" } },
    { id: "ISTRUE", name: "ISTRUE", parameters: [{ name: "condition", type: "boolean" }], result: { type: "boolean" } },
    { id: "SUMALL", name: "SUMALL", parameters: [{ name: "numbers", type: "number", dimensionality: "matrix", repeating: true }], result: { type: "number" } },
    { id: "CLOCK", name: "CLOCK", parameters: [], options: { volatile: true }, result: { type: "any" } },
    { id: "STREAM", name: "STREAM", parameters: [any("of", { optional: true })], options: { stream: true }, result: { type: "any" } },
    { id: "SLOW", name: "SLOW", parameters: [any("of")], options: { cancelable: true }, result: { type: "any" } },
    { id: "WHERE", name: "WHERE", parameters: [any("range", { dimensionality: "matrix" }), any("value", { optional: true })], options: { requiresAddress: true, requiresParameterAddresses: true }, result: { type: "any", dimensionality: "matrix" } },
  ],
};

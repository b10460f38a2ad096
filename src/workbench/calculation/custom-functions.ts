import { engine, runBatch, type Model } from "../document/engine";
import { readAnswer, resultOf, type Result } from "./answers";
import { prepareArguments, type Argument, type PreparedArguments } from "./arguments";
import { BUSY, calculationFor, calculationOf, type Calculation, type Participant } from "./calculation";
import { oversee, type EvaluationContext, type Formula, type Found } from "./formula-language";
import type { EnumJson, FunctionJson, FunctionsJson, ParameterJson } from "./functions-json";
import { messages, speak } from "./messages";

/** What is pushed to an add-in: `[category, type, targetId, message as JSON, id, isRemote]`. */
export type PushedEntry = readonly [category: number, type: number, targetId: string, message: string, id: number, isRemote: boolean];

export interface CustomFunctionsOptions {
  readonly metadata: FunctionsJson;
  /** What stands before the functions' names in cells: CONTOSO in =CONTOSO.ADD(…). */
  readonly namespace: string;
  /** The language of what the workbench itself says of a cell ("en-US", "zh-CN"). */
  readonly language?: string;
  /** Hands calls and cancellations to the add-in; those of one calculation come together. Never called while a formula is being evaluated. */
  readonly push: (entries: PushedEntry[]) => void;
}

const CATEGORY = 1;
const INVOKE = 1000;
const CANCEL = 1001;
const CANCELABLE = 1;
const STREAMING = 2;
const ERRORS_ALLOWED = 4;

/** A call of a function with certain arguments for one cell. */
interface Call {
  readonly id: number;
  readonly fn: FunctionJson;
  readonly cell: CalledCell;
  /** The call as it is pushed; forgotten then. */
  message: string | undefined;
  result: Result | undefined;
  ended: boolean;
}

interface CalledCell {
  readonly id: number;
  /** The calls that the cell's latest evaluation made, by function and arguments. */
  calls: Map<string, Call>;
  /** Those of the evaluation before that it has not made again. */
  leftOver: Map<string, Call>;
  /** The engine's evaluation that made them. */
  round: EvaluationContext | undefined;
  /** What the cell showed after it. */
  evaluated: object | undefined;
}

/** The add-ins' functions by name, as the engine's one registry for all models has them. */
const registered = new Map<string, FunctionJson>();
const registry = engine.registries.functionRegistry;

/** Whether a name, in capitals with its namespace, is a function of some add-in. */
export const isAddInFunction = (name: string): boolean => registered.has(name);

/**
 * Makes names known whose add-in is not here, as Excel knows them from a file: their formulas are read, saved values
 * stand in their cells, and what is calculated anew is #NAME?.
 */
export function expectFunctions(names: Iterable<string>): void {
  for (const name of names) {
    if (registered.has(name)) continue;
    registered.set(name, { id: name, name });
    oversee(name);
    registry.replace(name, {
      description: "",
      hidden: true,
      args: engineArguments({ id: name, name, parameters: [{ name: "value", dimensionality: "matrix", optional: true, repeating: true }] }, []),
      isExported: true,
      compute: function (this: EvaluationContext, ...args: unknown[]) {
        return compute(name, this, args as Argument[]);
      } as never,
    });
  }
}

let lastId = 0;

/**
 * The functions of one running add-in in the cells of one workbook. The engine evaluates at once and an add-in answers
 * later: an evaluation notes the call and shows #BUSY!, the answer evaluates the cell again and is found there. The
 * same cell with the same arguments is asked once; what an evaluation no longer asks is cancelled and its answer dropped.
 */
export class CustomFunctions implements Participant {
  readonly names: ReadonlySet<string>;
  readonly restless: ReadonlySet<string>;
  private functions: ReadonlyMap<string, FunctionJson>;
  private readonly calculation: Calculation;
  private readonly cells = new Map<number, CalledCell>();
  private readonly touched = new Set<CalledCell>();
  /** Cells whose calls are pending or streaming. */
  private readonly live = new Set<CalledCell>();
  private readonly calls = new Map<number, Call>();
  private readonly unsent = new Set<Call>();
  private readonly volatileCells = new Set<number>();
  private cancelled: Call[] = [];
  private calculations = 0;
  private flushing = false;
  private waiters: (() => void)[] = [];
  private closed = false;

  /** Makes the functions known and calculates the cells that hold them, but for those whose saved values stand. */
  constructor(
    private readonly model: Model,
    private readonly options: CustomFunctionsOptions
  ) {
    this.calculation = calculationOf(model);
    if (options.language) speak(options.language);
    this.functions = byName(options);
    this.names = new Set(this.functions.keys());
    this.restless = new Set([...this.functions].filter(([, { options: o }]) => o?.stream || o?.volatile).map(([name]) => name));
    this.describe(options.metadata);
    runBatch(model, () => this.calculation.join(this));
  }

  /** Other words for the same functions, after a change of language. Nothing is calculated again. */
  replaceMetadata(metadata: FunctionsJson, language?: string): void {
    if (language) speak(language);
    this.functions = byName({ ...this.options, metadata });
    this.describe(metadata);
  }

  private describe(metadata: FunctionsJson): void {
    for (const [name, fn] of byName({ ...this.options, metadata })) {
      registered.set(name, fn);
      oversee(name);
      registry.replace(name, {
        description: fn.description ?? "",
        category: this.options.namespace,
        hidden: fn.options?.excludeFromAutoComplete === true,
        args: engineArguments(fn, metadata.enums ?? []),
        isExported: true,
        compute: function (this: EvaluationContext, ...args: unknown[]) {
          return compute(name, this, args as Argument[]);
        } as never,
      });
    }
  }

  // ---- evaluation

  compute(name: string, context: EvaluationContext, args: readonly unknown[]): Result {
    const fn = this.functions.get(name)!;
    const prepared = prepareArguments(fn, args as Argument[], {
      contents: this.calculation.contents,
      messages: messages(),
      errorsAllowed: this.options.metadata.allowErrorForDataTypeAny === true,
      isError: (value) => engine.registries.errorTypes.has(value as string),
      sheetName: (sheetId) => this.calculation.sheetName(sheetId),
    });
    if ("error" in prepared) {
      if (prepared.error.value === BUSY) return this.wait();
      return prepared.error;
    }
    const where = this.calculation.cellOf(context);
    const volatile = fn.options?.volatile && !fn.options.stream;
    const key = `${fn.id}(${prepared.key})${volatile ? ` ${this.calculations}` : ""}`;
    if (!where) return this.wait();
    if (wholeColumns(where.formula, args as Argument[], (sheetId) => this.calculation.rowsOf(sheetId))) {
      return { value: "#CALC!", message: messages().wholeColumns };
    }
    if (volatile) this.volatileCells.add(where.id);
    const cell = this.enter(where.id, context);
    const known = cell.calls.get(key) ?? cell.leftOver.get(key);
    if (known) {
      cell.leftOver.delete(key);
      cell.calls.set(key, known);
      return known.result ?? this.wait();
    }
    const call = this.call(fn, cell, prepared, where.position);
    cell.calls.set(key, call);
    return this.wait();
  }

  private wait(): Found {
    this.calculation.waiting = true;
    return { value: BUSY, message: messages().busy };
  }

  private enter(id: number, round: EvaluationContext): CalledCell {
    let cell = this.cells.get(id);
    if (!cell) this.cells.set(id, (cell = { id, calls: new Map(), leftOver: new Map(), round: undefined, evaluated: undefined }));
    if (cell.round !== round) {
      for (const [key, call] of cell.calls) cell.leftOver.set(key, call);
      cell.calls = new Map();
      cell.round = round;
      this.touched.add(cell);
    }
    return cell;
  }

  private call(fn: FunctionJson, cell: CalledCell, prepared: PreparedArguments, position: { sheetId: string; row: number; col: number }): Call {
    const { options = {} } = fn;
    const id = (lastId += 1);
    const flags = (options.cancelable ? CANCELABLE : 0) + (options.stream ? STREAMING : 0) + (this.options.metadata.allowErrorForDataTypeAny ? ERRORS_ALLOWED : 0);
    const wantsAddress = options.stream ? options.requiresStreamAddress : options.requiresAddress;
    const wantsAddresses = options.stream ? options.requiresStreamParameterAddresses : options.requiresParameterAddresses;
    const address = wantsAddress || wantsAddresses ? this.calculation.address(position) : null;
    const parts = [String(id), JSON.stringify(fn.id.toUpperCase()), `[${prepared.json.join(",")}]`, JSON.stringify(address), String(flags)];
    if (wantsAddresses) parts.push(JSON.stringify(prepared.addresses));
    const call: Call = { id, fn, cell, message: `[${parts.join(",")}]`, result: undefined, ended: false };
    this.calls.set(id, call);
    this.unsent.add(call);
    this.live.add(cell);
    return call;
  }

  // ---- the moments of a calculation

  calculationStarts(): Iterable<number> {
    if (this.volatileCells.size) this.calculations += 1;
    return this.volatileCells;
  }

  /** A formula was entered anew: its functions are called, whatever they answered before. */
  edited(cellId: number): void {
    const cell = this.cells.get(cellId);
    if (cell) this.forget(cell);
  }

  evaluated(): void {
    for (const cell of this.touched) {
      for (const call of cell.leftOver.values()) this.end(call);
      cell.leftOver.clear();
    }
    for (const cell of this.live) {
      const shown = this.calculation.shown(cell.id);
      // Gone, or calculated without asking any more: IF(A1, CONTOSO.ADD(…), "") after A1 became FALSE.
      if (!shown || (!this.touched.has(cell) && cell.evaluated && cell.evaluated !== shown.evaluated)) this.forget(cell);
      else cell.evaluated = shown.evaluated;
    }
    for (const cell of this.live) if (![...cell.calls.values()].some(isLive)) this.live.delete(cell);
    this.touched.clear();
    if (this.unsent.size || this.cancelled.length) this.flushSoon();
    this.tellIfIdle();
  }

  private forget(cell: CalledCell): void {
    for (const call of [...cell.calls.values(), ...cell.leftOver.values()]) this.end(call);
    this.cells.delete(cell.id);
    this.live.delete(cell);
    this.touched.delete(cell);
    this.volatileCells.delete(cell.id);
  }

  private end(call: Call): void {
    if (call.ended) return;
    call.ended = true;
    this.calls.delete(call.id);
    const wasSent = !this.unsent.delete(call);
    const { cancelable, stream } = call.fn.options ?? {};
    if (wasSent && (stream || (cancelable && call.result === undefined))) this.cancelled.push(call);
    if (this.cancelled.length) this.flushSoon();
  }

  /** In a task of its own: after the evaluation, and once for all that was changed in the same breath. */
  private flushSoon(): void {
    if (this.flushing) return;
    this.flushing = true;
    queueMicrotask(() => {
      this.flushing = false;
      const entries: PushedEntry[] = [];
      for (const { id } of this.cancelled) entries.push([CATEGORY, CANCEL, "", JSON.stringify({ invocationId: id }), id, false]);
      for (const call of this.unsent) {
        entries.push([CATEGORY, INVOKE, "", call.message!, call.id, false]);
        call.message = undefined;
      }
      this.cancelled = [];
      this.unsent.clear();
      if (entries.length) this.options.push(entries);
      this.tellIfIdle();
    });
  }

  // ---- answers

  /** Takes what the add-in answered: the argument of SetInvocationArrayResults or SetInvocationResults. */
  answer(results: readonly unknown[]): void {
    const changed: Call[] = [];
    for (const each of results) {
      const answer = readAnswer(each);
      const call = answer && this.calls.get(answer.id);
      // A late answer: the cell has other arguments by now, or is gone.
      if (!answer || !call) continue;
      const result = resultOf(answer, call.fn, messages());
      const streams = call.fn.options?.stream === true;
      if (!streams) this.calls.delete(call.id);
      if (call.result !== undefined && JSON.stringify(call.result) === JSON.stringify(result)) continue;
      call.result = result;
      changed.push(call);
    }
    if (changed.length) {
      runBatch(this.model, () => {
        for (const { cell, result } of changed) {
          const shown = Array.isArray(result) && this.calculation.shown(cell.id);
          if (shown) this.calculation.makeRoom(shown.position, (result as Found[][])[0]!.length, (result as Found[][]).length);
        }
        // A value that comes by itself has everything calculated that every calculation takes along.
        const streams = changed.some(({ fn }) => fn.options?.stream === true);
        this.calculation.recalculate(new Set([...changed.map(({ cell }) => cell.id), ...(streams ? this.calculation.volatileCells() : [])]));
      });
    }
    this.tellIfIdle();
  }

  /** Whether no call waits for its (first) answer. */
  get idle(): boolean {
    if (this.flushing || this.unsent.size) return false;
    for (const { result } of this.calls.values()) if (result === undefined) return false;
    return true;
  }

  /** Resolves as soon as no call waits for its answer. */
  async whenIdle(): Promise<void> {
    if (this.idle || this.closed) return;
    return new Promise((resolve) => this.waiters.push(resolve));
  }

  private tellIfIdle(): void {
    if (this.waiters.length && (this.idle || this.closed)) for (const resolve of this.waiters.splice(0)) resolve();
  }

  /** The add-in stops: what runs is cancelled, cells keep their values and are not asked again when it comes back. */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    const values = this.calculation.save((name) => this.names.has(name));
    for (const call of [...this.calls.values()]) this.end(call);
    this.calculation.leave(this);
    this.calculation.restore(values, false);
    this.tellIfIdle();
  }
}

const isLive = ({ result, fn, ended }: Call): boolean => !ended && (result === undefined || fn.options?.stream === true);

function compute(name: string, context: EvaluationContext, args: readonly Argument[]): unknown {
  const participant = calculationFor(context.getters)?.participantWith(name);
  return participant ? participant.compute(name, context, args) : { value: "#NAME?", message: messages().unknown };
}

function byName({ metadata, namespace }: { metadata: FunctionsJson; namespace: string }): Map<string, FunctionJson> {
  return new Map(metadata.functions.map((fn) => [`${namespace ? `${namespace}.` : ""}${fn.name}`.toUpperCase(), fn]));
}

/** Parameters as the engine's formula bar suggests and checks them. */
function engineArguments({ parameters = [] }: FunctionJson, enums: readonly EnumJson[]) {
  const args = parameters.map((parameter) => ({
    name: parameter.name,
    description: parameter.description ?? "",
    type: [engineType(parameter)],
    acceptMatrix: parameter.dimensionality === "matrix",
    acceptErrors: true,
    optional: parameter.optional === true || parameter.repeating === true,
    repeating: parameter.repeating === true,
    ...proposals(parameter, enums),
  }));
  const open = args.filter(({ optional }) => optional);
  if (!open.some(({ repeating }) => repeating) || open.every(({ repeating }) => repeating)) return args;
  // The engine cannot tell optional parameters from repeated ones after them: it sees them as one that repeats.
  const together = {
    ...open.at(-1)!,
    name: open.map(({ name }) => name).join(", "),
    description: open.map(({ name, description }) => `${name}: ${description}`).join(" "),
    type: open.some(({ acceptMatrix }) => acceptMatrix) ? ["RANGE<ANY>" as const] : ["ANY" as const],
    acceptMatrix: open.some(({ acceptMatrix }) => acceptMatrix),
    repeating: true,
  };
  return [...args.filter(({ optional }) => !optional), together];
}

function engineType({ type = "any", dimensionality }: ParameterJson): "RANGE<ANY>" | "NUMBER" | "STRING" | "BOOLEAN" | "ANY" {
  if (dimensionality === "matrix") return "RANGE<ANY>";
  return ({ number: "NUMBER", string: "STRING", boolean: "BOOLEAN", any: "ANY" } as const)[type];
}

function proposals({ customEnumId, customEnumType }: ParameterJson, enums: readonly EnumJson[]) {
  const id = (customEnumId ?? customEnumType)?.toLowerCase();
  const values = enums.find((candidate) => candidate.id.toLowerCase() === id)?.values;
  if (!values) return {};
  return {
    proposalValues: values.map(({ name, stringValue, numberValue, value, tooltip }) => ({
      value: stringValue ?? numberValue ?? value ?? name ?? "",
      label: tooltip ?? name,
    })),
  };
}

/** `A:H` as an argument: Excel on the web gives #CALC! (office-js issue 4613). */
function wholeColumns(formula: Formula, args: readonly Argument[], rowsOf: (sheetId: string) => number): boolean {
  const unbounded = formula.rangeDependencies.filter(({ unboundedZone }) => unboundedZone.bottom === undefined || unboundedZone.right === undefined);
  if (!unbounded.length) return false;
  return args.some((arg) => {
    const matrix = Array.isArray(arg) ? (arg as Found[][]) : undefined;
    const first = matrix?.[0]?.[0]?.position;
    if (!matrix || !first) return false;
    return unbounded.some(
      ({ sheetId, zone }) => sheetId === first.sheetId && zone.left === first.col && zone.top === first.row && matrix[0]!.length === Math.min(zone.bottom + 1, rowsOf(sheetId)) - zone.top
    );
  });
}

import * as engine from "@odoo/o-spreadsheet";
import type { Model } from "@odoo/o-spreadsheet";

/** What the engine's own commands do not know; kept by it all the same, so that undo, save and open include it. */
export type Facts = Record<string, Record<string, unknown>>;

interface SetFact {
  type: "SET_FACT";
  section: string;
  key: string;
  value: unknown;
}

interface RunBatch {
  type: "RUN_BATCH";
  run: () => void;
}

// The engine is written for Node 22 and newer browsers; this is all that Node 20 lacks.
(Object as { groupBy?: unknown }).groupBy ??= <Item>(items: Iterable<Item>, keyOf: (item: Item) => string) => {
  const groups: Record<string, Item[]> = {};
  for (const item of items) (groups[keyOf(item)] ??= []).push(item);
  return groups;
};

// The engine reports the time of every command through console.debug, which Node prints.
if (typeof process !== "undefined" && process.versions?.node) console.debug = () => {};

/**
 * Excel's errors in Excel's spelling. The engine says #REF, #ERROR and so on; its own code reads the words from
 * this object, so changing them here changes them everywhere.
 */
Object.assign(engine.CellErrorType, { InvalidReference: "#REF!", GenericError: "#VALUE!" });
for (const error of ["#REF!", "#VALUE!", "#BUSY!", "#CALC!", "#GETTING_DATA", "#FIELD!", "#CONNECT!", "#BLOCKED!", "#UNKNOWN!"]) {
  engine.registries.errorTypes.add(error);
}

/** Facts beside the cells: names of tables, settings of add-ins, protection … */
class FactsPlugin extends engine.CorePlugin<{ facts: Facts }> {
  static override getters = ["getFacts"] as const;
  readonly facts: Facts = {};

  getFacts(section: string): Record<string, unknown> {
    return this.facts[section] ?? {};
  }

  override handle(command: unknown): void {
    const fact = command as SetFact;
    if (fact.type !== "SET_FACT") return;
    const section = { ...this.facts[fact.section], [fact.key]: fact.value };
    if (fact.value === undefined) delete section[fact.key];
    this.history.update("facts", fact.section, section);
  }

  override import(data: unknown): void {
    Object.assign(this.facts, structuredClone((data as { facts?: Facts }).facts ?? {}));
  }

  override export(data: unknown): void {
    (data as { facts?: Facts }).facts = structuredClone(this.facts);
  }
}

type Guard = (command: { readonly type: string; readonly sheetId?: string }) => boolean;

const guards = new WeakMap<object, Guard>();

/** Asks `guard` about each command before it is done; what it answers false to does not happen. */
export function guardCommands(model: Model, guard: Guard): void {
  guards.set(model.getters, guard);
}

/** Runs many commands as one: one evaluation, one step of undo. */
class BatchPlugin extends engine.UIPlugin {
  override allowDispatch(command: unknown) {
    const allowed = guards.get(this.getters)?.(command as Parameters<Guard>[0]) ?? true;
    return (allowed ? "Success" : "SheetLocked") as never;
  }

  override handle(command: unknown): void {
    const batch = command as RunBatch;
    if (batch.type === "RUN_BATCH") batch.run();
  }
}

if (!engine.registries.corePluginRegistry.contains("facts")) {
  engine.coreTypes.add("SET_FACT" as never);
  engine.readonlyAllowedCommands.add("RUN_BATCH" as never); // what is run in it is asked one by one
  // What the engine asks of a command when a step before it is undone; a fact stands by itself.
  (engine.registries.inverseCommandRegistry as { add(type: string, inverse: (command: unknown) => unknown[]): void }).add("SET_FACT", (command) => [command]);
  engine.registries.corePluginRegistry.add("facts", FactsPlugin as never);
  engine.registries.featurePluginRegistry.add("batch", BatchPlugin as never);
}

/** The parts of the engine that its typings keep private and a host needs. */
interface Insides {
  status: number;
  handlers: { finalize(): void; constructor: { getters?: readonly string[] } }[];
}

/** A model of the workbook; `data` as `exportData` gave it, or nothing for one empty sheet. */
export function createModel(data?: object): Model {
  const model = new engine.Model(
    data ?? { version: "19.3.2", sheets: [{ id: "sheet1", name: "Sheet1", colNumber: 26, rowNumber: 1000 }] },
    { mode: "normal" }
  );
  evaluateFilledOnly(model);
  sendAsTheyAre(model);
  return model;
}

/** The engine makes its commands short for a server, at the cost of a stack as deep as they are many. There is no server. */
function sendAsTheyAre(model: Model): void {
  const { commandSquisher } = (model as unknown as { session: { commandSquisher: { squish(commands: readonly unknown[]): readonly unknown[] } } }).session;
  commandSquisher.squish = (commands) => commands;
}

/**
 * To evaluate everything, the engine looks at every place of every grid, of which most are empty: after each row that is
 * inserted or deleted. Nothing is to be had beyond the last cell.
 */
function evaluateFilledOnly(model: Model): void {
  interface Evaluator {
    evaluatedCells: object;
    evaluateAllCells(): void;
    evaluate(ranges: readonly object[]): void;
  }
  const { evaluator } = pluginWith<{ evaluator: Evaluator }>(model, "getEvaluatedCell");
  const Positions = evaluator.evaluatedCells.constructor as new () => object;
  evaluator.evaluateAllCells = () => {
    evaluator.evaluatedCells = new Positions();
    evaluator.evaluate(model.getters.getSheetIds().map((sheetId) => ({ sheetId, zone: filledPart(model, sheetId) })));
  };
}

function filledPart(model: Model, sheetId: string) {
  let [bottom, right] = [0, 0];
  for (const { id } of model.getters.getCells(sheetId)) {
    const { row, col } = model.getters.getCellPosition(id);
    bottom = Math.max(bottom, row);
    right = Math.max(right, col);
  }
  return { top: 0, left: 0, bottom, right };
}

export function getFacts(model: Model, section: string): Record<string, unknown> {
  return (model.getters as unknown as { getFacts(section: string): Record<string, unknown> }).getFacts(section);
}

/** Sets one fact, or takes it away when `value` is undefined. */
export function setFact(model: Model, section: string, key: string, value: unknown): void {
  (model.dispatch as (type: string, payload: object) => unknown)("SET_FACT", { section, key, value });
}

/** Runs `run` as one command of the engine; an error thrown in it reaches the caller and keeps what was done before it. */
export function runBatch(model: Model, run: () => void): void {
  if ((model as unknown as Insides).status !== 0) return run();
  const thrown: unknown[] = [];
  (model.dispatch as (type: string, payload: object) => unknown)("RUN_BATCH", {
    run: () => {
      try {
        run();
      } catch (error) {
        thrown.push(error);
      }
    },
  });
  if (thrown.length) throw thrown[0];
}

/**
 * Runs commands that were checked already without the engine asking each of its fifty plugins about each of them, which
 * is half the time of writing a cell.
 */
export function withoutAsking(model: Model, run: () => void): void {
  const asked = model as unknown as { checkDispatchAllowed?: unknown };
  if (Object.hasOwn(asked, "checkDispatchAllowed")) return run();
  asked.checkDispatchAllowed = () => engine.DispatchResult.Success;
  try {
    run();
  } finally {
    delete asked.checkDispatchAllowed;
  }
}

/** Within a batch: evaluates what was written so far, so that it can be read. */
export function evaluateNow(model: Model): void {
  const insides = model as unknown as Insides;
  if (insides.status !== 1) return;
  insides.status = 3;
  try {
    for (const handler of insides.handlers) handler.finalize();
  } finally {
    insides.status = 1;
  }
}

/** The plugin of the engine that offers a getter, to teach it Excel's behaviour where the two differ. */
export function pluginWith<T>(model: Model, getter: string): T {
  const found = (model as unknown as Insides).handlers.find((handler) => handler.constructor.getters?.includes(getter));
  if (!found) throw new Error(`The engine has no plugin with ${getter}.`);
  return found as unknown as T;
}

export { engine };
export type { Model };

import { StagebookError } from "../process/problem";
import { WHOLE_PROCESS, type Kept, type KeptSource, type WorkbookTables } from "../process/workbook-tables";
import { rangeOrNull } from "./arguments";
import { conditionsIn, viewOf, type Condition } from "./where";

/**
 * The text of a handle: source, the conditions of a view, rows, day and hash (handleText in table-answer.ts). Rows are in
 * the language of whoever wrote it.
 */
const HANDLE = /^(\S.*?)(?: (\[.+\]))? · [^·]+ · \d{4}-\d{2}-\d{2} · ([0-9a-f]{8})$/su;

/** What the text of a handle says. */
interface Handle {
  readonly source: KeptSource;
  /** Of a view, which SALES.WHERE makes. */
  readonly where: readonly Condition[];
  readonly hash: string;
}

/** The handle that an argument is: one cell with the text that SALES.TABLE or SALES.WHERE shows; null for all else. */
export function handleIn(value: unknown): Handle | null {
  const grid = rangeOrNull(value);
  const cell = grid?.length === 1 && grid[0]!.length === 1 ? grid[0]![0] : null;
  const [, source, conditions, hash] = (typeof cell === "string" && HANDLE.exec(cell.trim())) || [];
  const where = conditions === undefined ? [] : conditionsIn(conditions);
  return source === undefined || where === null ? null : { source: source.startsWith("(") ? WHOLE_PROCESS : source, where, hash: hash! };
}

let load: (() => Promise<WorkbookTables>) | null = null;
let tables: WorkbookTables | null = null;

/** Says where the tables of the workbook are read, which is none of these functions' business. */
export function provideWorkbookTables(loadTables: typeof load): void {
  load = loadTables;
  tables = null;
}

/** What reads the workbook's tables. Throws where nothing can, or its script cannot be loaded. */
export async function workbookTables(): Promise<WorkbookTables> {
  if (load === null) throw new StagebookError("functions:noSharedRuntime");
  try {
    return (tables ??= await load());
  } catch {
    throw new StagebookError("functions:notLoaded");
  }
}

/** Thrown by a computation that needs what first has to be read: it is computed again with it. */
class NotRead {
  constructor(
    readonly source: KeptSource,
    readonly kept: Promise<Kept>
  ) {}
}

/** What was read for the computation that runs. */
let read: ReadonlyMap<KeptSource, Kept> = new Map();

/** What the handle stands for. */
export function keptFor(handle: Handle): Kept {
  return viewOf(sourceFor(handle), handle.where);
}

/**
 * What is kept of the source of a handle. A handle is right by its source alone: where its hash is another (it was pasted
 * as text, or its table has changed since), or nothing is kept of its source, the workbook is read, as it is now.
 */
export function sourceFor({ source, where, hash }: Handle): Kept {
  const known = read.get(source) ?? tables?.current(source);
  if (known && (read.has(source) || viewOf(known, where).hash === hash)) return known;
  throw new NotRead(source, workbookTables().then((workbook) => workbook.read(source)));
}

/** Computes at once, or, when a handle has to be read first, as soon as it has been: then the answer is a promise. */
export function withTables<T>(compute: () => T, known: typeof read = new Map()): T {
  read = known;
  try {
    return compute();
  } catch (error) {
    if (!(error instanceof NotRead)) throw error;
    return error.kept.then((kept) => withTables(compute, new Map([...known, [error.source, kept]]))) as T;
  } finally {
    read = new Map();
  }
}

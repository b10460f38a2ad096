import type { TableKind } from "../process/columns";
import { inBackground } from "../process/in-background";
import { keptAlone, keptTable, keptTogether } from "../process/kept";
import type { Cell, Grid } from "../process/model";
import { StagebookError } from "../process/problem";
import { listed } from "../process/read-table";
import { TableCopy } from "../process/table-copy";
import { isAddress, WHOLE_PROCESS, type Kept, type KeptSource, type WorkbookTables } from "../process/workbook-tables";
import { bodyOf, wholeOf, type Block } from "./cells";
import { findTables, type AnyTableAt, type TablesFound } from "./find-tables";
import { findFormulaColumns, readColumns, withColumns } from "./formula-columns";
import { inExcel } from "./in-excel";
import { LookPace } from "./look-pace";
import { readBlocks } from "./read-blocks";
import { readAddress } from "./read-address";
import { changedBlocks, joined, type TableChange } from "./table-changes";
import { watchTables } from "./watch-tables";

/** Changes closer together than this are read together. */
const QUIET_MS = 120;
/** How long a copy is kept for those who ask for it once, such as a cell whose handle was pasted as text. */
const LEASE_MS = 5_000;
/** When to try again after Excel did not give the tables. */
const RETRY_MS = 30_000;

/** A table that is kept: where it stood when it was read, and what it held. */
interface KeptCopy {
  readonly at: AnyTableAt;
  readonly copy: TableCopy;
  /** Its columns with formulas, whose values change without an edit; null while nobody has looked since it was edited. */
  readonly formulas: readonly number[] | null;
}

interface Follower {
  readonly source: KeptSource;
  readonly tell: (kept: () => Kept) => void;
}

/** What is known of a source: what is kept, or why nothing is. */
type State = Kept | { readonly error: unknown };

/**
 * The copies of tables that are kept while someone follows them. One reading at a time brings all of them up to date; what
 * changes meanwhile is read by the next.
 */
export class KeptTables implements WorkbookTables {
  private readonly followers = new Set<Follower>();
  private readonly ranges = new Map<Follower, Kept>();
  private readonly states = new Map<KeptSource, State>();
  /** The ids of the tables of each source. */
  private readonly tableIds = new Map<KeptSource, readonly string[]>();
  /** By the table's id. */
  private copies = new Map<string, KeptCopy>();
  private changes = new Map<string, TableChange>();
  /** Sheets that were calculated since the formulas of their tables were looked at. */
  private calculations = new Set<string>();
  private readonly pace = new LookPace();
  private lookTimer: ReturnType<typeof setTimeout> | null = null;
  private isStale = false;
  private reading: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private watching: Promise<() => Promise<void>> | null = null;

  current(source: KeptSource): Kept | null {
    if (isAddress(source)) return this.range(source);
    const isFresh = !this.isStale && this.reading === null;
    const state = isFresh ? this.states.get(keyOf(source)) : undefined;
    return state === undefined || "error" in state ? null : state;
  }

  async read(source: KeptSource): Promise<Kept> {
    if (isAddress(source)) return this.range(source) ?? keptAlone(source, TableCopy.of(await inExcel((context) => readAddress(context, source))));
    const stop = this.follow(source, null, () => undefined);
    inBackground(setTimeout(stop, LEASE_MS));
    await this.upToDate();
    return keptOf(this.states.get(keyOf(source)));
  }

  follow(source: KeptSource, cells: Grid | null, tell: (kept: () => Kept) => void): () => void {
    const follower = { source, tell };
    this.followers.add(follower);
    if (cells !== null) {
      const kept = keptAlone(source, TableCopy.of(cells));
      this.ranges.set(follower, kept);
      tell(() => kept);
    } else {
      const state = this.states.get(keyOf(source));
      if (state === undefined) this.isStale = true;
      else if (!this.isStale) tell(() => keptOf(state));
      if (this.isStale) void this.upToDate();
    }
    return () => {
      this.followers.delete(follower);
      this.ranges.delete(follower);
      this.freeUnused();
    };
  }

  private range(address: KeptSource): Kept | null {
    for (const [follower, kept] of this.ranges) if (follower.source === address) return kept;
    return null;
  }

  /** Resolves when everything that has changed so far has been read. */
  private upToDate(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.reading ??= this.readUntilFresh().finally(() => {
      this.reading = null;
    });
    return this.reading;
  }

  private async readUntilFresh(): Promise<void> {
    while (this.isStale) {
      this.isStale = false;
      const { changes, calculations } = this;
      this.changes = new Map();
      this.calculations = new Set();
      const sources = new Map(this.followed().map(({ source }) => [keyOf(source), source]));
      try {
        await this.watch();
        const states = await inExcel((context) => this.readAll(context, [...sources.values()], changes, calculations));
        for (const [key, state] of states) this.states.set(key, state);
      } catch (error) {
        this.copies.clear(); // what was changed is not known any more
        for (const key of sources.keys()) this.states.set(key, { error });
        this.readIn(RETRY_MS);
      }
    }
    this.freeUnused();
    for (const { source, tell } of this.followed()) {
      const state = this.states.get(keyOf(source));
      if (state !== undefined) tell(() => keptOf(state));
    }
  }

  private followed(): Follower[] {
    return [...this.followers].filter((follower) => !this.ranges.has(follower));
  }

  /** Reads what changed of the tables that the sources name, and of those that are new all. */
  private async readAll(
    context: Excel.RequestContext,
    sources: readonly KeptSource[],
    changes: ReadonlyMap<string, TableChange>,
    calculations: ReadonlySet<string>
  ): Promise<Map<string, State>> {
    const found = await findTables(context);
    const wanted = new Map(sources.flatMap((source) => tablesFor(source, found)).map((at) => [at.id, at]));
    await this.readEdited(context, [...wanted.values()], changes);
    await this.lookAtFormulas(context, [...wanted.values()].filter(({ sheetId }) => calculations.has(sheetId)));
    for (const source of sources) this.tableIds.set(keyOf(source), tablesFor(source, found).map(({ id }) => id));
    return new Map(sources.map((source) => [keyOf(source), this.stateOf(source, found)]));
  }

  private async readEdited(context: Excel.RequestContext, tables: readonly AnyTableAt[], changes: ReadonlyMap<string, TableChange>): Promise<void> {
    const reads = tables.flatMap((at): { at: AnyTableAt; from: number | null; block: Block }[] => {
      const known = this.copies.get(at.id);
      const change = changes.get(at.id) ?? [];
      const pieces = known !== undefined && isSameShape(known.at, at) ? changedBlocks(change, bodyOf(at)) : null;
      if (pieces === null) return [{ at, from: null, block: wholeOf(at) }];
      if (pieces.length === 0) this.copies.set(at.id, { ...known!, at });
      return pieces.map(({ from, block }) => ({ at, from, block }));
    });
    const grids = await readBlocks(context, reads.map(({ block }) => block));
    reads.forEach(({ at, from }, index) => {
      const copy = from === null ? TableCopy.of(grids[index]!) : this.copies.get(at.id)!.copy.with(from, grids[index]!);
      this.copies.set(at.id, { at, copy, formulas: null });
    });
  }

  /** Reads the columns with formulas of tables on sheets that were calculated. Tables of plain values are asked once. */
  private async lookAtFormulas(context: Excel.RequestContext, tables: readonly AnyTableAt[]): Promise<void> {
    const started = Date.now();
    const unknown = tables.filter(({ id }) => this.copies.get(id)!.formulas === null);
    const columns = unknown.length > 0 ? await findFormulaColumns(context, unknown) : [];
    unknown.forEach(({ id }, index) => this.copies.set(id, { ...this.copies.get(id)!, formulas: columns[index]! }));
    const withFormulas = tables.map(({ id }) => this.copies.get(id)!).filter(({ formulas }) => formulas!.length > 0);
    if (withFormulas.length === 0) return;
    const values = await readColumns(context, withFormulas.map(({ at, formulas }) => ({ at, columns: formulas! })));
    let hasFound = false;
    withFormulas.forEach(({ at, copy, formulas }, index) => {
      const now = withColumns(copy, formulas!, values[index]!);
      if (now !== copy) hasFound = true;
      this.copies.set(at.id, { at, copy: now, formulas });
    });
    this.pace.looked(Date.now() - started, hasFound);
  }

  private stateOf(source: KeptSource, found: TablesFound): State {
    const tables = tablesFor(source, found);
    if (tables.length === 0) return { error: missing(source, found) };
    const parts = tables.map(({ id, name, kind = null }) => ({ of: keptTable(name, kind, this.copies.get(id)!.copy), rows: null }));
    return keptTogether(source === WHOLE_PROCESS ? source : tables[0]!.name, parts);
  }

  /** Follows what changes in the workbook, from the first source on to the last. */
  private watch(): Promise<unknown> {
    this.watching ??= watchTables({
      changed: (id, change) => this.changed(id, change),
      gone: (id) => {
        this.copies.delete(id);
        this.changed(null, []);
      },
      moved: () => this.changed(null, []),
      calculated: (sheetId) => this.calculated(sheetId),
      edited: () => this.edited(),
      tablesOn: (sheetId) => [...this.copies.values()].map(({ at }) => at).filter((at) => at.sheetId === sheetId),
    }).catch((error: unknown) => {
      this.watching = null;
      throw error;
    });
    return this.watching;
  }

  private changed(id: string | null, change: TableChange): void {
    if (id !== null) {
      if (!this.copies.has(id) && this.reading === null) return; // nobody follows it
      this.changes.set(id, joined(this.changes.get(id), change));
    }
    this.isStale = true;
    this.readIn(QUIET_MS);
  }

  /**
   * A sheet was calculated. Nothing is out of date before a look has found so: to wait for it would have everything that is
   * computed from a handle wait for each calculation, the handle's own among them.
   */
  private calculated(sheetId: string): void {
    const mayConcern = this.reading !== null || [...this.copies.values()].some(({ at, formulas }) => at.sheetId === sheetId && formulas?.length !== 0);
    if (!mayConcern) return;
    this.calculations.add(sheetId);
    this.lookTimer ??= inBackground(
      setTimeout(() => {
        this.lookTimer = null;
        if (this.calculations.size === 0) return; // looked at with an edit
        this.isStale = true;
        void this.upToDate();
      }, this.pace.wait)
    );
  }

  /** What is calculated after an edit need not wait as long as what is calculated for itself. */
  private edited(): void {
    this.pace.edited();
    if (this.lookTimer === null) return;
    clearTimeout(this.lookTimer);
    this.lookTimer = null;
    for (const sheetId of this.calculations) this.calculated(sheetId);
  }

  private readIn(milliseconds: number): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = inBackground(
      setTimeout(() => {
        this.isStale = true;
        void this.upToDate();
      }, milliseconds)
    );
  }

  /** Gives back what nobody follows any more. */
  private freeUnused(): void {
    const keys = new Set(this.followed().map(({ source }) => keyOf(source)));
    for (const key of this.tableIds.keys()) if (!keys.has(key)) this.tableIds.delete(key);
    for (const key of this.states.keys()) if (!keys.has(key)) this.states.delete(key);
    const used = new Set([...this.tableIds.values()].flat());
    for (const id of this.copies.keys()) if (!used.has(id)) this.copies.delete(id);
    if (keys.size > 0) return;
    this.changes.clear();
    this.calculations.clear();
    if (this.timer !== null) clearTimeout(this.timer);
    if (this.lookTimer !== null) clearTimeout(this.lookTimer);
    this.timer = this.lookTimer = null;
    const { watching } = this;
    this.watching = null;
    void watching?.then((stop) => stop()).catch(() => undefined); // Excel is going
  }
}

/** The one for the workbook. */
export const keptTables = new KeptTables();

function keyOf(source: KeptSource): string {
  return source.toLowerCase();
}

function keptOf(state: State | undefined): Kept {
  if (state === undefined) throw new StagebookError("functions:handleNotReady");
  if ("error" in state) throw state.error;
  return state;
}

/** The tables that a source names, as they stand now; none when there is no such table. */
function tablesFor(source: KeptSource, { tables, everyTable }: TablesFound): (AnyTableAt & { readonly kind?: TableKind })[] {
  if (source === WHOLE_PROCESS) return Object.values(tables);
  const table = everyTable.find(({ name }) => keyOf(name) === keyOf(source));
  return table === undefined ? [] : [table];
}

function missing(source: KeptSource, { tableNames, everyTable }: TablesFound): StagebookError {
  if (source === WHOLE_PROCESS) return new StagebookError("functions:noProcess");
  const hasNoHeaders = tableNames.some((name) => keyOf(name) === keyOf(source));
  if (hasNoHeaders) return new StagebookError("functions:tableWithoutHeaders", { table: source });
  if (everyTable.length === 0) return new StagebookError("functions:noTables", { table: source });
  return new StagebookError("functions:noSuchTable", { table: source, tables: listed(everyTable.map(({ name }) => name)) });
}

/** Whether the cells of a table can be where they were, apart from those that events named. */
function isSameShape(before: AnyTableAt, now: AnyTableAt): boolean {
  return before.sheetId === now.sheetId && before.top === now.top && before.left === now.left && before.rows === now.rows && sameTexts(before.header, now.header);
}

function sameTexts(one: readonly Cell[], other: readonly Cell[]): boolean {
  return one.length === other.length && one.every((text, at) => text === other[at]);
}

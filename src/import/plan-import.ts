import { isoDay } from "../process/calendar";
import { isBlank } from "../process/cells";
import { COLUMNS, normalText, TABLE_COLUMNS, type ColumnId, type TableKind } from "../process/columns";
import type { Language } from "../process/language";
import type { Cell, Day, Outcome } from "../process/model";
import { StagebookError, type Problem } from "../process/problem";
import { outcomeOfWord, statusOfWord } from "../process/words";
import { listedRows, tellApart } from "./deal-names";
import { extraColumns } from "./extra-columns";
import type {
  ExtraColumn, ImportChoices, ImportCounts, ImportedDeal, ImportedEntry, ImportedTask, ImportOperation, ImportPlan, ImportShape,
  ImportSource, Mapping,
} from "./import-plan";
import { RowReader } from "./row-reader";
import { isBareSum, isBlankRow, isLabelledTotal, repeatsHeader } from "./rows-of-no-deal";
import { mostFrequent, StageNames } from "./stage-names";
import { currencyName } from "./written-amount";
import { steadily } from "./steady";

/** Rows between two looks at the clock. */
const ROWS_PER_BREATH = 256;
const TABLE_OF: Readonly<Record<ImportShape, TableKind>> = { deals: "Deals", tasks: "Process", history: "History" };
/** What a row repeats from the one above where the cells of the source are merged, outermost first. */
const REPEATED: readonly ColumnId[] = ["deal", "customer", "stage", "owner"];
/** A header that means the expected day alone; "Closing Date" is also the day on which it happened. */
const SAYS_EXPECTED = /expect|forecast|estimat|预计|预期/iu;

/**
 * What an import will write: a pure result, nothing is written. Every row below the header arrives, or is counted as
 * blank, a total or a repeated header, or is refused with a problem that names its row; `counts` adds up.
 *
 * Hands the thread back while it works, reports progress and can be cancelled (see `ImportOperation`).
 *
 * @throws StagebookError import:missingColumn when nothing is mapped to Deal (or ID), or to Stage (or Outcome);
 *   import:ambiguousDates until `choices.dateOrders` says how the dates are written
 */
export async function planImport(
  source: ImportSource,
  mapping: Mapping,
  choices: ImportChoices = {},
  operation: ImportOperation = {}
): Promise<ImportPlan> {
  const planning = new Planning(source, mapping, choices);
  const breath = steadily(operation);
  const rows = source.grid.length - mapping.headerRow - 1;
  for (let index = 0; index < rows; index += 1) {
    planning.take(mapping.headerRow + 1 + index);
    if (index % ROWS_PER_BREATH === 0) await breath((0.9 * index) / rows);
  }
  await breath(0.9);
  const plan = planning.finish(rows);
  operation.signal?.throwIfAborted();
  operation.onProgress?.(1);
  return plan;
}

/** One row that arrives, before stages have one spelling and deals one name each. */
interface Draft {
  readonly gridRow: number;
  readonly row: number;
  readonly id: string;
  deal: string;
  readonly customer: string;
  readonly owner: string;
  /** As the source spells it; "" when only the outcome is known. */
  readonly stage: string;
  readonly outcome: Outcome;
  readonly lostIn: string;
  readonly amount: number | null;
  readonly currency: string | null;
  readonly created: Day | null;
  readonly expectedClose: Day | null;
  readonly closed: Day | null;
  readonly reason: string;
  readonly competitor: string;
  readonly source: string;
  readonly notes: string;
  readonly by: string;
  readonly entered: readonly { readonly stage: string; readonly day: Day }[];
  readonly task: TaskDraft | null;
}

type TaskDraft = Pick<ImportedTask, "task" | "milestone" | "start" | "due" | "done" | "status">;

class Planning {
  private readonly language: Language;
  private readonly shape: ImportShape;
  private readonly reader: RowReader;
  private readonly stages: StageNames;
  private readonly headers: readonly string[];
  private readonly stageEntered: readonly { index: number; stage: string; pipeline?: string }[];
  private readonly overflow: readonly number[];
  private readonly brokenRows: ReadonlyMap<number, Problem[]>;
  private readonly wantedPipelines: ReadonlySet<string> | null;

  private readonly drafts: Draft[] = [];
  private readonly problems: Problem[] = [];
  private readonly notices: Problem[] = [];
  private readonly people = new Map<string, Map<string, number>>();
  private readonly pipelines = new Map<string, string>();
  private readonly currencies = new Set<string>();
  private readonly rowOfId = new Map<string, number>();
  private readonly counts = { imported: 0, refused: 0, blank: 0, totals: 0, repeatedHeaders: 0, otherPipelines: 0 };
  private readonly totalRows: number[] = [];
  private readonly keptRows: number[] = [];
  private readonly shortRows: number[] = [];
  private namedById = 0;
  private closedAgainstStatus = 0;
  private closedWithoutDate = 0;
  /** Rows without a deal below one that has it: merged cells, as likely as not. */
  private belowDeal = 0;
  private hadDeal = false;
  private sum = 0;
  private above: Cell[] = [];
  /** Columns of which some cell says more than the plan's deal does: they are kept as extra columns too. */
  private readonly alsoKept = new Set<ColumnId>();

  constructor(
    private readonly source: ImportSource,
    private readonly mapping: Mapping,
    private readonly choices: ImportChoices
  ) {
    this.language = choices.language ?? "en";
    this.shape = mapping.shape;
    this.reader = new RowReader(source, mapping, choices);
    this.need("deal", this.shape === "tasks" ? [] : ["id"]);
    this.need("stage", this.shape === "deals" ? ["outcome"] : []);
    if (this.shape === "history") this.need("entered", []);
    this.stages = new StageNames(this.language, choices.stages);
    this.headers = mapping.columns.map((column) => column.header);
    this.stageEntered = mapping.columns.flatMap((column, index) =>
      column.meaning === "stageEntered" && column.stage ? [{ index, stage: column.stage, pipeline: column.pipeline }] : []
    );
    for (const { pipeline } of this.stageEntered) if (pipeline) this.pipelines.set(normalText(pipeline), pipeline);
    this.wantedPipelines = choices.pipelines ? new Set(choices.pipelines.map(normalText)) : null;
    this.overflow = this.overflowColumns();
    const broken = new Map<number, Problem[]>();
    for (const problem of source.problems) if (problem.row !== undefined) broken.set(problem.row, [...(broken.get(problem.row) ?? []), problem]);
    this.brokenRows = broken;
  }

  /** Reads one row and says what it is. */
  take(gridRow: number): void {
    const cells = this.source.grid[gridRow];
    const row = this.source.firstRow + gridRow;
    if (isBlankRow(cells)) {
      this.counts.blank += 1;
      return;
    }
    const broken = this.brokenRows.get(row);
    if (broken) return this.refuse(broken);
    if (repeatsHeader(cells, this.headers)) {
      this.counts.repeatedHeaders += 1;
      return;
    }
    const surplus = this.overflow.filter((index) => !isBlank(cells[index])).length;
    if (surplus > 0) {
      const expected = this.overflow[0];
      return this.refuse([{ code: "import:longRow", params: { cells: expected + surplus, expected }, row }]);
    }
    if (this.source.delimiter !== null && cells.length < this.source.grid[this.mapping.headerRow].length) this.shortRows.push(row);
    this.reader.go(gridRow);
    if (this.isTotal(cells)) {
      this.counts.totals += 1;
      this.totalRows.push(row);
      return;
    }
    if (this.choices.fillDown) this.reader.go(gridRow, this.repeatAbove(cells));
    if (this.isOfOtherPipeline()) {
      this.counts.otherPipelines += 1;
      return;
    }
    const draft = this.read(gridRow, row);
    if (draft.deal !== "") this.hadDeal = true;
    else if (this.hadDeal && this.shape === "tasks") this.belowDeal += 1;
    if (this.reader.problems.length > 0) return this.refuse(this.reader.problems);
    this.accept(draft);
  }

  finish(rows: number): ImportPlan {
    const { drafts, stages } = this;
    for (const stage of this.stagesInHeaders()) stages.seen(stage);
    this.learnPlaces();
    const ordered = stages.inOrder();
    const rank = new Map(ordered.stages.map((stage) => [normalText(stage.name), stage.order]));
    const nameOf = this.personNames();

    this.tellDealsApart();
    const deals = this.shape === "deals" ? drafts.map((draft) => this.dealOf(draft, nameOf)) : this.dealsOfRows(nameOf, rank);
    const tasks = this.shape === "tasks" ? drafts.map((draft) => this.taskOf(draft, nameOf)) : [];
    const history = this.entries(nameOf);
    const counts: ImportCounts = { rows, ...this.counts };
    return {
      shape: this.shape,
      crm: this.mapping.crm,
      deals,
      tasks,
      history,
      stages: ordered.stages,
      stagesKnown: ordered.known,
      people: [...this.people.values()].map(mostFrequent),
      pipelines: [...this.pipelines.values()],
      currencies: [...this.currencies],
      extra: this.extra(),
      problems: this.problems,
      notices: this.allNotices(),
      counts,
    };
  }

  private need(column: ColumnId, instead: readonly ColumnId[]): void {
    if ([column, ...instead].some((one) => this.reader.has(one))) return;
    throw new StagebookError("import:missingColumn", { en: COLUMNS[column].header.en, chinese: COLUMNS[column].header["zh-CN"] });
  }

  /**
   * Columns past the last header that a few rows of a file reach into: those rows were cut at a delimiter that belongs to
   * a text, and everything in them may stand in the wrong column. A column that most rows fill is an ordinary one.
   */
  private overflowColumns(): number[] {
    if (this.source.delimiter === null) return [];
    let named = this.headers.length;
    while (named > 0 && this.headers[named - 1] === "") named -= 1;
    const rows = this.source.grid.slice(this.mapping.headerRow + 1);
    return this.mapping.columns.flatMap((column, index) => {
      if (index < named || column.because === "person") return [];
      return rows.filter((row) => !isBlank(row[index])).length * 2 < rows.length ? [index] : [];
    });
  }

  private isTotal(cells: readonly Cell[]): boolean {
    const { reader } = this;
    const plain = (column: ColumnId) => isBlank(cells[this.mapping.columns.findIndex(({ meaning }) => meaning === column)]);
    if (!plain("stage") || !plain("outcome")) return false;
    if (isLabelledTotal(cells)) return true;
    return this.counts.imported > 1 && plain("deal") && plain("owner") && isBareSum(cells, reader.amountIfAny(), this.sum);
  }

  /** The cells that a row repeats from above: only below what it repeats itself, so that no deal takes another's stage. */
  private repeatAbove(cells: readonly Cell[]): readonly Cell[] {
    const next: Cell[] = [];
    let repeats = true;
    for (const column of REPEATED) {
      const index = this.mapping.columns.findIndex(({ meaning }) => meaning === column);
      if (index < 0) continue;
      if (isBlank(cells[index])) next[index] = repeats ? this.above[index] : "";
      else {
        next[index] = cells[index];
        if (column === "deal") repeats = false;
      }
    }
    this.above = next;
    return next;
  }

  private isOfOtherPipeline(): boolean {
    const pipeline = this.reader.text("pipeline");
    if (pipeline !== "") this.pipelines.set(normalText(pipeline), this.pipelines.get(normalText(pipeline)) ?? pipeline);
    return this.wantedPipelines !== null && !this.wantedPipelines.has(normalText(pipeline));
  }

  private read(gridRow: number, row: number): Draft {
    const { reader } = this;
    const id = reader.text("id");
    const name = reader.text("deal");
    const deal = name === "" && this.shape !== "tasks" ? id : name;
    if (deal === "") reader.report(reader.has("deal") ? "deal" : "id", "import:noDeal", {}, false);

    const said = this.readOutcome();
    const stage = this.withoutPipeline(reader.text("stage"));
    const [wonOn, lostOn] = [reader.day("wonTime"), reader.day("lostTime")];
    const outcome = this.decide(said, stage, wonOn, lostOn);
    const needsStage = this.shape !== "deals" || outcome === "open";
    if (stage === "" && needsStage && deal !== "") reader.report("stage", "import:noStage", {}, false);

    const entered = this.readEntered(stage);
    const dates = this.readCloseDates(outcome, wonOn, lostOn, entered);
    const amount = reader.amount();
    const lostIn = reader.text("lostIn");
    if (lostIn !== "" && outcome !== "lost") this.alsoKept.add("lostIn");
    const draft: Draft = {
      gridRow,
      row,
      id,
      deal,
      customer: reader.text("customer"),
      owner: reader.text("owner"),
      stage,
      outcome,
      lostIn: outcome === "lost" ? lostIn : "",
      amount,
      currency: this.readCurrency(),
      created: reader.day("created"),
      ...dates,
      reason: reader.text("reason"),
      competitor: reader.text("competitor"),
      source: reader.text("source"),
      by: reader.text("by"),
      entered,
      task: this.shape === "tasks" ? this.readTask() : null,
      notes: "", // replaced below: whatever could not be read by then is added to it
    };
    const notes = [reader.text("notes"), ...reader.kept].filter((note) => note !== "").join("\n");
    return { ...draft, notes };
  }

  /** Its own column names the currency better than a sign does: "$" is that of many countries. */
  private readCurrency(): string | null {
    const named = this.reader.text("currency");
    return named === "" ? this.reader.currency : currencyName(named);
  }

  private readOutcome(): Outcome | null {
    const text = this.reader.text("outcome");
    if (text === "") return null;
    const outcome = outcomeOfWord(text);
    if (outcome === null) this.reader.report("outcome", "import:unknownOutcome", { value: text });
    return outcome;
  }

  /** HubSpot may name the pipeline with the stage: "Contract Sent (Sales Pipeline)". */
  private withoutPipeline(stage: string): string {
    const match = /^(.+?)\s*\(([^()]+)\)$/u.exec(stage);
    return match && this.pipelines.has(normalText(match[2])) ? match[1] : stage;
  }

  /** Won, lost or open: as the outcome column says, else the stage's name, else the day on which it was won or lost. */
  private decide(said: Outcome | null, stage: string, wonOn: Day | null, lostOn: Day | null): Outcome {
    const kind = stage === "" ? "open" : this.stages.kindOf(stage);
    const byStage: Outcome = kind === "open" ? "open" : kind === "lost" ? "lost" : "won";
    if (said === null) {
      if (byStage !== "open" || (wonOn === null && lostOn === null)) return byStage;
      return (wonOn ?? 0) >= (lostOn ?? 0) ? "won" : "lost";
    }
    if (byStage === "open" || byStage === said) return said;
    if (said === "open") {
      // "Active" beside "Closed Won" speaks of the record, not of the deal.
      this.closedAgainstStatus += 1;
      this.alsoKept.add("outcome");
      return byStage;
    }
    this.reader.report("outcome", "import:outcomeContradictsStage", { outcome: this.reader.text("outcome"), stage }, false);
    return said;
  }

  /**
   * Exports often have one closing date, which is the expected one while a deal is open (HubSpot, Salesforce, Zoho CRM):
   * such a column serves both, unless its header calls it expected. A closed deal without any was closed on the day on
   * which it entered the stage that closed it.
   */
  private readCloseDates(outcome: Outcome, wonOn: Day | null, lostOn: Day | null, entered: Draft["entered"]): Pick<Draft, "expectedClose" | "closed"> {
    const { reader } = this;
    const [expected, closed] = [reader.day("expectedClose"), reader.day("closed")];
    if (outcome === "open") {
      if (!reader.has("expectedClose")) return { expectedClose: closed, closed: null };
      if (closed !== null) this.alsoKept.add("closed");
      return { expectedClose: expected, closed: null };
    }
    const isExpectedOnly = this.mapping.crm === "fxiaoke" || SAYS_EXPECTED.test(this.headerOf("expectedClose"));
    const servesBoth = reader.has("expectedClose") && !reader.has("closed") && !isExpectedOnly;
    const closing = entered.filter(({ stage }) => this.stages.kindOf(stage) === outcome).map(({ day }) => day);
    const now = reader.day("entered");
    const byStage = closing.length > 0 ? Math.max(...closing) : now;
    const day = (outcome === "won" ? wonOn : lostOn) ?? closed ?? (servesBoth ? expected : null) ?? byStage;
    if (closed !== null && closed !== day) this.alsoKept.add("closed");
    return { expectedClose: servesBoth ? null : expected, closed: day };
  }

  private readEntered(stage: string): Draft["entered"] {
    const entered: { stage: string; day: Day }[] = [];
    const now = this.reader.day("entered");
    if (now !== null && stage !== "") entered.push({ stage, day: now });
    else if (this.shape === "history" && this.reader.problems.length === 0) this.reader.report("entered", "import:noEntered", {}, false);
    if (this.shape !== "deals") return entered;
    for (const column of this.stageEntered) {
      const day = this.reader.dayAt(column.index);
      if (day !== null) entered.push({ stage: column.stage, day });
    }
    return entered;
  }

  private readTask(): TaskDraft {
    const { reader } = this;
    const task = reader.text("task");
    if (task === "") reader.report("task", "import:noTask", {}, false);
    const start = reader.day("start");
    const tick = reader.dayOrTick("done");
    const done = typeof tick === "number" ? tick : null;
    const status = done !== null || tick === true ? "done" : statusOfWord(reader.text("status"));
    if (start !== null && done !== null && done < start) reader.report("done", "import:doneBeforeStart", { done: isoDay(done), start: isoDay(start) }, false);
    return { task, milestone: reader.flag("milestone"), start, due: reader.day("due"), done, status };
  }

  private refuse(problems: readonly Problem[]): void {
    this.counts.refused += 1;
    for (const problem of problems) this.problems.push(problem);
  }

  private accept(draft: Draft): void {
    if (this.shape === "deals" && draft.id !== "") {
      const key = normalText(draft.id);
      const first = this.rowOfId.get(key);
      if (first !== undefined) {
        return this.refuse([{ code: "import:repeatedId", params: { id: draft.id, first }, row: draft.row, column: this.headerOf("id") }]);
      }
      this.rowOfId.set(key, draft.row);
    }
    this.counts.imported += 1;
    this.drafts.push(draft);
    this.sum += draft.amount ?? 0;
    if (draft.stage !== "") this.stages.seen(draft.stage);
    for (const { stage } of draft.entered) if (stage !== draft.stage) this.stages.seen(stage);
    const probability = this.reader.probability();
    if (probability !== null && draft.stage !== "") this.stages.seenProbability(draft.stage, probability);
    for (const person of [draft.owner, draft.task ? draft.by : ""]) this.seenPerson(person);
    if (draft.currency !== null) this.currencies.add(draft.currency);
    if (this.shape === "deals" && draft.outcome !== "open" && draft.closed === null) this.closedWithoutDate += 1;
    if (this.reader.kept.length > 0) this.keptRows.push(draft.row);
    if (this.reader.has("deal") && this.reader.text("deal") === "") this.namedById += 1;
    if (draft.closed !== null && draft.created !== null && draft.closed < draft.created) {
      this.notices.push({ code: "import:closedBeforeCreated", params: { deal: draft.deal }, row: draft.row });
    }
  }

  private seenPerson(name: string): void {
    if (name === "") return;
    const key = normalText(name);
    const spellings = this.people.get(key) ?? new Map<string, number>();
    this.people.set(key, spellings.set(name, (spellings.get(name) ?? 0) + 1));
  }

  private personNames(): (name: string) => string {
    const names = new Map([...this.people].map(([key, spellings]) => [key, mostFrequent(spellings)]));
    return (name) => (name === "" ? "" : (names.get(normalText(name)) ?? name));
  }

  /** HubSpot has a column for each stage of the pipeline: its header names the stage even when no deal has entered it. */
  private stagesInHeaders(): string[] {
    if (this.shape !== "deals") return [];
    const wanted = this.stageEntered.filter(({ pipeline }) => !this.wantedPipelines || !pipeline || this.wantedPipelines.has(normalText(pipeline)));
    return wanted.map(({ stage }) => stage);
  }

  /** Learns from the days on which deals entered stages which stage usually comes first. */
  private learnPlaces(): void {
    const ofDeal = new Map<string, { stage: string; day: Day }[]>();
    for (const { deal, entered } of this.drafts) {
      if (entered.length === 0) continue;
      const key = this.shape === "deals" ? String(ofDeal.size) : normalText(deal);
      ofDeal.set(key, [...(ofDeal.get(key) ?? []), ...entered]);
    }
    for (const entered of ofDeal.values()) {
      if (entered.length < 2) continue;
      entered.sort((a, b) => a.day - b.day);
      entered.forEach(({ stage }, place) => this.stages.seenPlace(stage, place / (entered.length - 1)));
    }
  }

  private tellDealsApart(): void {
    if (this.shape === "deals") {
      for (const notice of tellApart(this.drafts)) this.notices.push(notice);
      return;
    }
    if (this.shape !== "history" || !this.reader.has("deal") || !this.reader.has("id")) return;
    // In a history an ID that comes back is the deal's, not the row's; then two deals of one name can be told apart.
    const ofId = new Map<string, { deal: string; id: string; customer: string; row: number }>();
    for (const { deal, id, customer, row } of this.drafts) if (id !== "" && !ofId.has(id)) ofId.set(id, { deal, id, customer, row });
    if (ofId.size === this.drafts.length) return;
    for (const notice of tellApart([...ofId.values()])) this.notices.push(notice);
    for (const draft of this.drafts) draft.deal = ofId.get(draft.id)?.deal ?? draft.deal;
  }

  /** Where a deal stands: the stage that its outcome implies, the source's otherwise. */
  private standing(draft: Draft): Pick<ImportedDeal, "stage" | "outcome" | "lostIn"> {
    const { outcome } = draft;
    const stage = draft.stage === "" ? "" : this.stages.nameOf(draft.stage);
    const kind = stage === "" ? "open" : this.stages.kindOf(stage);
    const lostIn = draft.lostIn === "" ? "" : this.stages.nameOf(draft.lostIn);
    if (outcome === "open" || kind !== "open") return { stage, outcome, lostIn };
    if (stage !== "") this.alsoKept.add("stage");
    return { stage: this.stages.closing(outcome), outcome, lostIn: outcome === "lost" ? lostIn || stage : "" };
  }

  private dealOf(draft: Draft, nameOf: (name: string) => string): ImportedDeal {
    const { id, deal, customer, amount, created, expectedClose, closed, reason, competitor, source, notes, row } = draft;
    const owner = nameOf(draft.owner);
    const currency = draft.currency ?? "";
    return { id, deal, customer, owner, amount, currency, created, expectedClose, closed, reason, competitor, source, notes, row, ...this.standing(draft) };
  }

  /** The deals that rows of tasks, or of a history, speak of; of each, the first that a row says. */
  private dealsOfRows(nameOf: (name: string) => string, rank: ReadonlyMap<string, number>): ImportedDeal[] {
    const groups = new Map<string, Draft[]>();
    for (const draft of this.drafts) {
      const key = normalText(draft.deal);
      const group = groups.get(key);
      if (group) group.push(draft);
      else groups.set(key, [draft]);
    }
    const rankOf = (draft: Draft) => rank.get(normalText(this.stages.nameOf(draft.stage))) ?? 0;
    return [...groups.values()].map((group) => {
      const now = this.shape === "tasks" ? stageReached(group, rankOf) : latestEntry(group);
      const first = <K extends keyof Draft>(key: K) => group.find((draft) => draft[key] !== "" && draft[key] !== null)?.[key] ?? group[0][key];
      const starts = group.flatMap((draft) => [draft.created, draft.task?.start ?? null, ...draft.entered.map(({ day }) => day)]);
      const created = starts.reduce((earliest, day) => (day === null ? earliest : earliest === null ? day : Math.min(earliest, day)), null);
      const closedOf = now.outcome === "open" ? null : (now.closed ?? (this.shape === "history" ? (now.entered[0]?.day ?? null) : null));
      return this.dealOf(
        {
          ...now,
          // The task's ID is not the deal's.
          id: this.shape === "tasks" ? "" : now.id,
          deal: group[0].deal,
          customer: first("customer"),
          owner: first("owner"),
          amount: first("amount"),
          currency: first("currency"),
          created: first("created") ?? created,
          expectedClose: first("expectedClose"),
          closed: closedOf,
          reason: first("reason"),
          competitor: first("competitor"),
          source: first("source"),
          notes: "", // notes of tasks stay with the tasks
          row: group[0].row,
        },
        nameOf
      );
    });
  }

  private taskOf(draft: Draft, nameOf: (name: string) => string): ImportedTask {
    const { id, deal, customer, notes, row } = draft;
    return {
      id,
      deal,
      customer,
      stage: this.stages.nameOf(draft.stage),
      owner: nameOf(draft.owner),
      by: nameOf(draft.by),
      notes,
      row,
      ...draft.task!,
    };
  }

  private entries(nameOf: (name: string) => string): ImportedEntry[] {
    return this.drafts.flatMap((draft) => {
      const seen = new Set<string>();
      return draft.entered.flatMap(({ stage, day }) => {
        const name = this.stages.nameOf(stage);
        const key = `${normalText(name)} ${day}`;
        if (seen.has(key)) return [];
        seen.add(key);
        return [{ deal: draft.deal, stage: name, entered: day, by: nameOf(draft.by), row: draft.row }];
      });
    });
  }

  private extra(): ExtraColumn[] {
    const table = TABLE_OF[this.shape];
    const filled = new Set<string>(TABLE_COLUMNS[table]);
    if (this.shape === "deals") {
      for (const meaning of ["entered", "stageEntered"]) filled.add(meaning); // they are the plan's history
      if (this.reader.has("entered") || this.stageEntered.length > 0) filled.add("by");
    }
    const kept = this.mapping.columns.flatMap(({ meaning }, index) => {
      if (meaning === "leftOut" || this.overflow.includes(index)) return [];
      if (this.isEmpty(index)) return [];
      return meaning === "extra" || !filled.has(meaning) || this.alsoKept.has(meaning as ColumnId) ? [index] : [];
    });
    return extraColumns(this.source, this.mapping, kept, this.drafts.map((draft) => draft.gridRow), table, this.language);
  }

  private isEmpty(index: number): boolean {
    return this.drafts.every((draft) => isBlank(this.source.grid[draft.gridRow][index]));
  }

  private allNotices(): Problem[] {
    const notices: Problem[] = [];
    const add = (condition: boolean, code: string, params: Problem["params"]) => {
      if (condition) notices.push({ code, params });
    };
    add(this.totalRows.length > 0, "import:totalsLeftOut", { count: this.totalRows.length, rows: listedRows(this.totalRows) });
    add(this.counts.repeatedHeaders > 0, "import:headersLeftOut", { count: this.counts.repeatedHeaders });
    add(this.shortRows.length > 0, "import:shortRows", { count: this.shortRows.length, rows: listedRows(this.shortRows) });
    add(this.keptRows.length > 0, "import:keptInNotes", { count: this.keptRows.length, rows: listedRows(this.keptRows) });
    add(this.belowDeal > 0, "import:belowDeal", { count: this.belowDeal });
    add(this.closedWithoutDate > 0, "import:closedWithoutDate", { count: this.closedWithoutDate });
    add(this.namedById > 0, "import:namedById", { count: this.namedById });
    add(this.closedAgainstStatus > 0, "import:stageOverStatus", { count: this.closedAgainstStatus });
    add(this.currencies.size > 1, "import:mixedCurrencies", { currencies: [...this.currencies].join(", ") });
    add(this.pipelines.size > 1 && this.wantedPipelines === null, "import:severalPipelines", {
      count: this.pipelines.size,
      pipelines: [...this.pipelines.values()].map((name) => `“${name}”`).join(", "),
    });
    return [...notices, ...this.stages.notices(), ...this.notices];
  }

  private headerOf(column: ColumnId): string {
    return this.mapping.columns.find(({ meaning }) => meaning === column)?.header ?? this.reader.ourHeader(column);
  }
}

/**
 * Where a deal stands by its tasks (METRICS.md, "Reaching a stage"): a stage is reached when one of its tasks or of a
 * later stage's is done, or when all milestones of the stage before are (all tasks, where it has no milestone).
 */
function stageReached(group: readonly Draft[], rankOf: (draft: Draft) => number): Draft {
  const byStage = new Map<number, Draft[]>();
  for (const draft of group) byStage.set(rankOf(draft), [...(byStage.get(rankOf(draft)) ?? []), draft]);
  const ranks = [...byStage.keys()].sort((a, b) => a - b);
  let reached = 0;
  ranks.forEach((rank, step) => {
    const tasks = byStage.get(rank)!;
    if (tasks.some(({ task }) => task?.status === "done")) reached = Math.max(reached, step);
    const milestones = tasks.filter(({ task }) => task?.milestone);
    const gate = milestones.length > 0 ? milestones : tasks;
    if (step + 1 < ranks.length && gate.every(({ task }) => task?.status === "done")) reached = Math.max(reached, step + 1);
  });
  return byStage.get(ranks[reached])![0];
}

/** The row of the latest entry; of two on one day, the one that the source has later. */
function latestEntry(group: readonly Draft[]): Draft {
  return group.reduce((latest, draft) => ((draft.entered[0]?.day ?? 0) >= (latest.entered[0]?.day ?? 0) ? draft : latest));
}

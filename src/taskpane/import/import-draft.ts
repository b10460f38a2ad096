import { decodeText, checkSize } from "../../import/decode-text";
import type { DateColumn, ImportChoices, ImportOperation, ImportSource, Mapping } from "../../import/import-plan";
import { mapColumn, proposeMapping } from "../../import/propose-mapping";
import { readCsv } from "../../import/read-csv";
import type { ColumnId } from "../../process/columns";
import type { Problem } from "../../process/problem";
import type { Selection } from "../../workbook";

/** What is about to be imported: where it comes from, what its columns mean, what the user decided. */
export interface ImportDraft {
  /** The file's name, or the range as Excel writes it. */
  readonly name: string;
  readonly source: ImportSource;
  readonly mapping: Mapping;
  readonly choices: ImportChoices;
  /** Things to know of the source itself: damaged characters, a merged header. */
  readonly notices: readonly Problem[];
}

/** Reads a file's bytes as the draft of an import. */
export async function draftOfFile(file: File, operation: ImportOperation): Promise<ImportDraft> {
  checkSize(file.size); // before the bytes are in memory
  const { text, encoding, notices } = decodeText(new Uint8Array(await file.arrayBuffer()));
  const { grid, delimiter, problems } = await readCsv(text, operation);
  return draft(file.name, { grid, firstRow: 1, delimiter, encoding, problems }, notices);
}

/** Takes the range or table that the user points at as the draft of an import. */
export function draftOfSelection(selection: Selection): ImportDraft {
  const { sheet, address, firstRow, grid, problems } = selection;
  return draft(`${sheet}!${address}`, { grid, firstRow: firstRow + 1, delimiter: null, encoding: null, problems: [] }, problems);
}

function draft(name: string, source: ImportSource, notices: readonly Problem[]): ImportDraft {
  return { name, source, mapping: proposeMapping(source), choices: {}, notices };
}

/** The draft after the user said what a column is. Answers about the column itself are asked again. */
export function withMeaning(before: ImportDraft, index: number, meaning: Mapping["columns"][number]["meaning"]): ImportDraft {
  const dateOrders = { ...before.choices.dateOrders };
  const decimals = { ...before.choices.decimals };
  delete dateOrders[index];
  delete decimals[index];
  return {
    ...before,
    mapping: mapColumn(before.source, before.mapping, index, meaning),
    choices: { ...before.choices, dateOrders, decimals, stages: undefined },
  };
}

/** The draft after the user chose pipelines; each has stages of its own, so their order is asked again. */
export function withPipelines(before: ImportDraft, pipelines: readonly string[] | undefined): ImportDraft {
  return withChoices(before, { pipelines, stages: undefined });
}

export function withChoices(before: ImportDraft, choices: Partial<ImportChoices>): ImportDraft {
  return { ...before, choices: { ...before.choices, ...choices } };
}

/** The date columns whose order the user still has to say: it is never guessed. */
export function openQuestions(columns: readonly DateColumn[], choices: ImportChoices): readonly DateColumn[] {
  return columns.filter(
    ({ order, index }) => (order === "ambiguous" || order === "contradictory") && choices.dateOrders?.[index] === undefined
  );
}

const OF_DEALS = [
  "deal", "customer", "owner", "stage", "amount", "currency", "created", "expectedClose", "closed", "outcome", "wonTime", "lostTime",
  "lostIn", "reason", "competitor", "source", "product", "probability", "pipeline", "id", "notes",
] as const satisfies readonly ColumnId[];
const OF_TASKS = ["task", "milestone", "start", "due", "done", "status", "by"] as const satisfies readonly ColumnId[];
const OF_HISTORY = ["entered", "by"] as const satisfies readonly ColumnId[];

/** What a column of this source may be, the most usual first. */
export function possibleMeanings(mapping: Mapping): readonly ColumnId[] {
  const wanted: readonly ColumnId[] = mapping.shape === "tasks" ? OF_TASKS : mapping.shape === "history" ? OF_HISTORY : [];
  const mapped = mapping.columns.flatMap(({ meaning }) =>
    meaning === "extra" || meaning === "leftOut" || meaning === "stageEntered" ? [] : [meaning]
  );
  return [...new Set<ColumnId>([...OF_DEALS, ...wanted, ...mapped])];
}

/** As much of a cell as one needs to recognise its column by. */
const EXAMPLE_CHARACTERS = 40;

/** The first filled cell of a column below the header, to recognise the column by. */
export function exampleOf(source: ImportSource, mapping: Mapping, index: number): string {
  for (let at = mapping.headerRow + 1; at < source.grid.length; at += 1) {
    const characters = [...String(source.grid[at][index] ?? "").trim()];
    if (characters.length > EXAMPLE_CHARACTERS) return `${characters.slice(0, EXAMPLE_CHARACTERS - 1).join("")}…`;
    if (characters.length > 0) return characters.join("");
  }
  return "";
}

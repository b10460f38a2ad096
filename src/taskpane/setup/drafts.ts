import type { ColumnId } from "../../process/columns";
import type { Language } from "../../process/language";
import type { Cell, StageKind } from "../../process/model";
import { FLAG_WORDS, flagOfWord, KIND_WORDS, kindOfWord } from "../../process/words";
import type { RowValues } from "../../workbook";
import { amountOf } from "../add-deal/check-deal";
import { periodCell, periodIn, periodName } from "./periods";

/** How a cell is edited. */
export type FieldType = "text" | "long" | "number" | "percent" | "flag" | "kind" | "period";

/** A row as the user types it. */
export type Draft = Partial<Readonly<Record<ColumnId, string>>>;
/** By column, the key of what is wrong with it. */
export type DraftErrors = Partial<Readonly<Record<ColumnId, string>>>;
export type FieldTypes = Partial<Readonly<Record<ColumnId, FieldType>>>;

/** A cell as it is edited. What cannot be understood is shown as it stands. */
function textOf(cell: Cell, type: FieldType): string {
  const text = String(cell ?? "").trim();
  switch (type) {
    case "percent":
      return typeof cell === "number" ? String(Number((cell * 100).toPrecision(12))) : text;
    case "flag":
      return flagOfWord(cell) === true ? "yes" : "no";
    case "kind":
      return kindOfWord(cell) ?? text;
    case "period": {
      const period = periodIn(cell);
      return period === null ? text : periodName(period);
    }
    default:
      return text;
  }
}

/** What stands in the cell for what was typed; a text that is no number stays one, and `check…` refuses it before. */
function cellOf(text: string, type: FieldType, language: Language): Cell {
  const trimmed = text.trim();
  switch (type) {
    case "number":
    case "percent": {
      const number = numberIn(trimmed);
      if (number === null) return "";
      return number === "unreadable" ? trimmed : type === "percent" ? Number((number / 100).toPrecision(12)) : number;
    }
    case "flag":
      return FLAG_WORDS[trimmed === "yes" ? "yes" : "no"][language];
    case "kind":
      return trimmed in KIND_WORDS ? KIND_WORDS[trimmed as StageKind][language] : trimmed;
    case "period":
      return periodCell(trimmed);
    default:
      return trimmed;
  }
}

/** A number as people type it, with or without a percent sign. */
export function numberIn(text: string | undefined): number | null | "unreadable" {
  return amountOf((text ?? "").normalize("NFKC").replace(/%\s*$/u, ""));
}

export function draftOf(cells: RowValues, types: FieldTypes): Draft {
  return Object.fromEntries((Object.entries(types) as [ColumnId, FieldType][]).map(([id, type]) => [id, textOf(cells[id] ?? "", type)]));
}

/** The cells that a draft changes; of a new row (no `before`) those that are filled in. */
export function changedCells(draft: Draft, before: Draft | null, types: FieldTypes, language: Language): RowValues {
  const changed = (Object.entries(types) as [ColumnId, FieldType][]).filter(([id]) => (draft[id] ?? "").trim() !== (before?.[id] ?? "").trim());
  return Object.fromEntries(changed.map(([id, type]) => [id, cellOf(draft[id] ?? "", type, language)]));
}

import type { Codes } from "../process/cell-column";
import { columnOf } from "../process/columns";
import { StagebookError } from "../process/problem";
import { listed, type SheetTable, type TextColumn } from "../process/read-table";
import { t } from "../locales";
import { columnHeader, type AnswerColumn } from "./answer-table";
import { textOrNull, type ArgumentName } from "./arguments";

/** The rows of a table by the values of one of its columns. */
export interface Groups {
  /** Of the column, in the user's language where it is one of ours. */
  readonly header: string;
  /** The group of each row. */
  readonly codes: Codes;
  /** One more than the highest group. */
  readonly length: number;
  /** The groups that have rows, in order of name, the blank one last. */
  readonly used: readonly number[];
  nameOf(group: number): string;
  /** The values of the groups. */
  readonly values: TextColumn;
}

/** Groups by the column that the argument `by` names: any column of the range, by its header or a word for it. */
export function groupsBy(table: SheetTable, name: string): Groups {
  const index = columnNamed(table, name, "by");
  const values = table.textAt(index);
  const id = columnOf(table.header[index]);
  return {
    header: id === null ? table.header[index]! : columnHeader(id),
    codes: values.codes,
    length: values.size,
    used: values.inOrder(),
    nameOf: (group) => (group === 0 ? t("figures:blank") : values.label(group)),
    values,
  };
}

/** Where the column stands that an argument names; throws with the headers there are when it is not there. */
export function columnNamed(table: SheetTable, name: string, argument: ArgumentName): number {
  const index = table.find(name);
  if (index >= 0) return index;
  const columns = listed(table.header.filter((header) => header !== ""));
  throw new StagebookError("functions:noSuchColumn", { argument, value: name, columns });
}

/** The groups that a figure is asked for. */
export interface AskedGroups extends Pick<Groups, "codes" | "length" | "used"> {
  /** The group of all rows, when no column was named. */
  readonly all: number | null;
  readonly label: AnswerColumn<number>;
}

/** The groups by the column that `by` names; without it one group of all rows. */
export function dealGroups(table: SheetTable, by: unknown): AskedGroups {
  const name = textOrNull(by, "by");
  if (name === null) return { codes: new Int32Array(table.length), length: 1, used: [0], all: 0, label: { header: "", cell: () => "" } };
  const { header, nameOf, ...groups } = groupsBy(table, name);
  return { ...groups, all: null, label: { header, cell: nameOf } };
}

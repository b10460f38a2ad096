import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { dayOf } from "../../src/process/calendar";
import type { Cell } from "../../src/process/model";

/** The opportunities of the public CRM data set, where they are beside the project. */
export const OPPORTUNITIES = fileURLToPath(new URL("../../../shared/data/crm-opportunities/sales_pipeline.csv", import.meta.url));

/** The file as Excel shows it when it is opened in an American Excel: the file has no quotes. */
export function opportunities(): Cell[][] {
  const lines = readFileSync(OPPORTUNITIES, "utf8").trim().split(/\r?\n/u);
  const cell = (text: string): Cell => {
    const date = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/u.exec(text);
    if (date !== null) return dayOf(Number(date[3]), Number(date[1]), Number(date[2]));
    return /^\d+(\.\d+)?$/u.test(text) ? Number(text) : text;
  };
  return lines.map((line) => line.split(",").map(cell));
}

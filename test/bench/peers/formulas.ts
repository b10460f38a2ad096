import { QUESTIONS, type Question } from "../questions";

/** The formula that a person types for a question, over a sheet "Deals" with the table from A1 on. */
export function formulaOf({ owner, figure, from, to }: Question, rows: number): string {
  const column = (letter: string) => `Deals!$${letter}$2:$${letter}$${rows}`;
  const closed = `${column("C")},"${owner}",${column("H")},">=${from}",${column("H")},"<=${to}"`;
  const count = (outcome: string) => `COUNTIFS(${closed},${column("I")},"${outcome}")`;
  if (figure === "won") return count("Won");
  if (figure === "lost") return count("Lost");
  if (figure === "amount") return `SUMIFS(${column("E")},${closed},${column("I")},"Won")`;
  return `${count("Won")}/(${count("Won")}+${count("Lost")})`;
}

/** The formulas of all thousand cells. */
export function formulas(rows: number): string[] {
  return QUESTIONS.map((question) => formulaOf(question, rows));
}

import { figureOf, QUESTIONS } from "../questions";
import { AMOUNT, CLOSED, load, OUTCOME, OWNER, type Peer } from "./peer";

type Compiled = (values: unknown[]) => { won: number; lost: number; amount: number }[];
interface AlaSql {
  compile(sql: string): Compiled;
  (sql: string): unknown;
  tables: Record<string, { data: object[] }>;
}

export async function alasql(): Promise<Peer | null> {
  const sql = await load<AlaSql>("alasql");
  return sql && {
    name: "alasql",
    mostRows: 100_000,
    answers(deals) {
      sql("DROP TABLE IF EXISTS deals; CREATE TABLE deals (seller STRING, amount NUMBER, closed NUMBER, outcome STRING)");
      sql.tables.deals!.data = deals.slice(1).map((row) => ({ seller: row[OWNER], amount: row[AMOUNT], closed: Number(row[CLOSED]), outcome: row[OUTCOME] }));
      const query = sql.compile(
        "SELECT SUM(CASE WHEN outcome = 'Won' THEN 1 ELSE 0 END) AS won, SUM(CASE WHEN outcome = 'Lost' THEN 1 ELSE 0 END) AS lost, " +
          "SUM(CASE WHEN outcome = 'Won' THEN amount ELSE 0 END) AS amount FROM deals WHERE seller = ? AND closed >= ? AND closed <= ?"
      );
      return QUESTIONS.map((question) => {
        const [{ won, lost, amount }] = query([question.owner, question.from, question.to]) as [{ won: number; lost: number; amount: number }];
        return figureOf(question, won, lost, amount);
      });
    },
  };
}

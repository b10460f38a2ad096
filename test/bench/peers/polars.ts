import { figureOf, QUESTIONS } from "../questions";
import { AMOUNT, CLOSED, load, OUTCOME, OWNER, type Peer } from "./peer";

interface Expression {
  eq(value: Expression): Expression;
  gtEq(value: number): Expression;
  ltEq(value: number): Expression;
  and(other: Expression): Expression;
  filter(condition: Expression): Expression;
  sum(): Expression;
  alias(name: string): Expression;
}
interface Frame {
  filter(condition: Expression): Frame;
  groupBy(column: string): { agg(...columns: Expression[]): Frame };
  rows(): [string, number, number, number][];
}
interface Polars {
  DataFrame(columns: Record<string, unknown[]>): Frame;
  col(name: string): Expression;
  /** A text as itself: `eq` alone takes it for a column's name. */
  lit(value: string): Expression;
}

/** One query for each period, for all owners: each query costs it some 30 ms however small the table is. */
export async function polars(): Promise<Peer | null> {
  const pl = await load<Polars>("nodejs-polars");
  return pl && {
    name: "polars",
    mostRows: 1_000_000,
    answers(deals) {
      const { col, lit } = pl;
      const rows = deals.slice(1);
      const column = (index: number) => rows.map((row) => row[index]);
      const frame = pl.DataFrame({ owner: column(OWNER), amount: column(AMOUNT), closed: column(CLOSED).map(Number), outcome: column(OUTCOME) });
      const [isWon, isLost] = [col("outcome").eq(lit("Won")), col("outcome").eq(lit("Lost"))];
      const ofPeriod = (from: number, to: number) => {
        const figures = frame
          .filter(col("closed").gtEq(from).and(col("closed").ltEq(to)))
          .groupBy("owner")
          .agg(isWon.sum().alias("won"), isLost.sum().alias("lost"), col("amount").filter(isWon).sum().alias("sum"));
        return new Map(figures.rows().map(([owner, ...values]) => [owner, values] as const));
      };
      const known = new Map<string, ReturnType<typeof ofPeriod>>();
      return QUESTIONS.map((question) => {
        const key = `${question.from} ${question.to}`;
        if (!known.has(key)) known.set(key, ofPeriod(question.from, question.to));
        return figureOf(question, ...known.get(key)!.get(question.owner)!);
      });
    },
  };
}

import { figureOf, QUESTIONS } from "../questions";
import { AMOUNT, CLOSED, load, OUTCOME, OWNER, type Peer } from "./peer";

interface Table {
  params(values: object): Table;
  filter(condition: string): Table;
  rollup(values: object): Table;
  object(): { won: number; lost: number; amount: number };
}
interface Arquero {
  table(columns: Record<string, unknown[]>): Table;
}

export async function arquero(): Promise<Peer | null> {
  const aq = await load<Arquero>("arquero");
  return aq && {
    name: "arquero",
    mostRows: 100_000,
    answers(deals) {
      const rows = deals.slice(1);
      const column = (index: number) => rows.map((row) => row[index]);
      const table = aq.table({ owner: column(OWNER), amount: column(AMOUNT), closed: column(CLOSED).map(Number), outcome: column(OUTCOME) });
      return QUESTIONS.map((question) => {
        const { won, lost, amount } = table
          .params(question)
          .filter("(d, $) => d.owner === $.owner && d.closed >= $.from && d.closed <= $.to")
          .rollup({
            won: "(d) => op.sum(d.outcome === 'Won' ? 1 : 0)", lost: "(d) => op.sum(d.outcome === 'Lost' ? 1 : 0)",
            amount: "(d) => op.sum(d.outcome === 'Won' ? d.amount : 0)",
          })
          .object();
        return figureOf(question, won, lost, amount);
      });
    },
  };
}

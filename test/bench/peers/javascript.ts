import { figureOf, QUESTIONS } from "../questions";
import { AMOUNT, CLOSED, OUTCOME, OWNER, type Peer } from "./peer";

/** A custom function as it is usually written: each cell filters the rows and adds up what is left. */
export const javascript: Peer = {
  name: "javascript",
  mostRows: 100_000,
  answers: (deals) =>
    QUESTIONS.map((question) => {
      const closed = deals.slice(1).filter((row) => row[OWNER] === question.owner && Number(row[CLOSED]) >= question.from && Number(row[CLOSED]) <= question.to);
      const won = closed.filter((row) => row[OUTCOME] === "Won");
      const lost = closed.filter((row) => row[OUTCOME] === "Lost");
      return figureOf(question, won.length, lost.length, won.reduce((sum, row) => sum + Number(row[AMOUNT]), 0));
    }),
};

import { DOUBLE, DuckDBDataChunk, DuckDBInstance, INTEGER, VARCHAR } from "@duckdb/node-api";
import { figureOf, QUESTIONS } from "../questions";
import { AMOUNT, CLOSED, OUTCOME, OWNER, type Peer } from "./peer";

const CHUNK = 2048; // DuckDB's own

const QUERY = `SELECT count(*) FILTER (outcome = 'Won') AS won, count(*) FILTER (outcome = 'Lost') AS lost,
  coalesce(sum(amount) FILTER (outcome = 'Won'), 0) AS amount
  FROM deals WHERE owner = $owner AND closed BETWEEN $from AND $to`;

export const duckdb: Peer = {
  name: "duckdb",
  mostRows: 1_000_000,
  async answers(deals) {
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    await connection.run("CREATE TABLE deals (owner VARCHAR, amount DOUBLE, closed INTEGER, outcome VARCHAR)");
    const appender = await connection.createAppender("deals");
    for (let from = 1; from < deals.length; from += CHUNK) {
      const rows = deals.slice(from, from + CHUNK);
      const chunk = DuckDBDataChunk.create([VARCHAR, DOUBLE, INTEGER, VARCHAR]);
      chunk.setColumns([rows.map((row) => String(row[OWNER])), rows.map((row) => Number(row[AMOUNT])), rows.map((row) => Number(row[CLOSED])), rows.map((row) => String(row[OUTCOME]))]);
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
    const query = await connection.prepare(QUERY);
    const answers: number[] = [];
    for (const question of QUESTIONS) {
      query.bind({ owner: question.owner, from: question.from, to: question.to });
      const [[won, lost, amount]] = (await query.runAndReadAll()).getRows() as [[bigint, bigint, number]];
      answers.push(figureOf(question, Number(won), Number(lost), amount));
    }
    query.destroySync();
    connection.closeSync();
    instance.closeSync();
    return answers;
  },
};

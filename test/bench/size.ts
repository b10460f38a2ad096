import type { Cell } from "../../src/process/model";
import { everyMetric } from "./catalogue";
import { company } from "./deals";
import { answers, asked, edited, ingest, keep, read } from "./handle";
import { bytesKept, measure, type Times } from "./measure";
import type { Peer } from "./peers/peer";
import { hasLibreOffice, LibreOffice } from "./peers/libreoffice";
import { checkSame } from "./questions";

/** What is measured of one number of rows; the keys are those of the file that `--json` writes. */
export interface Ratios {
  readonly parse_ms: number;
  readonly catalogue_to_parse: number;
  readonly cells1000_to_parse: number;
  readonly answers1000_to_parse: number;
  readonly edit_to_build: number;
  readonly bytes_per_row: number;
  /** Time of each peer ÷ ours, taking the rows in and answering the thousand cells. */
  readonly vs: Readonly<Record<string, number>>;
}

/** Says a line with a time and its ratio to the parse of the same range. */
export type Say = (what: string, times: Times | null, toParse: number | null, note?: string) => void;

/** Milliseconds after which a peer is not asked again. */
const LONG = 1_000;

/** Measures one number of rows. */
export async function measureSize(rows: number, peers: readonly Peer[], quick: boolean, say: Say): Promise<Ratios> {
  const [often, times] = quick || rows > 100_000 ? [3, 3] : [25, rows > 10_000 ? 7 : 25]; // what is short has to be run more often to have a median
  const json = texts(rows);
  const kept = (await bytesKept(() => filled(cells(json.deals)))) / rows; // first, while there is nothing that may go meanwhile
  const parse = await measure(times, () => JSON.parse(json.deals) as unknown);
  const parseAll = await measure(times, () => Object.values(json).map((text) => JSON.parse(text) as unknown));
  const to = (one: Times, base = parse) => one.median / base.median;
  say("JSON.parse of the deals", parse, 1);

  const tables = { deals: cells(json.deals), tasks: cells(json.tasks), history: cells(json.history) };
  say("JSON.parse of deals, tasks and history", parseAll, 1);
  const catalogue = await measure(rows > 100_000 ? 1 : times, () => everyMetric(tables));
  say("every metric once, reading included", catalogue, to(catalogue, parseAll), "÷ parse of the three tables");

  const { deals } = tables;
  const reading = await measure(times, () => ingest(deals));
  say("ingest", reading, to(reading));
  const build = await measure(times, () => asked(ingest(deals)));
  say("1,000 cells through one table, ingest included", build, to(build));
  const answering = await answersAfterIngest(deals, often);
  say("1,000 answers after the ingest", answering, to(answering));
  const copy = keep(deals);
  asked(read(copy));
  const edit = await measure(often, () => asked(read(edited(copy))));
  say("one edited cell until every answer is there", edit, to(edit), `${(edit.median / build.median).toFixed(3)} × a full build`);

  say(`bytes a row kept, 12 columns: ${kept.toFixed(0)}`, null, null, "the cells as they came, which are the columns read");

  const ours = answers(ingest(deals));
  const vs: Record<string, number> = {};
  for (const peer of peers) {
    if (rows > peer.mostRows || (quick && (rows > 10_000 || peer.slow))) {
      say(peer.name, null, null, "not at this size");
      continue;
    }
    const theirs = await timesOf(peer, deals, ours);
    vs[peer.name] = theirs.median / build.median;
    say(peer.name, theirs, to(theirs), `${vs[peer.name]!.toFixed(1)} × Stagebook`);
  }
  const office = await libreOffice(deals, ours, quick);
  if (office === null) say("libreoffice", null, null, hasLibreOffice() ? "not at this size" : "skipped: soffice is not installed");
  else {
    vs.libreoffice = office.median / build.median;
    say("libreoffice", office, to(office), `${vs.libreoffice.toFixed(1)} × Stagebook, without its start-up`);
  }
  return {
    parse_ms: parse.median, catalogue_to_parse: to(catalogue, parseAll), cells1000_to_parse: to(build), answers1000_to_parse: to(answering),
    edit_to_build: edit.median / build.median, bytes_per_row: kept, vs,
  };
}

/** The time of a peer that says what we say; of one that takes long, of a single run. */
async function timesOf(peer: Peer, deals: Cell[][], ours: readonly number[]): Promise<Times> {
  let theirs: readonly number[] = [];
  const first = await measure(1, async () => (theirs = await peer.answers(deals)));
  checkSame(peer.name, theirs, ours);
  return first.median > LONG ? first : measure(2, () => peer.answers(deals));
}

function texts(rows: number): { deals: string; tasks: string; history: string } {
  const { deals, tasks, history } = company(rows);
  return { deals: JSON.stringify(deals), tasks: JSON.stringify(tasks), history: JSON.stringify(history) };
}

const cells = (json: string) => JSON.parse(json) as Cell[][];

/** The thousand answers of a table whose columns are read, which no cell has asked before. */
async function answersAfterIngest(deals: Cell[][], times: number): Promise<Times> {
  const tables = Array.from({ length: times + 1 }, () => ingest(deals));
  return measure(times, () => asked(tables.pop()!));
}

/** A copy of a table with every column read. */
function filled(deals: Cell[][]): unknown {
  const table = keep(deals).table();
  for (const id of ["deal", "customer", "owner", "stage", "outcome", "lostIn", "reason", "source"] as const) table.text(id);
  for (const id of ["created", "expectedClose", "closed"] as const) table.days(id);
  table.numbers("amount");
  return table;
}

/** LibreOffice without its start-up; null: it is not there, or the size is none of its. */
async function libreOffice(deals: Cell[][], ours: readonly number[], quick: boolean): Promise<Times | null> {
  if (!hasLibreOffice() || deals.length > (quick ? 10_001 : 100_001)) return null;
  const office = new LibreOffice(deals);
  try {
    const start = await measure(3, () => office.start());
    let theirs: number[] = [];
    const all = await measure(1, () => (theirs = office.answers()));
    checkSame("libreoffice", theirs, ours);
    return { median: all.median - start.median, least: all.least - start.most, most: all.most - start.least };
  } finally {
    office.close();
  }
}

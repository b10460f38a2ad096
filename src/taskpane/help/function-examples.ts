import { COLUMNS } from "../../process/columns";
import { quoted } from "../../process/formulas";
import type { Language } from "../../process/language";
import type { ProcessSnapshot } from "../../process/model";
import { t } from "../../locales";
import type { WorkbookSeen } from "../../workbook";

export interface FunctionExample {
  readonly name: string;
  /** A formula that answers in this workbook. */
  readonly formula: string;
}

/** A formula for each function, with this workbook's own tables, stages and people. */
export function functionExamples(seen: WorkbookSeen, snapshot: ProcessSnapshot | null, me: string | null, language: Language): FunctionExample[] {
  const nameOf = (kind: WorkbookSeen["tables"][number]["kind"]) => seen.tables.find((table) => table.kind === kind)?.name ?? kind;
  const all = (kind: WorkbookSeen["tables"][number]["kind"]) => `${nameOf(kind)}[#All]`;
  const [deals, tasks, history, stages, targets] = [all("Deals"), all("Process"), all("History"), all("Stages"), all("Targets")];
  const order = [...(snapshot?.stages ?? [])].sort((a, b) => a.order - b.order);
  const first = quoted(order.find(({ kind }) => kind === "open")?.name ?? t("help:example.stage"));
  const won = quoted(order.find(({ kind }) => kind === "won")?.name ?? t("help:example.won"));
  const person = quoted(me ?? snapshot?.team[0]?.name ?? t("help:example.person"));
  const owner = quoted(COLUMNS.owner.header[language]);
  const wonAmount = quoted(t("help:example.wonAmount"));
  const calls: Readonly<Record<string, string>> = {
    FUNNEL: `${history},,,,,${stages}`,
    CONVERSION: `${history},${first},${won},,,,,${stages}`,
    DROPOFF: `${history},,,,,,,${stages}`,
    STAGETIME: `${history},,,,,,,${stages}`,
    CYCLE: deals,
    VELOCITY: deals,
    BOTTLENECK: `${history},${deals},,,,,${stages}`,
    STALLED: `${history},${tasks},,,,${stages}`,
    PATHS: `${history},,,,,${stages}`,
    COHORTS: `${history},${first},${won},,,,,${stages}`,
    OVERDUE: tasks,
    DUE: `${tasks},7`,
    ONTIME: `${tasks},${owner}`,
    COMPLETION: `${tasks},${owner}`,
    WORKLOAD: tasks,
    REPS: `${deals},${tasks}`,
    REP: `${deals},${person},${wonAmount}`,
    WINRATE: `${deals},${owner}`,
    FORECAST: `${deals},${owner},,,,${stages}`,
    ATTAINMENT: `${deals},${targets},${owner}`,
    COVERAGE: `${deals},${targets}`,
    LOSSES: deals,
    TREND: `${deals},${quoted(t("help:example.month"))},${wonAmount}`,
    WHATIF: `${deals},${first},10,5,,,,${stages}`,
    WHERE: `${deals},${owner},${person}`,
    TABLE: quoted(nameOf("Deals")),
    CHECK: `${deals},${stages}`,
    DEFINE: quoted("CONVERSION"),
  };
  return Object.entries(calls).map(([name, args]) => ({ name, formula: `=SALES.${name}(${args})` }));
}

import { LOST, needClosed, OPEN, tellsClosed, WON, type DealRows } from "../process/deal-rows";
import type { Day } from "../process/model";
import { remembered } from "../process/remembered";
import type { TextColumn } from "../process/read-table";
import type { TaskRows } from "../process/task-rows";
import { cycles } from "./cycle";
import { mean } from "./percentile";
import { isBounded, isIn, type Period } from "./period";
import type { Ratio } from "./ratio";
import { taskRates, type TaskRates } from "./task-rates";
import { winRates } from "./win-rate";
import { wonAmounts } from "./won-amount";

/** What one person did (METRICS.md, "A rep"). */
export interface Rep {
  /** "" : the deals and tasks that have no owner. */
  readonly name: string;
  /** Null when no tasks were given. */
  readonly tasks: TaskRates | null;
  /** Null when no deals were given. */
  readonly deals: RepDeals | null;
}

export interface RepDeals {
  /** Open now, whatever the period. */
  readonly open: number;
  /** Closed in the period. */
  readonly won: number;
  readonly lost: number;
  readonly winRate: Ratio;
  /** Null without an Amount column. */
  readonly wonAmount: number | null;
  /** Mean cycle of the deals won in the period; null when none has both dates. */
  readonly meanCycle: number | null;
}

/**
 * The rep table (METRICS.md): by person, the tasks they own (by the task's Owner) and the deals they own (by the deal's
 * Owner), in order of name. Won, lost, win rate, won amount and mean cycle are of deals closed in the period; tasks due,
 * done and the on-time rate of tasks whose Due is in it; open deals and overdue tasks are as of now.
 */
export function reps(deals: DealRows | null, tasks: TaskRows | null, period: Period, asOf: Day): readonly Rep[] {
  const only = deals === null ? tasks : tasks === null ? deals : null;
  if (only === null) return everyone(deals, tasks, period, asOf);
  return remembered(only.table, `reps ${String(period.from)} ${String(period.to)} ${asOf}`, () => everyone(deals, tasks, period, asOf));
}

function everyone(deals: DealRows | null, tasks: TaskRows | null, period: Period, asOf: Day): Rep[] {
  const people = new People();
  deals?.table.need("owner");
  tasks?.table.need("owner");
  const dealGroups = deals === null ? null : people.groupsOf(deals.table.text("owner"));
  const taskGroups = tasks === null ? null : people.groupsOf(tasks.table.text("owner"));
  const groups = people.names.length;
  const byDeals = deals === null ? null : repDeals(deals, dealGroups!, groups, period);
  const byTasks = tasks === null ? null : taskRates(tasks, taskGroups!, groups, period, asOf);
  return people.inOrder().map((group) => ({
    name: people.names[group]!,
    tasks: byTasks?.[group] ?? null,
    deals: byDeals?.[group] ?? null,
  }));
}

function repDeals(deals: DealRows, groupOf: Int32Array, groups: number, period: Period): RepDeals[] {
  const { table, outcomes, closed } = deals;
  if (isBounded(period)) needClosed(table);
  const counter = () => new Int32Array(groups);
  const [open, won, lost] = [counter(), counter(), counter()];
  for (let i = 0; i < deals.length; i++) {
    const group = groupOf[i]!;
    if (!table.isReadable(i)) continue;
    if (outcomes[i] === OPEN) open[group]! += 1;
    if (outcomes[i] === OPEN || !isIn(closed[i]!, period)) continue;
    if (outcomes[i] === LOST) lost[group]! += 1;
    if (outcomes[i] === WON) won[group]! += 1;
  }
  const amounts = table.has("amount") ? wonAmounts(deals, groupOf, groups, period) : null;
  const rates = winRates(deals, groupOf, groups, "count", period);
  const days = table.has("created") && tellsClosed(table) ? cycles(deals, groupOf, groups, period) : null;
  return rates.map((winRate, group) => ({
    open: open[group]!,
    won: won[group]!,
    lost: lost[group]!,
    winRate,
    wonAmount: amounts?.[group] ?? null,
    meanCycle: days === null ? null : mean(days[group]!),
  }));
}

/** Everyone who owns something, whichever table names them, in any spelling. */
class People {
  readonly names: string[] = [];
  private readonly keys: string[] = [];
  private readonly groupOfKey = new Map<string, number>();

  /** The group of each row. */
  groupsOf({ codes, labels, keys }: TextColumn): Int32Array {
    const isUsed = new Uint8Array(keys.length);
    for (const code of codes) isUsed[code] = 1;
    const groupOfCode = keys.map((key, code) => (isUsed[code] === 1 ? this.group(key, labels[code]!) : -1));
    return codes.map((code) => groupOfCode[code]!);
  }

  /** Groups by name; what has no owner comes last. */
  inOrder(): number[] {
    return this.keys.map((_, group) => group).sort((a, b) => byName(this.keys[a]!, this.keys[b]!));
  }

  private group(key: string, name: string): number {
    const known = this.groupOfKey.get(key);
    if (known !== undefined) {
      if (name < this.names[known]!) this.names[known] = name;
      return known;
    }
    const group = this.names.push(name) - 1;
    this.keys.push(key);
    this.groupOfKey.set(key, group);
    return group;
  }
}

/** By character code, the same on every machine; "" last. */
export function byName(one: string, other: string): number {
  if (one === other) return 0;
  if (one === "" || other === "") return one === "" ? 1 : -1;
  return one < other ? -1 : 1;
}

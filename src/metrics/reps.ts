import { LOST, needClosed, OPEN, tellsClosed, WON, type DealRows } from "../process/deal-rows";
import type { Day } from "../process/model";
import { remembered } from "../process/remembered";
import { byName, type TextColumn } from "../process/typed-columns";
import { ofCodes, type Codes } from "../process/cell-column";
import type { TaskRows } from "../process/task-rows";
import { meanCycles } from "./cycle";
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

function repDeals(deals: DealRows, groupOf: Codes, groups: number, period: Period): RepDeals[] {
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
  const days = table.has("created") && tellsClosed(table) ? meanCycles(deals, groupOf, groups, period) : null;
  return rates.map((winRate, group) => ({
    open: open[group]!,
    won: won[group]!,
    lost: lost[group]!,
    winRate,
    wonAmount: amounts?.[group] ?? null,
    meanCycle: days?.[group] ?? null,
  }));
}

/** Everyone who owns something, whichever table names them, in any spelling. */
class People {
  readonly names: string[] = [];
  private readonly keys: string[] = [];
  private readonly groupOfKey = new Map<string, number>();

  /** The group of each row. */
  groupsOf(column: TextColumn): Int32Array {
    const { codes } = column;
    const hasBlank = codes.includes(0);
    const groupOfCode = column.map((name, code) => (code > 0 || hasBlank ? this.group(column.key(code), name) : -1));
    return ofCodes(codes, groupOfCode);
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

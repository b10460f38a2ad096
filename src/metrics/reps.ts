import type { DealRows } from "../process/deal-rows";
import type { Day } from "../process/model";
import { remembered, rememberedOf } from "../process/remembered";
import type { TextColumn } from "../process/typed-columns";
import { ofCodes, type Codes } from "../process/cell-column";
import type { TaskRows } from "../process/task-rows";
import type { Period } from "./period";
import { repDeals, type RepDeals } from "./rep-deals";
import { taskRates, type TaskRates } from "./task-rates";

/** What one person did (METRICS.md, "A rep"). */
export interface Rep {
  /** "" : the deals and tasks that have no owner. */
  readonly name: string;
  /** Null when no tasks were given. */
  readonly tasks: TaskRates | null;
  /** Null when no deals were given. */
  readonly deals: RepDeals | null;
}

/**
 * The rep table (METRICS.md): by person, the tasks they own (by the task's Owner) and the deals they own (by the deal's
 * Owner), in order of name. Won, lost, win rate, won amount and mean cycle are of deals closed in the period; tasks due,
 * done and the on-time rate of tasks whose Due is in it; open deals and overdue tasks are as of now.
 */
export function reps(deals: DealRows | null, tasks: TaskRows | null, period: Period, asOf: Day): readonly Rep[] {
  const only = deals === null ? tasks : tasks === null ? deals : null;
  if (only === null) return everyone(peopleOf(deals, tasks), deals, tasks, period, asOf);
  return remembered(only.table, `reps ${String(period.from)} ${String(period.to)} ${asOf}`, () => {
    const people = rememberedOf(only.table, deals === null ? "people of tasks" : "people of deals", [only.table.text("owner")], () => peopleOf(deals, tasks));
    return everyone(people, deals, tasks, period, asOf);
  });
}

/** Who there is, and whose each deal and each task is. */
interface Everyone {
  readonly names: readonly string[];
  /** By name; what has no owner comes last. */
  readonly order: readonly number[];
  readonly ofDeals: Codes | null;
  readonly ofTasks: Codes | null;
}

function peopleOf(deals: DealRows | null, tasks: TaskRows | null): Everyone {
  const people = new People();
  deals?.table.need("owner");
  tasks?.table.need("owner");
  const ofDeals = deals === null ? null : people.groupsOf(deals.table.text("owner"));
  const ofTasks = tasks === null ? null : people.groupsOf(tasks.table.text("owner"));
  return { names: people.names, order: people.inOrder(), ofDeals, ofTasks };
}

function everyone({ names, order, ofDeals, ofTasks }: Everyone, deals: DealRows | null, tasks: TaskRows | null, period: Period, asOf: Day): Rep[] {
  const byDeals = deals === null ? null : repDeals(deals, ofDeals!, names.length, period);
  const byTasks = tasks === null ? null : taskRates(tasks, ofTasks!, names.length, period, asOf);
  return order.map((group) => ({
    name: names[group]!,
    tasks: byTasks?.[group] ?? null,
    deals: byDeals?.[group] ?? null,
  }));
}

/** Everyone who owns something, whichever table names them, in any spelling; group 0 is nobody. */
class People {
  readonly names: string[] = [""];
  private readonly keys: string[] = [""];
  private readonly groupOfKey = new Map([["", 0]]);
  private isNobodyThere = false;

  /** The group of each row: of the first column these are its codes. */
  groupsOf(column: TextColumn): Codes {
    const { codes } = column;
    if (codes.includes(0)) this.isNobodyThere = true;
    const groupOfCode = column.map((name, code) => this.group(column.key(code), name));
    return groupOfCode.every((group, code) => group === code) ? codes : ofCodes(codes, groupOfCode);
  }

  inOrder(): number[] {
    const groups = [...this.keys.keys()].sort((a, b) => byName(this.keys[a]!, this.keys[b]!));
    return this.isNobodyThere ? groups : groups.slice(0, -1);
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
function byName(one: string, other: string): number {
  if (one === other) return 0;
  if (one === "" || other === "") return one === "" ? 1 : -1;
  return one < other ? -1 : 1;
}

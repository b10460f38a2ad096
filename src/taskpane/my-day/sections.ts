import type { Task } from "../../process/model";
import { t } from "../../locales";
import type { Formats } from "../common/formats";
import type { Arrangement } from "../state/pane";
import { byCustomer, type GroupedTasks } from "./group-tasks";

/** A list of tasks under its heading. */
export interface Section {
  readonly id: string;
  readonly title: string;
  /** Set in the colour of what is late. */
  readonly isLate?: boolean;
  /** Closed until it is opened. */
  readonly folded?: boolean;
  readonly tasks: readonly Task[];
  /** What is said below a task's name; its customer and deal unless the heading says one of them. */
  readonly about?: (task: Task) => string;
}

function dealOf({ deal }: Task): string {
  return deal;
}

/** My day's tasks as they are arranged; what was done today comes last in either way. */
export function sectionsOf(groups: GroupedTasks, arrangement: Arrangement, { compare }: Formats): Section[] {
  const { overdue, today, week, later, doneToday } = groups;
  const open: Section[] =
    arrangement === "customer"
      ? byCustomer(groups, compare).map(({ customer, tasks }) => ({ id: `of ${customer}`, title: customer || t("taskpane:myDay.noCustomer"), tasks, about: dealOf }))
      : [
          { id: "overdue", title: t("taskpane:myDay.group.overdue"), isLate: true, tasks: overdue },
          { id: "today", title: t("taskpane:myDay.group.today"), tasks: today },
          { id: "week", title: t("taskpane:myDay.group.week"), tasks: week },
          { id: "later", title: t("taskpane:myDay.group.later"), folded: true, tasks: later },
        ];
  return [...open, { id: "doneToday", title: t("taskpane:myDay.group.doneToday"), tasks: doneToday }].filter(({ tasks }) => tasks.length > 0);
}

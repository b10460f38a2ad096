import { useMemo, useState } from "react";
import type { ProcessSnapshot } from "../../process/model";
import { LateScreen } from "../shell/LateScreen";
import { usePaneState, useWords } from "../state/context";
import type { GroupedTasks } from "./group-tasks";
import { sectionsOf, type Section } from "./sections";
import { useSelection } from "./selection";
import { TaskGroup } from "./TaskGroup";

const loadLongList = () => import("./LongList").then(({ LongList }) => LongList);
const loadSelectionBar = () => import("./SelectionBar").then(({ SelectionBar }) => SelectionBar);

/** From so many tasks on, only those rows are made that are in sight. */
const LONG = 200;

export interface SectionsProps {
  readonly sections: readonly Section[];
  readonly snapshot: ProcessSnapshot;
  readonly showOwner: boolean;
}

/** The tasks under their headings, and what can be done with those that are picked. */
export function TaskSections({ groups, snapshot, showOwner }: Omit<SectionsProps, "sections"> & { readonly groups: GroupedTasks }) {
  const { formats } = useWords();
  const arrangement = usePaneState((state) => state.arrangement);
  const selection = useSelection();
  const isPicking = selection !== null;
  const sections = useMemo(
    // What is done cannot be picked.
    () => sectionsOf(groups, arrangement, formats).filter(({ id }) => !isPicking || id !== "doneToday"),
    [groups, arrangement, formats, isPicking]
  );
  // A list that was long stays one when its last tick makes it shorter: rows keep their place and their focus.
  const [isLong, setLong] = useState(false);
  if (!isLong && sections.reduce((sum, { tasks }) => sum + tasks.length, 0) > LONG) setLong(true);
  const short = sections.map(({ id, ...section }) => <TaskGroup key={id} {...section} snapshot={snapshot} showOwner={showOwner} />);
  return (
    <>
      {isLong ? <LateScreen load={loadLongList} waiting={short.slice(0, 1)} props={{ sections, snapshot, showOwner }} /> : short}
      {isPicking && (
        <LateScreen
          load={loadSelectionBar}
          waiting={null}
          props={{ tasks: sections.flatMap(({ tasks }) => tasks).filter(({ id }) => selection.ids.has(id)), snapshot, onEnd: selection.end }}
        />
      )}
    </>
  );
}

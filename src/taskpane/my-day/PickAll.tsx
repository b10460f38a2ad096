import { Button } from "@fluentui/react-components";
import type { Task } from "../../process/model";
import { useWords } from "../state/context";
import { useSelection } from "./selection";

/** Picks all tasks of a group, or none of them; nothing while none are being picked. */
export function PickAll({ title, tasks }: { readonly title: string; readonly tasks: readonly Task[] }) {
  const { t } = useWords();
  const selection = useSelection();
  if (selection === null) return null;
  const isAll = tasks.every(({ id }) => selection.ids.has(id));
  return (
    <Button
      size="small"
      appearance="transparent"
      aria-label={t(isAll ? "taskpane:myDay.selectNone" : "taskpane:myDay.selectAll", { group: title })}
      onClick={() => selection.pick(tasks.map(({ id }) => id), !isAll)}
    >
      {t(isAll ? "taskpane:myDay.none" : "taskpane:myDay.all")}
    </Button>
  );
}

import { FailureMessage } from "../common/FailureMessage";
import { usePane, usePaneState, useWords } from "../state/context";
import { failedTogether } from "../state/pending";

/** What was done to several tasks at once and the workbook did not take: once for all of them, not in each row. */
export function FailedTogether() {
  const pane = usePane();
  const { t } = useWords();
  const pending = usePaneState((state) => state.pending);
  return failedTogether(pending).map(({ keys, failure, again }) => (
    <FailureMessage
      key={keys.join(" ")}
      title={t("taskpane:myDay.several", { tasks: keys.length })}
      problem={failure}
      tryAgain={again}
      dismiss={() => pane.forget(keys)}
    />
  ));
}

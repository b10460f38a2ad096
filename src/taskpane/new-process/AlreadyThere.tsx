import { Button } from "@fluentui/react-components";
import { CheckmarkCircle48Regular } from "@fluentui/react-icons/svg/checkmark-circle";
import { EmptyState } from "../common/EmptyState";
import { usePane, useWords } from "../state/context";

/** One workbook has one process: says so instead of offering to write a second one over it. */
export function AlreadyThere() {
  const pane = usePane();
  const { t } = useWords();
  return (
    <EmptyState
      icon={<CheckmarkCircle48Regular />}
      title={t("newProcess:exists")}
      actions={
        <>
          <Button appearance="primary" onClick={() => pane.open("my-day")}>
            {t("newProcess:goToMyDay")}
          </Button>
          <Button onClick={() => pane.open("add-deal")}>{t("taskpane:deals.add")}</Button>
        </>
      }
    >
      {t("newProcess:existsHint")}
    </EmptyState>
  );
}

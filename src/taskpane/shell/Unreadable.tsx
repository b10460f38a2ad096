import type { Problem } from "../../process/problem";
import { FailureMessage } from "../common/FailureMessage";
import { usePane, useWords } from "../state/context";
import { ScreenHeader } from "./ScreenHeader";

/** The workbook could not be read. */
export function Unreadable({ problem }: { readonly problem: Problem }) {
  const pane = usePane();
  const { t } = useWords();
  return (
    <>
      <ScreenHeader title={t("taskpane:unreadable.title")} />
      <FailureMessage problem={problem} inWorkbook={false} tryAgain={() => void pane.refresh()} />
    </>
  );
}

import { useEffect } from "react";
import "../../locales/sample";
import { today } from "../../process/calendar";
import { createSample } from "../../workbook";
import { Cancelled } from "../common/Cancelled";
import { FailureMessage } from "../common/FailureMessage";
import { OperationProgress } from "../common/OperationProgress";
import { useOperation } from "../common/use-operation";
import { usePane, usePaneState, useWords } from "../state/context";

/** Makes the sample as soon as it is shown, and goes to My day when it is there. */
export function Sample({ close }: { readonly close: () => void }) {
  const pane = usePane();
  const { t } = useWords();
  const language = usePaneState((state) => state.language);
  const making = useOperation(async (handle) => {
    await createSample(language, today(), handle);
    await pane.refresh();
    pane.open("my-day");
    pane.say("sample:made");
  });
  const { start } = making;
  useEffect(start, [start]);
  if (making.state.is === "failed") return <FailureMessage problem={making.state.problem} tryAgain={start} dismiss={close} />;
  if (making.state.is === "cancelled") return <Cancelled />;
  if (making.state.is === "running") return <OperationProgress {...making.state} label={t("sample:making")} cancel={making.cancel} />;
  return null;
}

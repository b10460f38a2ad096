import { useEffect, useState } from "react";
import "../../locales/import";
import { readSelection } from "../../workbook";
import { FailureMessage } from "../common/FailureMessage";
import { OperationProgress } from "../common/OperationProgress";
import { useOperation } from "../common/use-operation";
import { ScreenHeader } from "../shell/ScreenHeader";
import { usePaneState, useWords } from "../state/context";
import { ChooseSource } from "./ChooseSource";
import { draftOfFile, draftOfSelection, type ImportDraft } from "./import-draft";
import { Review } from "./Review";

type Wish = { readonly file: File } | "sheet";

/** Deals from a file or from the sheet that is there: choose, look, import. */
export function ImportDeals() {
  const { t } = useWords();
  const hasProcess = usePaneState((state) => state.process.is === "there");
  const fromSheet = usePaneState((state) => state.arrival.fromSheet === true);
  const [draft, setDraft] = useState<ImportDraft | null>(null);
  const [wish, setWish] = useState<Wish | null>(fromSheet ? "sheet" : null);

  const reading = useOperation(async ({ onProgress, signal }) => {
    if (wish === null) return;
    const read = wish === "sheet" ? draftOfSelection(await readSelection()) : await draftOfFile(wish.file, { onProgress, signal });
    signal.throwIfAborted();
    setDraft(read);
  });
  const { start } = reading;
  useEffect(() => {
    if (wish !== null) start();
  }, [wish, start]);

  const back = draft === null && !hasProcess ? "my-day" : undefined;
  return (
    <>
      <ScreenHeader title={t("taskpane:import.title")} back={back} />
      {draft !== null ? (
        <Review
          draft={draft}
          onDraft={setDraft}
          onOther={() => {
            setDraft(null);
            setWish(null);
          }}
        />
      ) : reading.state.is === "running" ? (
        <OperationProgress {...reading.state} label={t("taskpane:import.reading")} cancel={reading.cancel} />
      ) : (
        <ChooseSource
          failure={
            reading.state.is === "failed" && (
              <FailureMessage problem={reading.state.problem} tryAgain={reading.start} dismiss={reading.reset} />
            )
          }
          onFile={(file) => setWish({ file })}
          onSheet={() => {
            setWish("sheet");
            reading.start();
          }}
        />
      )}
    </>
  );
}

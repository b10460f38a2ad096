import { useEffect, useState } from "react";
import "../../locales/import";
import "../../locales/importDeals";
import { readSelection } from "../../workbook";
import { FailureMessage } from "../common/FailureMessage";
import { OperationProgress } from "../common/OperationProgress";
import { useOperation } from "../common/use-operation";
import { ScreenHeader } from "../shell/ScreenHeader";
import { usePaneState, useWords } from "../state/context";
import { ChooseSource } from "./ChooseSource";
import { draftOfFile, draftOfSelection, type ImportDraft } from "./import-draft";
import { Review } from "./Review";

/** An object each time, so that the same wish once more is another one: the user may have selected another table. */
type Wish = { readonly file: File } | { readonly fromSheet: true };

/** Deals from a file or from the sheet that is there: choose, look, import. */
export function ImportDeals() {
  const { t } = useWords();
  const hasProcess = usePaneState((state) => state.process.is === "there");
  const fromSheet = usePaneState((state) => state.arrival.fromSheet === true);
  const [draft, setDraft] = useState<ImportDraft | null>(null);
  const [wish, setWish] = useState<Wish | null>(fromSheet ? { fromSheet: true } : null);

  const reading = useOperation(async ({ onProgress, signal }) => {
    if (wish === null) return;
    const read = "file" in wish ? await draftOfFile(wish.file, { onProgress, signal }) : draftOfSelection(await readSelection());
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
      <ScreenHeader title={t("importDeals:title")} back={back} />
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
        <OperationProgress {...reading.state} label={t("importDeals:reading")} cancel={reading.cancel} />
      ) : (
        <ChooseSource
          failure={
            reading.state.is === "failed" && (
              <FailureMessage problem={reading.state.problem} tryAgain={reading.start} dismiss={reading.reset} />
            )
          }
          onFile={(file) => setWish({ file })}
          onSheet={() => setWish({ fromSheet: true })}
        />
      )}
    </>
  );
}

import { Button, Caption1, ProgressBar, makeStyles, tokens } from "@fluentui/react-components";
import { useWords } from "../state/context";
import { Cancelled } from "../common/Cancelled";
import { FailureMessage } from "../common/FailureMessage";
import { useWish } from "./wishes";

const useStyles = makeStyles({
  block: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS },
  line: { display: "flex", alignItems: "center", justifyContent: "space-between", columnGap: tokens.spacingHorizontalS },
});

interface Props {
  readonly at: string;
  /** Whether it is done at once: a line that comes and goes would move what is below it from under the pointer. */
  readonly isShort?: boolean;
}

/** How the wish that was made here is getting on: that it is being written, or why it was not. */
export function WishState({ at, isShort = false }: Props) {
  const styles = useStyles();
  const { t } = useWords();
  const { at: where, state, again, cancel, dismiss } = useWish();
  if (where !== at) return null;
  if (state.is === "failed") return <FailureMessage problem={state.problem} tryAgain={again} dismiss={dismiss} />;
  if (state.is === "cancelled") return <Cancelled />;
  if (state.is !== "running" || isShort) return null;
  return (
    <div className={styles.block} role="group" aria-label={t("setup:writing")}>
      <ProgressBar value={state.fraction > 0 ? state.fraction : undefined} aria-label={t("setup:writing")} />
      <div className={styles.line}>
        <Caption1>{t(state.cancelling ? "taskpane:progress.takingBack" : "setup:writing")}</Caption1>
        <Button size="small" appearance="subtle" disabledFocusable={state.cancelling} onClick={cancel}>
          {t("taskpane:progress.cancel")}
        </Button>
      </div>
    </div>
  );
}

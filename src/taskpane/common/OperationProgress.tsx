import { Button, Caption1, Field, ProgressBar, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { useWords } from "../state/context";

const useStyles = makeStyles({
  block: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM, outlineStyle: "none" },
  line: { display: "flex", alignItems: "center", justifyContent: "space-between", columnGap: tokens.spacingHorizontalM },
});

interface Props {
  readonly label: string;
  readonly fraction: number;
  readonly cancelling: boolean;
  readonly cancel: () => void;
}

/** How far an operation is, and the way out of it. Takes the focus from the button that started it. */
export function OperationProgress({ label, fraction, cancelling, cancel }: Props) {
  const styles = useStyles();
  const { t, formats } = useWords();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <div className={styles.block}>
      <Field label={label}>
        <ProgressBar value={fraction} thickness="large" />
      </Field>
      <div className={styles.line}>
        <Caption1>{cancelling ? t("taskpane:progress.takingBack") : formats.percent(fraction)}</Caption1>
        <Button ref={button} onClick={cancel} disabledFocusable={cancelling}>
          {t("taskpane:progress.cancel")}
        </Button>
      </div>
    </div>
  );
}

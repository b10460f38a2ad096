import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useWords } from "../state/context";
import { escapeCloses } from "./escape-closes";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly label?: string;
  readonly className?: string;
  /** What the button that does it says. */
  readonly submit: string;
  readonly isBusy?: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A form that opens where it is wanted, and closes by Cancel or Escape. */
export function SmallForm({ label, className, submit, isBusy = false, onSubmit, onClose, children }: Props) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <form
      noValidate
      className={mergeClasses(styles.form, className)}
      aria-label={label}
      onKeyDown={escapeCloses(onClose)}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" size="small" disabled={isBusy}>
          {submit}
        </Button>
        <Button size="small" onClick={onClose}>
          {t("taskpane:progress.cancel")}
        </Button>
      </div>
    </form>
  );
}

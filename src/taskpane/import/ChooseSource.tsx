import { Body1, Button, Caption1, Divider, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { DocumentArrowUp24Regular } from "@fluentui/react-icons/svg/document-arrow-up";
import { TableSimple20Regular } from "@fluentui/react-icons/svg/table-simple";
import { useRef, useState, type DragEvent, type ReactNode } from "react";
import { useWords } from "../state/context";

const useStyles = makeStyles({
  column: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalL },
  drop: {
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    textAlign: "center",
    rowGap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `${tokens.strokeWidthThin} dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  over: { border: `${tokens.strokeWidthThin} solid ${tokens.colorCompoundBrandStroke}`, backgroundColor: tokens.colorBrandBackground2 },
  icon: { display: "flex", color: tokens.colorBrandForeground1 },
  quiet: { color: tokens.colorNeutralForeground2 },
  sheet: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  text: { margin: 0 },
});

interface Props {
  readonly failure: ReactNode;
  readonly onFile: (file: File) => void;
  readonly onSheet: () => void;
}

/** A file to drop or choose, or the sheet that is open. */
export function ChooseSource({ failure, onFile, onSheet }: Props) {
  const styles = useStyles();
  const { t } = useWords();
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file !== undefined) onFile(file);
  };
  return (
    <div className={styles.column}>
      {failure}
      <div
        className={mergeClasses(styles.drop, over && styles.over)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <span className={styles.icon}>
          <DocumentArrowUp24Regular />
        </span>
        <Body1>{t("importDeals:drop")}</Body1>
        <Button appearance="primary" onClick={() => input.current?.click()}>
          {t("importDeals:choose")}
        </Button>
        <Caption1 className={styles.quiet}>{t("importDeals:kinds")}</Caption1>
        <input
          ref={input}
          hidden
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          aria-label={t("importDeals:choose")}
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = ""; // so that the same file, corrected, can be chosen again
            if (file !== undefined) onFile(file);
          }}
        />
      </div>
      <Divider>{t("importDeals:or")}</Divider>
      <div className={styles.sheet}>
        <Body1 as="p" block className={styles.text}>
          {t("importDeals:sheetHint")}
        </Body1>
        <Button icon={<TableSimple20Regular />} onClick={onSheet}>
          {t("importDeals:useSheet")}
        </Button>
      </div>
    </div>
  );
}

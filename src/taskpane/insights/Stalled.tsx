import { Body1, Button, makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import { usePane, useWords } from "../state/context";
import { Bars } from "./Bars";
import type { StalledFigure } from "./figures";

const useStyles = makeStyles({ more: { alignSelf: "center" } });

const SHOWN = 5;

/** Deals that do not move, those longest beyond their target first; each opens its deal. */
export function Stalled({ figure: { rows } }: { readonly figure: StalledFigure }) {
  const styles = useStyles();
  const pane = usePane();
  const { t } = useWords();
  const [shown, setShown] = useState(SHOWN);
  if (rows.length === 0) return <Body1>{t("insights:stalled.none")}</Body1>;
  return (
    <>
      <Body1>{t("insights:stalled.count", { count: rows.length })}</Body1>
      <Bars
        bars={rows.slice(0, shown).map(({ deal, stage, days, idle, targetDays, why }) => ({
          label: deal,
          size: null,
          value: days === null ? t("insights:stalled.idle", { count: idle ?? 0 }) : t("insights:stalled.days", { count: Math.round(days) }),
          note: [stage, t("insights:stalled.target", { count: targetDays }), t(`insights:stalledBy.${why}`)].join(t("insights:between")),
          open: () => pane.open("deal", { deal }),
        }))}
      />
      {rows.length > shown && (
        <Button className={styles.more} size="small" appearance="transparent" onClick={() => setShown(shown + 20)}>
          {t("taskpane:list.more", { count: rows.length - shown })}
        </Button>
      )}
    </>
  );
}

import { makeStyles, tokens } from "@fluentui/react-components";
import { useWords } from "../state/context";
import type { ConversionFigure } from "./figures";

const useStyles = makeStyles({
  number: { margin: 0, fontSize: tokens.fontSizeBase600, lineHeight: tokens.lineHeightBase600, fontWeight: tokens.fontWeightSemibold },
  words: { margin: 0, overflowWrap: "anywhere" },
});

/** From the first stage to Won, and of the deals that were closed. */
export function Conversion({ figure: { from, to, rate, winRate } }: { readonly figure: ConversionFigure }) {
  const styles = useStyles();
  const { t, formats } = useWords();
  return (
    <div>
      <p className={styles.number}>{formats.percent(rate)}</p>
      <p className={styles.words}>{t("insights:conversion.fromTo", { from, to })}</p>
      {winRate !== null && <p className={styles.words}>{t("insights:conversion.winRate", { share: formats.percent(winRate) })}</p>}
    </div>
  );
}

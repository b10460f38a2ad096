import { Body1, Caption1, makeStyles, tokens } from "@fluentui/react-components";
import { Surface } from "../common/Surface";
import { useWords } from "../state/context";

const useStyles = makeStyles({
  intro: { margin: `0 0 ${tokens.spacingVerticalM}` },
  table: { width: "100%", borderCollapse: "collapse", textAlign: "left", tableLayout: "fixed", overflowWrap: "anywhere" },
  cell: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    verticalAlign: "top",
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    fontWeight: tokens.fontWeightRegular,
  },
});

const WRITTEN = ["tables", "ids", "lists", "colours", "rows", "dashboard", "formulas", "setting"] as const;

/** What Stagebook writes into a workbook, and when. */
export function Writes() {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <>
      <Body1 as="p" block className={styles.intro}>
        {t("help:writes.intro")}
      </Body1>
      <Surface flush>
        <table className={styles.table}>
          <thead>
            <tr>
              {(["what", "when"] as const).map((head) => (
                <th key={head} scope="col" className={styles.cell}>
                  <Caption1>{t(`help:writes.${head}`)}</Caption1>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {WRITTEN.map((each) => (
              <tr key={each}>
                <th scope="row" className={styles.cell}>
                  {t(`help:written.${each}`)}
                </th>
                <td className={styles.cell}>
                  <Caption1>{t(`help:writtenWhen.${each}`)}</Caption1>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Surface>
    </>
  );
}

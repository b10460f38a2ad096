import { Body1, Button, Caption1, Subtitle2, makeStyles, tokens } from "@fluentui/react-components";
import { TableCellAdd20Regular } from "@fluentui/react-icons/svg/table-cell-add";
import { useId, type ReactNode } from "react";
import { StagebookError, type Problem } from "../../process/problem";
import { putFormula, type FormulaToPut } from "../../workbook";
import { ForWriting } from "../common/ForWriting";
import { FailureMessage } from "../common/FailureMessage";
import { Surface } from "../common/Surface";
import { useOperation } from "../common/use-operation";
import { usePane, useWords } from "../state/context";
import { problemWords } from "../state/problems";

const useStyles = makeStyles({
  card: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  about: { color: tokens.colorNeutralForeground2 },
  put: { alignSelf: "flex-start", marginLeft: "-8px" },
});

interface Props<Figure> {
  readonly id: string;
  /** Computes the figure; null: there is nothing to show. What it throws is said in its place. */
  readonly figure: () => (Figure & { readonly put: FormulaToPut }) | null;
  readonly children: (figure: Figure) => ReactNode;
}

/** One figure under its title, and the way to have it in a cell. */
export function Card<Figure>({ id, figure, children }: Props<Figure>) {
  const styles = useStyles();
  const { t } = useWords();
  const heading = useId();
  const shown = computed(figure);
  return (
    <Surface role="region" aria-labelledby={heading} className={styles.card}>
      <Subtitle2 as="h2" id={heading} className={styles.heading}>
        {t(`insights:name.${id}`)}
      </Subtitle2>
      <Caption1 className={styles.about}>{t(`insights:about.${id}`)}</Caption1>
      {shown.problem !== null && <Body1>{problemWords(shown.problem)}</Body1>}
      {shown.problem === null && shown.figure === null && <Body1>{t(`insights:nothing.${id}`)}</Body1>}
      {shown.figure !== null && (
        <>
          {children(shown.figure)}
          <Put what={shown.figure.put} title={t(`insights:name.${id}`)} />
        </>
      )}
    </Surface>
  );
}

function computed<Figure>(compute: () => Figure | null): { readonly figure: Figure | null; readonly problem: Problem | null } {
  try {
    return { figure: compute(), problem: null };
  } catch (error) {
    if (error instanceof StagebookError) return { figure: null, problem: error };
    throw error;
  }
}

function Put({ what, title }: { readonly what: FormulaToPut; readonly title: string }) {
  const styles = useStyles();
  const pane = usePane();
  const { t } = useWords();
  const putting = useOperation(() =>
    pane.carryOut(async () => {
      const { sheet, address, undo } = await putFormula(what);
      return { key: "insights:put.done", params: { title, sheet, cell: address }, undo };
    })
  );
  return (
    <ForWriting>
      <Button
        className={styles.put}
        appearance="transparent"
        size="small"
        icon={<TableCellAdd20Regular />}
        disabled={putting.state.is === "running"}
        aria-label={t("insights:put.label", { title })}
        title={what.formula}
        onClick={putting.start}
      >
        {t("insights:put.do")}
      </Button>
      {putting.state.is === "failed" && <FailureMessage problem={putting.state.problem} tryAgain={putting.start} dismiss={putting.reset} />}
    </ForWriting>
  );
}

import { Body1, Button, Spinner, makeStyles, tokens } from "@fluentui/react-components";
import { CheckmarkCircle48Regular } from "@fluentui/react-icons/svg/checkmark-circle";
import { useMemo } from "react";
import { dateOrders } from "../../import/date-orders";
import { importDeals } from "../../workbook";
import { Cancelled } from "../common/Cancelled";
import { EmptyState } from "../common/EmptyState";
import { FailureMessage } from "../common/FailureMessage";
import { OperationProgress } from "../common/OperationProgress";
import { useOperation } from "../common/use-operation";
import { usePane, usePaneState, useWords } from "../state/context";
import { AmountSigns } from "./AmountSigns";
import { DateQuestions } from "./DateQuestions";
import { DealsPreview } from "./DealsPreview";
import { openQuestions, withChoices, withMeaning, withPipelines, type ImportDraft } from "./import-draft";
import { MappingList } from "./MappingList";
import { ProblemList } from "./ProblemList";
import { RowsToTake } from "./RowsToTake";
import { SourceLine } from "./SourceLine";
import { StageOrder } from "./StageOrder";
import { usePlan } from "./use-plan";

const useStyles = makeStyles({
  column: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXL },
  end: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
  sentence: { margin: `0 0 ${tokens.spacingVerticalXS}` },
  planning: { justifyContent: "flex-start" },
});

interface Props {
  readonly draft: ImportDraft;
  readonly onDraft: (draft: ImportDraft) => void;
  /** Back to the choice of a file or sheet. */
  readonly onOther: () => void;
}

/** What will be imported, to be looked at and adjusted before anything is written. */
export function Review({ draft, onDraft, onOther }: Props) {
  const styles = useStyles();
  const pane = usePane();
  const { t } = useWords();
  const language = usePaneState((state) => state.language);
  const dates = useMemo(() => dateOrders(draft.source, draft.mapping), [draft.source, draft.mapping]);
  const open = openQuestions(dates, draft.choices);
  const { plan, problem, fresh } = usePlan(draft, language, open.length === 0);
  const stagesToConfirm = plan !== null && !plan.stagesKnown && draft.choices.stages === undefined;

  const importing = useOperation(async (handle) => {
    const written = await importDeals(plan!, language, handle);
    await pane.refresh();
    return written;
  });

  if (importing.state.is === "running") {
    return <OperationProgress {...importing.state} label={t("importDeals:importing", { name: draft.name })} cancel={importing.cancel} />;
  }
  if (importing.state.is === "done") {
    const { deals, skipped, renamed } = importing.state.result;
    return (
      <EmptyState
        icon={<CheckmarkCircle48Regular />}
        title={t("importDeals:done", { count: deals })}
        actions={
          <>
            <Button appearance="primary" onClick={() => pane.open("deals")}>
              {t("importDeals:goToDeals")}
            </Button>
            <Button onClick={onOther}>{t("importDeals:another")}</Button>
          </>
        }
      >
        <p className={styles.sentence}>{t("importDeals:originalKept")}</p>
        {skipped.length > 0 && (
          <p className={styles.sentence}>
            {t("importDeals:skipped", { count: skipped.length, names: skipped.slice(0, 3).join(", ") })}
          </p>
        )}
        {renamed.map(({ wanted, given }) => (
          <p key={wanted} className={styles.sentence}>
            {t("importDeals:renamed", { wanted, given })}
          </p>
        ))}
      </EmptyState>
    );
  }

  const refused = plan?.counts.refused ?? 0;
  return (
    <div className={styles.column}>
      <SourceLine draft={draft} onOther={onOther} />
      <MappingList draft={draft} onMeaning={(index, meaning) => onDraft(withMeaning(draft, index, meaning))} />
      <DateQuestions
        columns={dates}
        chosen={draft.choices.dateOrders ?? {}}
        onChoose={(index, order) => onDraft(withChoices(draft, { dateOrders: { ...draft.choices.dateOrders, [index]: order } }))}
      />
      <AmountSigns
        draft={draft}
        onChoose={(index, sign) => onDraft(withChoices(draft, { decimals: { ...draft.choices.decimals, [index]: sign } }))}
      />
      <RowsToTake
        draft={draft}
        plan={plan}
        onFillDown={(fillDown) => onDraft(withChoices(draft, { fillDown }))}
        onPipelines={(pipelines) => onDraft(withPipelines(draft, pipelines))}
        onDate1904={(date1904) => onDraft(withChoices(draft, { date1904 }))}
      />
      {plan !== null && (!plan.stagesKnown || draft.choices.stages !== undefined) && (
        <StageOrder
          stages={plan.stages}
          confirmed={!stagesToConfirm}
          onStages={(stages) => onDraft(withChoices(draft, { stages }))}
        />
      )}
      {problem !== null && <FailureMessage problem={problem} inWorkbook={false} />}
      {plan !== null && (
        <>
          <DealsPreview plan={plan} />
          <ProblemList
            problems={plan.problems}
            notices={[...draft.notices, ...plan.notices]}
            refused={refused}
            keepUnreadable={draft.choices.keepUnreadable ?? false}
            onKeepUnreadable={(keepUnreadable) => onDraft(withChoices(draft, { keepUnreadable }))}
          />
        </>
      )}
      <div className={styles.end}>
        {importing.state.is === "failed" && (
          <FailureMessage problem={importing.state.problem} tryAgain={importing.start} dismiss={importing.reset} />
        )}
        {importing.state.is === "cancelled" && <Cancelled />}
        {open.length > 0 && <Body1>{t("importDeals:answerDates")}</Body1>}
        {stagesToConfirm && <Body1>{t("importDeals:answerStages")}</Body1>}
        {open.length === 0 && !fresh && <Spinner size="tiny" className={styles.planning} label={t("importDeals:planning")} />}
        <Button
          appearance="primary"
          disabledFocusable={!fresh || plan === null || plan.deals.length === 0 || stagesToConfirm}
          onClick={importing.start}
        >
          {plan === null
            ? t("importDeals:do")
            : t("importDeals:doCount", { count: plan.deals.length })}
        </Button>
      </div>
    </div>
  );
}

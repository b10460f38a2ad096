import { Checkbox, Field, Input, Select, makeStyles, tokens } from "@fluentui/react-components";
import { useId, useMemo } from "react";
import { normalText } from "../../process/columns";
import type { ProcessSnapshot } from "../../process/model";
import { amountOf } from "../add-deal/check-deal";
import { useFill } from "../common/fill";
import { ownersIn } from "../common/owners";
import { PeopleOptions } from "../common/PeopleOptions";
import { Surface } from "../common/Surface";
import { useWords } from "../state/context";
import { OUTCOMES, type DealsView } from "./deals-view";

const useStyles = makeStyles({
  fields: { display: "grid", gridTemplateColumns: "repeat(2, minmax(0, 1fr))", gap: tokens.spacingHorizontalS },
  checks: { display: "flex", flexDirection: "column", gridColumn: "1 / -1" },
  check: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
});

/** No name begins with a blank, since cells are trimmed. */
const ANY = " any";

interface Props {
  readonly id: string;
  readonly snapshot: ProcessSnapshot;
  readonly view: DealsView;
  /** Whether anything tells which deals are stalled. */
  readonly tellsStalled: boolean;
  readonly onView: (change: Partial<DealsView>) => void;
}

/** Whose deals, of which customer, in which stage, how large, and those that need a look. */
export function Filters({ id, snapshot, view, tellsStalled, onView }: Props) {
  const styles = useStyles();
  const fill = useFill();
  const { t, formats } = useWords();
  const owners = useMemo(() => ownersIn(snapshot).sort(formats.compare), [snapshot, formats]);
  const stages = useMemo(() => stagesIn(snapshot), [snapshot]);
  const customers = useMemo(() => customersIn(snapshot).sort(formats.compare), [snapshot, formats]);
  const customersId = useId();
  const hasOwnerless = view.owner === "" || snapshot.deals.some(({ owner }) => owner === "");
  const isWrong = amountOf(view.atLeast) === "unreadable";
  const nameOf = (value: string) => (value === ANY ? null : value);
  return (
    <Surface id={id} role="group" aria-label={t("deals:filters")}>
      <div className={styles.fields}>
        <Field className={fill.field} label={t("deals:filter.owner")}>
          <Select className={fill.control} value={view.owner ?? ANY} onChange={(_, { value }) => onView({ owner: nameOf(value) })}>
            <option value={ANY}>{t("deals:everyone")}</option>
            <PeopleOptions names={owners} />
            {hasOwnerless && <option value="">{t("deals:nobody")}</option>}
          </Select>
        </Field>
        <Field className={fill.field} label={t("deals:filter.stage")}>
          <Select className={fill.control} value={view.stage ?? ANY} onChange={(_, { value }) => onView({ stage: nameOf(value) })}>
            <option value={ANY}>{t("deals:everyStage")}</option>
            {stages.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field className={fill.field} label={t("deals:filter.customer")}>
          <Input className={fill.control} list={customersId} autoComplete="off" value={view.customer} onChange={(_, { value }) => onView({ customer: value })} />
        </Field>
        <datalist id={customersId}>
          {customers.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Field className={fill.field} label={t("deals:filter.outcome")}>
          <Select className={fill.control} value={view.outcome} onChange={(_, { value }) => onView({ outcome: OUTCOMES.find((each) => each === value) })}>
            {OUTCOMES.map((each) => (
              <option key={each} value={each}>
                {t(`deals:outcome.${each}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field className={fill.field} label={t("deals:filter.atLeast")} validationMessage={isWrong ? t("deals:atLeastWrong") : undefined}>
          <Input className={fill.control} inputMode="decimal" value={view.atLeast} onChange={(_, { value }) => onView({ atLeast: value })} />
        </Field>
        <div className={styles.checks}>
          <Checkbox className={styles.check} label={t("deals:filter.overdue")} checked={view.overdue} onChange={(_, { checked }) => onView({ overdue: checked === true })} />
          <Field hint={t(tellsStalled ? "deals:stalledHint" : "deals:stalledUnknown")}>
            <Checkbox
              className={styles.check}
              label={t("deals:filter.stalled")}
              disabled={!tellsStalled}
              checked={view.stalled && tellsStalled}
              onChange={(_, { checked }) => onView({ stalled: checked === true })}
            />
          </Field>
        </div>
      </div>
    </Surface>
  );
}

/** Every customer that a deal names, each in one spelling. */
function customersIn({ deals }: ProcessSnapshot): string[] {
  const names = new Map(deals.map(({ customer }) => [normalText(customer), customer]));
  names.delete("");
  return [...names.values()];
}

/** The stages in the process's order, then those that only deals name. */
function stagesIn({ stages, deals }: ProcessSnapshot): string[] {
  const names = new Map([...stages].sort((one, other) => one.order - other.order).map(({ name }) => [normalText(name), name]));
  for (const { stage } of deals) if (!names.has(normalText(stage))) names.set(normalText(stage), stage);
  names.delete("");
  return [...names.values()];
}

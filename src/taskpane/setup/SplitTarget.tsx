import { Button, Caption1, Checkbox, Field, Radio, RadioGroup, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { normalText } from "../../process/columns";
import type { ProcessSnapshot } from "../../process/model";
import { changeSetup, type SetupRow } from "../../workbook";
import { escapeCloses } from "../common/escape-closes";
import { useWords } from "../state/context";
import { FormTitle } from "./FormTitle";
import { periodBefore, type TargetPeriod } from "./periods";
import { usePeriodLabel } from "./period-label";
import { useRowStyles } from "./row-styles";
import { inParts, SPLIT_WAYS, wonBy, type SplitWay } from "./split-target";
import { useWish } from "./wishes";
import { WishState } from "./WishState";

const useStyles = makeStyles({
  person: { display: "flex", alignItems: "center", justifyContent: "space-between", columnGap: tokens.spacingHorizontalS },
  part: { fontVariantNumeric: "tabular-nums", flexShrink: 0 },
});

interface Props {
  /** The team's target. */
  readonly row: SetupRow;
  readonly period: TargetPeriod;
  /** All targets of the period, some of which people may have already. */
  readonly rows: readonly SetupRow[];
  readonly snapshot: ProcessSnapshot;
  readonly onClose: () => void;
}

/** Shares a team's target out among its people, evenly or as they won in the period before. */
export function SplitTarget({ row, period, rows, snapshot, onClose }: Props) {
  const styles = useStyles();
  const list = useRowStyles();
  const { t, formats } = useWords();
  const labelOf = usePeriodLabel();
  const { wish } = useWish();
  const [way, setWay] = useState<SplitWay>("evenly");
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());

  const total = row.cells.amount as number;
  const team = snapshot.team.map(({ name }) => name).sort(formats.compare);
  const chosen = team.filter((name) => !left.has(name));
  const before = periodBefore(period);
  const won = wonBy(chosen, snapshot.deals, before);
  const nobodyWon = way === "asWon" && won.every((amount) => amount === 0);
  const parts = inParts(total, way === "asWon" ? won : chosen.map(() => 1));
  const partOf = new Map(chosen.map((name, index) => [name, parts[index]]));
  const write = () => {
    const has = (name: string) => rows.find(({ cells }) => normalText(cells.name) === normalText(name));
    wish("split", {
      run: (handle) =>
        changeSetup(
          "Targets",
          {
            add: chosen.filter((name) => has(name) === undefined).map((name) => ({ period: row.cells.period, name, amount: partOf.get(name)! })),
            change: chosen.flatMap((name) => {
              const known = has(name);
              return known === undefined ? [] : [{ shown: known.cells, values: { amount: partOf.get(name)! } }];
            }),
          },
          handle
        ),
      said: { key: "setup:split.done", params: { period: labelOf(period) } },
      then: onClose,
    });
  };
  return (
    <div
      className={list.form}
      role="group"
      aria-label={t("setup:split.title")}
      onKeyDown={escapeCloses(onClose)}
    >
      <FormTitle>{t("setup:split.what", { amount: formats.amount(total), period: labelOf(period) })}</FormTitle>
      <Field label={t("setup:split.how")}>
        <RadioGroup value={way} onChange={(_, { value }) => setWay(value as SplitWay)}>
          {SPLIT_WAYS.map((each) => (
            <Radio key={each} value={each} label={t(`setup:split.${each}`, { period: labelOf(before) })} />
          ))}
        </RadioGroup>
      </Field>
      {nobodyWon && <Caption1 role="status">{t("setup:split.nobodyWon", { period: labelOf(before) })}</Caption1>}
      <div role="group" aria-label={t("setup:split.who")}>
        {team.map((name) => (
          <div key={name} className={styles.person}>
            <Checkbox
              label={name}
              checked={!left.has(name)}
              onChange={(_, { checked }) => setLeft((without) => new Set(checked === true ? [...without].filter((other) => other !== name) : [...without, name]))}
            />
            <span className={styles.part}>{partOf.has(name) ? formats.amount(partOf.get(name)!) : "–"}</span>
          </div>
        ))}
      </div>
      <WishState at="split" />
      <div className={list.actions}>
        <Button size="small" appearance="primary" disabledFocusable={chosen.length === 0} onClick={write}>
          {t("setup:split.do")}
        </Button>
        <Button size="small" onClick={onClose}>
          {t("taskpane:progress.cancel")}
        </Button>
      </div>
    </div>
  );
}

import { Body1, Button, makeStyles, tokens } from "@fluentui/react-components";
import { Add16Regular } from "@fluentui/react-icons/svg/add";
import { ArrowSplit16Regular } from "@fluentui/react-icons/svg/arrow-split";
import { useState } from "react";
import { normalText } from "../../process/columns";
import { changeSetup, type SetupRow } from "../../workbook";
import { Surface } from "../common/Surface";
import { useToday } from "../common/use-today";
import { useWords } from "../state/context";
import { checkTarget } from "./check-rows";
import { NoTable } from "./NoTable";
import { periodAround, periodCell, periodIn, periodName } from "./periods";
import { usePeriodLabel } from "./period-label";
import type { FieldSpec } from "./RowField";
import { RowForm } from "./RowForm";
import { RowItem } from "./RowItem";
import { useRowStyles } from "./row-styles";
import type { PartProps } from "./SetUp";
import { SplitTarget } from "./SplitTarget";
import { keyedRows, NEW, useEditing } from "./use-editing";
import { useWish } from "./wishes";

const useStyles = makeStyles({
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** What is to be sold, by period, for the whole team and for each person. */
export function Targets({ setup, snapshot }: PartProps) {
  const styles = useStyles();
  const rows = useRowStyles();
  const { t, formats } = useWords();
  const today = useToday();
  const labelOf = usePeriodLabel();
  const editing = useEditing();
  const { wish } = useWish();
  const [splitting, setSplitting] = useState<string | null>(null);
  const table = setup.tables.Targets;
  if (table === null) return <NoTable kind="Targets" />;

  const people = snapshot.team.map(({ name }) => name).sort(formats.compare);
  const fields = (
    [
      { id: "period", type: "period", label: t("setup:targets.period"), required: true },
      { id: "name", type: "text", label: t("setup:targets.who"), options: [{ value: "", label: t("setup:targets.wholeTeam") }, ...people.map((name) => ({ value: name, label: name }))] },
      { id: "amount", type: "number", label: t("setup:targets.amount") },
      { id: "targetDeals", type: "number", label: t("setup:targets.deals") },
    ] as const satisfies readonly FieldSpec[]
  ).filter(({ id }) => table.headers[id] !== undefined);

  const groups = new Map<string, SetupRow[]>();
  for (const row of table.rows) {
    const period = periodIn(row.cells.period);
    const key = period === null ? String(row.cells.period ?? "").trim() : periodName(period);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  // The latest first; what begins together, the longest first; what is no period at the top, to be put right.
  const inOrder = [...groups].map(([key, targets]) => ({ key, targets, period: periodIn(key) })).sort((one, other) => {
    if (one.period === null || other.period === null) return Number(other.period === null) - Number(one.period === null);
    return other.period.from - one.period.from || other.period.to - one.period.to;
  });
  return (
    <div className={rows.column}>
      <Body1 as="p" block className={styles.hint}>
        {t("setup:targets.hint")}
      </Body1>
      {editing.key === NEW ? (
        <Surface>
          <RowForm
            at="new target"
            label={t("setup:targets.add")}
            fields={fields}
            cells={{ period: periodCell(periodName(periodAround(today, "quarter"))) }}
            language={setup.language}
            check={(draft) => checkTarget(draft, table.rows)}
            save={(values) => ({
              run: (handle) => changeSetup("Targets", { add: [values] }, handle),
              said: { key: "setup:targets.added" },
            })}
            onClose={editing.close}
          />
        </Surface>
      ) : (
        <div>
          <Button icon={<Add16Regular />} data-row={NEW} onClick={() => editing.edit(NEW)}>
            {t("setup:targets.add")}
          </Button>
        </div>
      )}
      {inOrder.length === 0 && editing.key !== NEW && <p className={styles.hint}>{t("setup:targets.none")}</p>}
      {inOrder.map(({ key: name, targets, period }) => {
        const label = period === null ? t("setup:targets.noPeriod", { text: name }) : labelOf(period);
        const sorted = [...targets].sort((one, other) => Number(!isForAll(other)) - Number(!isForAll(one)) === 0 ? formats.compare(who(one), who(other)) : Number(!isForAll(one)) - Number(!isForAll(other)));
        const isHere = editing.key !== null && editing.key !== NEW && String(periodKey(editing.cells.period)) === name;
        return (
          <section key={name} aria-label={label}>
            <h2 className={rows.title}>{label}</h2>
            <Surface flush>
              <ul className={rows.list}>
                {keyedRows(sorted, ["period", "name"], isHere ? editing : { ...editing, key: null }).map(({ key, cells, row }) => {
                  const whose = normalText(cells.name) === "" ? t("setup:targets.wholeTeam") : String(cells.name).trim();
                  const canSplit = row !== null && isForAll(row) && period !== null && typeof cells.amount === "number" && people.length > 0;
                  const form =
                    splitting === key && row !== null && period !== null ? (
                      <SplitTarget row={row} period={period} rows={targets} snapshot={snapshot} onClose={() => setSplitting(null)} />
                    ) : editing.key !== key ? null : (
                      <RowForm
                        at={`target ${key}`}
                        label={t("setup:edit", { name: `${label} ${whose}` })}
                        fields={fields}
                        cells={cells}
                        now={row?.cells ?? null}
                        language={setup.language}
                        check={(draft) => checkTarget(draft, table.rows.filter((other) => other !== row))}
                        save={(values, shown) => ({
                          run: (handle) => changeSetup("Targets", { change: [{ shown, values }] }, handle),
                          said: { key: "setup:targets.changed" },
                        })}
                        onClose={editing.close}
                        more={
                          row !== null && (
                            <Button
                              className={rows.last}
                              size="small"
                              appearance="subtle"
                              onClick={() =>
                                wish(`target ${key}`, {
                                  run: (handle) => changeSetup("Targets", { remove: [row.cells] }, handle),
                                  said: { key: "setup:targets.removed" },
                                  then: editing.close,
                                })
                              }
                            >
                              {t("setup:removeRow")}
                            </Button>
                          )
                        }
                      />
                    );
                  return (
                    <RowItem
                      key={key}
                      rowKey={key}
                      name={whose}
                      meta={[
                        typeof cells.amount === "number" ? formats.amount(cells.amount) : String(cells.amount ?? "").trim(),
                        typeof cells.targetDeals === "number" ? t("setup:deals", { count: cells.targetDeals }) : "",
                      ]}
                      actions={
                        canSplit && (
                          <Button size="small" appearance="subtle" icon={<ArrowSplit16Regular />} onClick={() => setSplitting(key)}>
                            {t("setup:split.open")}
                          </Button>
                        )
                      }
                      onEdit={() => editing.edit(key, cells)}
                      form={form}
                    />
                  );
                })}
              </ul>
            </Surface>
          </section>
        );
      })}
    </div>
  );
}

function isForAll({ cells }: SetupRow): boolean {
  return normalText(cells.name) === "";
}

function who({ cells }: SetupRow): string {
  return String(cells.name ?? "").trim();
}

function periodKey(cell: SetupRow["cells"]["period"]): string {
  const period = periodIn(cell);
  return period === null ? String(cell ?? "").trim() : periodName(period);
}

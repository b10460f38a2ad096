import { Body1, Button, makeStyles, tokens } from "@fluentui/react-components";
import { Add16Regular } from "@fluentui/react-icons/svg/add";
import { Delete16Regular } from "@fluentui/react-icons/svg/delete";
import { useState } from "react";
import type { Day } from "../../process/model";
import { changeSetup, type RowValues } from "../../workbook";
import { Surface } from "../common/Surface";
import { useToday } from "../common/use-today";
import { useWords } from "../state/context";
import { AddDaysOff } from "./AddDaysOff";
import { daysOff, type DaysOff, type PastedDays } from "./holidays";
import { NoTable } from "./NoTable";
import { PasteDaysOff } from "./PasteDaysOff";
import { useRowStyles } from "./row-styles";
import type { PartProps } from "./SetUp";
import { useWish } from "./wishes";
import { WishState } from "./WishState";

const useStyles = makeStyles({
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** The days off that no task is due on. */
export function Holidays({ setup }: PartProps) {
  const styles = useStyles();
  const rows = useRowStyles();
  const { t, formats } = useWords();
  const today = useToday();
  const { wish } = useWish();
  const [adding, setAdding] = useState<"days" | "list" | null>(null);
  const table = setup.tables.Holidays;
  if (table === null) return <NoTable kind="Holidays" />;

  const all = daysOff(table.rows);
  const taken = new Set<Day>(all.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index)));
  const open = (what: "days" | "list" | null) => {
    setAdding(what);
    if (what === null) requestAnimationFrame(() => document.querySelector<HTMLElement>("[data-add-days]")?.focus());
  };
  const add = (at: string, wanted: readonly PastedDays[]) => {
    const added: RowValues[] = [];
    const known = new Set(taken);
    for (const { from, to, name } of wanted) {
      for (let day = from; day <= to; day++) {
        if (known.has(day)) continue; // a day off is off once
        known.add(day);
        added.push({ holiday: day, notes: name });
      }
    }
    wish(at, {
      run: (handle) => changeSetup("Holidays", { add: added }, handle),
      said: { key: "setup:holidays.added", params: { count: added.length } },
      then: () => open(null),
    });
  };
  const words = ({ from, to }: DaysOff) => (from === to ? formats.fullDay(from) : t("setup:holidays.range", { from: formats.fullDay(from), to: formats.fullDay(to) }));
  const coming = all.filter(({ to }) => to >= today);
  const past = all.filter(({ to }) => to < today).reverse();
  return (
    <div className={rows.column}>
      <Body1 as="p" block className={styles.hint}>
        {t("setup:holidays.hint")}
      </Body1>
      {adding === "days" ? (
        <Surface>
          <AddDaysOff taken={taken} onAdd={(days) => add("add days", [days])} onClose={() => open(null)} />
        </Surface>
      ) : adding === "list" ? (
        <Surface>
          <PasteDaysOff taken={taken} onAdd={(days) => add("paste days", days)} onClose={() => open(null)} />
        </Surface>
      ) : (
        <div className={rows.actions}>
          <Button icon={<Add16Regular />} data-add-days onClick={() => open("days")}>
            {t("setup:holidays.add")}
          </Button>
          <Button appearance="subtle" onClick={() => open("list")}>
            {t("setup:holidays.paste")}
          </Button>
        </div>
      )}
      {all.length === 0 && adding === null && <p className={styles.hint}>{t("setup:holidays.none")}</p>}
      <WishState at="remove days" isShort />
      {[
        { title: "setup:holidays.coming", days: coming },
        { title: "setup:holidays.past", days: past },
      ].map(
        ({ title, days }) =>
          days.length > 0 && (
            <section key={title} aria-label={t(title)}>
              <h2 className={rows.title}>{t(title)}</h2>
              <Surface flush>
                <ul className={rows.list}>
                  {days.map((off) => (
                    <li key={off.from} className={rows.row}>
                      <div className={rows.line}>
                        <div className={rows.what}>
                          <span className={rows.name}>{off.name === "" ? t("setup:holidays.dayOff") : off.name}</span>
                          <span className={rows.meta}>
                            {words(off)} · {t("setup:days", { count: off.to - off.from + 1 })}
                          </span>
                        </div>
                        <Button
                          size="small"
                          appearance="subtle"
                          icon={<Delete16Regular />}
                          aria-label={t("setup:holidays.remove", { days: words(off) })}
                          onClick={() =>
                            wish("remove days", {
                              run: (handle) => changeSetup("Holidays", { remove: off.rows.map(({ cells }) => cells) }, handle),
                              said: { key: "setup:holidays.removed", params: { days: words(off) } },
                              then: () => requestAnimationFrame(() => document.querySelector<HTMLElement>("[data-add-days]")?.focus()),
                            })
                          }
                        />
                      </div>
                    </li>
                  ))}
                </ul>
              </Surface>
            </section>
          )
      )}
    </div>
  );
}

import { useWords } from "../state/context";
import { Bars } from "./Bars";
import type { RepsFigure } from "./figures";

/** What each person won in the period, the most first; the number of deals where nothing tells amounts. */
export function Reps({ figure: { rows }, nameOf }: { readonly figure: RepsFigure; readonly nameOf: (name: string) => string }) {
  const { t, formats } = useWords();
  const people = rows.map(({ name, deals, tasks }) => ({ name, deals: deals!, tasks, size: deals!.wonAmount ?? deals!.won }));
  return (
    <Bars
      bars={people
        .sort((a, b) => b.size - a.size)
        .map(({ name, deals, tasks, size }) => ({
          label: nameOf(name),
          size,
          value: deals.wonAmount === null ? formats.count(deals.won) : formats.shortAmount(deals.wonAmount),
          note: [
            t("insights:reps.deals", { won: formats.count(deals.won), lost: formats.count(deals.lost), open: formats.count(deals.open) }),
            ...(deals.winRate.rate === null ? [] : [t("insights:reps.winRate", { share: formats.percent(deals.winRate.rate) })]),
            ...(tasks?.onTime.rate == null ? [] : [t("insights:reps.onTime", { share: formats.percent(tasks.onTime.rate) })]),
          ].join(t("insights:between")),
        }))}
    />
  );
}

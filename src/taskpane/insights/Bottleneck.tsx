import { useWords } from "../state/context";
import { Bars } from "./Bars";
import type { BottleneckFigure } from "./figures";

/** What each stage costs, the dearest first, and why. */
export function Bottleneck({ figure: { rows } }: { readonly figure: BottleneckFigure }) {
  const { t, formats } = useWords();
  const lostWords = (count: number, amount: number | null) =>
    amount === null ? t("insights:bottleneck.lost", { count }) : t("insights:bottleneck.lostAmount", { count, amount: formats.shortAmount(amount) });
  return (
    <Bars
      bars={rows
        .filter(({ cost }) => cost > 0)
        .map(({ stage, cost, why, daysOver, lost, lostAmount }) => ({
          label: stage,
          size: cost,
          value: formats.percent(cost),
          note: [
            t("insights:bottleneck.why", { why: t(`reasons:costs.${why}`) }),
            ...(daysOver === null ? [] : [t("insights:bottleneck.daysOver", { count: daysOver })]),
            ...(lost === 0 ? [] : [lostWords(lost, lostAmount)]),
          ].join(t("insights:between")),
        }))}
    />
  );
}

import { useMemo } from "react";
import { useWords } from "../state/context";
import type { AskedData } from "./ask";
import { Bottleneck } from "./Bottleneck";
import { Card } from "./Card";
import { Bars } from "./Bars";
import { Conversion } from "./Conversion";
import { attainmentOf, bottleneckOf, conversionOf, forecastOf, funnelOf, overdueByOwner, repsOf, stalledOf } from "./figures";
import { Reps } from "./Reps";
import { Stalled } from "./Stalled";
import { Attainment, Forecast } from "./Money";

/** All figures, in the order in which a manager asks: how far deals come, what stops them, who does it, what it brings. */
export function Figures({ data }: { readonly data: AskedData }) {
  const { t, formats } = useWords();
  const figure = useMemo(() => {
    const once = <F,>(compute: (data: AskedData) => F) => {
      let known: { readonly is: F } | null = null;
      return () => (known ??= { is: compute(data) }).is;
    };
    return {
      funnel: once(funnelOf), conversion: once(conversionOf), bottleneck: once(bottleneckOf), stalled: once(stalledOf),
      reps: once(repsOf), overdue: once(overdueByOwner), forecast: once(forecastOf), attainment: once(attainmentOf),
    };
  }, [data]);
  const nameOf = (name: string) => (name === "" ? t("insights:noOwner") : name);
  return (
    <>
      <Card id="funnel" figure={figure.funnel}>
        {({ rows }) => (
          <Bars
            bars={rows.map(({ stage, reached, fromPrevious }) => ({
              label: stage, size: reached, value: formats.count(reached),
              note: fromPrevious === null ? undefined : t("insights:funnel.fromPrevious", { share: formats.percent(fromPrevious) }),
            }))}
          />
        )}
      </Card>
      <Card id="conversion" figure={figure.conversion}>
        {(shown) => <Conversion figure={shown} />}
      </Card>
      <Card id="bottleneck" figure={figure.bottleneck}>
        {(shown) => <Bottleneck figure={shown} />}
      </Card>
      <Card id="stalled" figure={figure.stalled}>
        {(shown) => <Stalled figure={shown} />}
      </Card>
      <Card id="reps" figure={figure.reps}>
        {(shown) => <Reps figure={shown} nameOf={nameOf} />}
      </Card>
      <Card id="overdue" figure={figure.overdue}>
        {({ rows }) =>
          rows.length === 0 ? (
            <span>{t("insights:overdue.none")}</span>
          ) : (
            <Bars bars={rows.map(({ name, tasks }) => ({ label: nameOf(name), size: tasks!.overdueNow, value: formats.count(tasks!.overdueNow), isLate: true }))} />
          )
        }
      </Card>
      <Card id="forecast" figure={figure.forecast}>
        {(shown) => <Forecast figure={shown} nameOf={nameOf} />}
      </Card>
      <Card id="attainment" figure={figure.attainment}>
        {(shown) => <Attainment figure={shown} nameOf={nameOf} />}
      </Card>
    </>
  );
}

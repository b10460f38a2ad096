import { Body1Strong } from "@fluentui/react-components";
import type { Forecast as ForecastRow } from "../../metrics/forecast";
import type { Attainment as AttainmentRow } from "../../metrics/targets";
import { useWords } from "../state/context";
import { Bars } from "./Bars";
import type { ByOwner } from "./figures";

interface Props<Row> {
  readonly figure: ByOwner<Row>;
  readonly nameOf: (name: string) => string;
}

/** Amount × probability of what is open, together and by owner. */
export function Forecast({ figure: { all, people }, nameOf }: Props<ForecastRow>) {
  const { t, formats } = useWords();
  const words = ({ weighted, amount, open }: ForecastRow) =>
    t("insights:forecast.of", { count: open, amount: formats.shortAmount(amount), forecast: formats.shortAmount(weighted!) });
  return (
    <>
      <Body1Strong>{words(all)}</Body1Strong>
      <Bars
        bars={people
          .filter(({ open }) => open > 0)
          .sort((a, b) => b.weighted! - a.weighted!)
          .map((row) => ({
            label: nameOf(row.name),
            size: row.weighted!,
            value: formats.shortAmount(row.weighted!),
            note: t("insights:forecast.open", { count: row.open, amount: formats.shortAmount(row.amount) }),
          }))}
      />
    </>
  );
}

/** Won against target, together and by owner; a full bar is a target that is met. */
export function Attainment({ figure: { all, people }, nameOf }: Props<AttainmentRow>) {
  const { t, formats } = useWords();
  const words = ({ won, target }: AttainmentRow) => t("insights:attainment.of", { won: formats.shortAmount(won), target: formats.shortAmount(target!) });
  const share = ({ attainment }: AttainmentRow) => (attainment === null ? "–" : formats.percent(attainment));
  return (
    <>
      <Body1Strong>{`${share(all)} · ${words(all)}`}</Body1Strong>
      <Bars
        longest={1}
        bars={people
          .filter(({ target }) => target !== null)
          .sort((a, b) => (b.attainment ?? 0) - (a.attainment ?? 0))
          .map((row) => ({ label: nameOf(row.name), size: row.attainment ?? 0, value: share(row), note: words(row) }))}
      />
    </>
  );
}

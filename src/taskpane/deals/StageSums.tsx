import { useWords } from "../state/context";
import type { Sum } from "./money";

/** What a stage's deals amount to, short; one sum after the other where they cannot be added up. */
export function StageSums({ sums, named, className }: { readonly sums: readonly Sum[]; readonly named: boolean; readonly className: string }) {
  const { t, formats } = useWords();
  const words = sums
    .filter(({ amount }) => amount !== 0)
    .map(({ amount, currency, isUnrated }) => {
      const short = formats.shortAmount(amount);
      if (currency !== "" && named) return t("deals:sum", { amount: short, currency });
      return isUnrated ? t("deals:sumUnrated", { amount: short }) : short;
    });
  return words.length === 0 ? null : <span className={className}>{words.join(" + ")}</span>;
}

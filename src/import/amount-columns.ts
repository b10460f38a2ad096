import { unitOfHeader } from "./headers";
import type { AmountColumn, ImportSource, Mapping } from "./import-plan";
import { writtenAmount } from "./written-amount";

const EXAMPLES = 3;

/** How the amounts of each amount column are written: their decimal sign, and the currencies named beside them. */
export function amountColumns(source: ImportSource, mapping: Mapping): readonly AmountColumn[] {
  return mapping.columns.flatMap((column, index) => (column.meaning === "amount" ? [amountColumn(source, mapping, index)] : []));
}

function amountColumn(source: ImportSource, mapping: Mapping, index: number): AmountColumn {
  const { header } = mapping.columns[index];
  const unit = unitOfHeader(header);
  const proofs = new Set<"." | ",">();
  const currencies = new Set<string>(unit.currency === null ? [] : [unit.currency]);
  const either: string[] = [];
  const eitherSigns = new Set<"." | ",">();
  const others: string[] = [];
  const seen = new Set<string>();
  for (let row = mapping.headerRow + 1; row < source.grid.length; row += 1) {
    const value = source.grid[row][index];
    if (typeof value !== "string" || seen.has(value)) continue;
    seen.add(value);
    const written = writtenAmount(value);
    if (written.kind !== "amount") continue;
    if (written.proves) proofs.add(written.proves);
    if (written.currency) currencies.add(written.currency);
    const isEither = written.withPoint !== written.withComma;
    // "1,234" is a thousand where "." is the decimal sign.
    if (isEither) eitherSigns.add(Math.abs(written.withPoint) > Math.abs(written.withComma) ? "." : ",");
    const examples = isEither ? either : others;
    if (examples.length < EXAMPLES) examples.push(value);
  }
  return {
    index,
    header,
    ...decimalSign(proofs, eitherSigns),
    ...unit,
    currencies: [...currencies],
    examples: [...either, ...others].slice(0, EXAMPLES),
  };
}

/**
 * What the values prove decides. Where they prove nothing, what could be either is thousands: money is written with two
 * decimals or none. Where one would then need "." and another ",", nobody knows.
 */
function decimalSign(proofs: ReadonlySet<"." | ",">, asThousands: ReadonlySet<"." | ",">): Pick<AmountColumn, "decimal" | "proven"> {
  if (asThousands.size === 0) return { decimal: [...proofs][0] ?? ".", proven: true };
  if (proofs.size === 1) return { decimal: [...proofs][0], proven: true };
  if (proofs.size === 0 && asThousands.size === 1) return { decimal: [...asThousands][0], proven: false };
  return { proven: false };
}

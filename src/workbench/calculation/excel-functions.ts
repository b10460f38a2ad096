import { engine } from "../document/engine";
import type { Found, FoundMatrix } from "./formula-language";

/** Functions that people type in Excel and the engine lacks: the plain ones. */

type Value = Found["value"];
type Arg = Found | FoundMatrix | undefined;
const { arg, toNumber, toString } = engine.helpers;
const LOCALE = engine.DEFAULT_LOCALE;
const registry = engine.registries.functionRegistry;

const isMatrix = (argument: Arg): argument is FoundMatrix => Array.isArray(argument);
const matrixOf = (argument: Arg): FoundMatrix => (isMatrix(argument) ? argument : [[argument ?? { value: null }]]);
const number = (argument: Arg): number => toNumber(argument as never, LOCALE);
const text = (argument: Arg): string => toString(argument as never);
const isError = (value: Value): boolean => engine.helpers.isEvaluationError(value as never);
const fail = (value: string, message: string): Found => ({ value, message });

/** Excel's order: numbers, texts, FALSE, TRUE; blanks last. */
const rank = (value: Value): number => (value === null || value === "" ? 4 : { number: 1, string: 2, boolean: 3 }[typeof value as string] ?? 4);
const collator = new Intl.Collator("en", { sensitivity: "base", numeric: false });

function compare(a: Value, b: Value): number {
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === "string" && typeof b === "string") return collator.compare(a, b);
  return Number(a) - Number(b);
}

function sortBy(array: FoundMatrix, keys: { by: Found[]; descending: boolean }[], byRow: boolean): Found[][] {
  const order = Array.from({ length: byRow ? array[0]!.length : array.length }, (_unused, index) => index);
  order.sort((a, b) => {
    for (const { by, descending } of keys) {
      const [left, right] = [by[a]!.value, by[b]!.value];
      const blanks = Number(rank(left) === 4) - Number(rank(right) === 4);
      const difference = blanks || compare(left, right) * (descending ? -1 : 1);
      if (difference) return difference;
    }
    return a - b;
  });
  return byRow ? array.map((column) => order.map((row) => column[row]!)) : order.map((column) => [...array[column]!]);
}

function wildcard(pattern: string): RegExp {
  const source = pattern.replace(/~([*?~])|([*?])|[.+^${}()|[\]\\]/g, (found, escaped: string, wild: string) =>
    escaped ? `\\${escaped}` : wild === "*" ? ".*" : wild === "?" ? "." : `\\${found}`
  );
  return new RegExp(`^${source}$`, "isu");
}

function matchIndex(wanted: Value, values: readonly Value[], mode: number, backwards: boolean): number {
  const order = values.map((_value, index) => index);
  if (backwards) order.reverse();
  const pattern = mode === 2 && typeof wanted === "string" ? wildcard(wanted) : undefined;
  const equal = (value: Value) => (pattern ? typeof value === "string" && pattern.test(value) : rank(value) === rank(wanted) && compare(value, wanted) === 0);
  const exact = order.find((index) => equal(values[index]!));
  if (exact !== undefined || (mode !== 1 && mode !== -1)) return exact ?? -1;
  let best = -1;
  for (const index of order) {
    const value = values[index]!;
    if (rank(value) !== rank(wanted) || Math.sign(compare(value, wanted)) !== mode) continue;
    if (best < 0 || Math.sign(compare(value, values[best]!)) === -mode) best = index;
  }
  return best;
}

const ERROR_TYPES = ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!"];

const FUNCTIONS: Record<string, { description: string; args: ReturnType<typeof arg>[]; compute: (...args: never[]) => unknown }> = {
  SORTBY: {
    description: "Sorts a range by the values of other ranges.",
    args: [
      arg("array (range)", "What is sorted."),
      arg("by_array (range)", "What it is sorted by: one row or column of the same length."),
      arg("sort_order (number, default=1)", "1 for ascending, -1 for descending."),
      arg("by_array2 (range, optional, repeating)", "What it is sorted by next."),
      arg("sort_order2 (number, optional, repeating)", "1 for ascending, -1 for descending."),
    ],
    compute: (array: FoundMatrix, ...by: Arg[]) => {
      const keys: { by: Found[]; descending: boolean }[] = [];
      let byRow: boolean | undefined;
      for (let index = 0; index < by.length; index += 2) {
        const matrix = matrixOf(by[index]);
        const rows = matrix.length === 1 && matrix[0]!.length === array[0]!.length;
        if (!rows && !(matrix[0]!.length === 1 && matrix.length === array.length)) return fail("#VALUE!", "SORTBY sorts by one row or column as long as what is sorted.");
        if (byRow !== undefined && byRow !== rows) return fail("#VALUE!", "SORTBY sorts either by columns or by rows.");
        byRow = rows;
        const order = by[index + 1] === undefined ? 1 : number(by[index + 1]);
        if (order !== 1 && order !== -1) return fail("#VALUE!", "The order is 1 or -1.");
        keys.push({ by: rows ? [...matrix[0]!] : matrix.map((column) => column[0]!), descending: order === -1 });
      }
      const wrong = keys.flatMap((key) => key.by).find(({ value }) => isError(value));
      return wrong ?? sortBy(array, keys, byRow!);
    },
  },
  XMATCH: {
    description: "Tells the position of a value in a row or column.",
    args: [
      arg("lookup_value (any)", "What is looked for."),
      arg("lookup_array (range)", "Where it is looked for: one row or column."),
      arg("match_mode (number, default=0)", "0: exactly; -1: or the next smaller; 1: or the next larger; 2: with * and ?."),
      arg("search_mode (number, default=1)", "1: from the first; -1: from the last."),
    ],
    compute: (wanted: Found, array: FoundMatrix, mode: Arg, search: Arg) => {
      if (array.length > 1 && array[0]!.length > 1) return fail("#VALUE!", "XMATCH looks in one row or column.");
      const values = array.flatMap((column) => column.map(({ value }) => value));
      const index = matchIndex(wanted?.value ?? null, values, mode === undefined ? 0 : number(mode), search !== undefined && number(search) < 0);
      return index < 0 ? fail("#N/A", "The value was not found.") : index + 1;
    },
  },
  REPT: {
    description: "Repeats a text.",
    args: [arg("text (string)", "What is repeated."), arg("number_times (number)", "How often.")],
    compute: (what: Arg, times: Arg) => {
      const count = Math.trunc(number(times));
      return count < 0 || text(what).length * count > 32_767 ? fail("#VALUE!", "The text would be longer than a cell can hold.") : text(what).repeat(count);
    },
  },
  N: {
    description: "A value as a number; 0 for a text.",
    args: [arg("value (any)", "The value.")],
    compute: (found: Found) => (typeof found?.value === "number" ? found : { value: found?.value === true ? 1 : 0 }),
  },
  T: {
    description: "The text that a value is; nothing for other values.",
    args: [arg("value (any)", "The value.")],
    compute: (found: Found) => ({ value: typeof found?.value === "string" ? found.value : "" }),
  },
  SIGN: {
    description: "1 for a positive number, -1 for a negative one, 0 for zero.",
    args: [arg("number (number)", "The number.")],
    compute: (of: Arg) => Math.sign(number(of)),
  },
  SUMSQ: {
    description: "The sum of the squares of numbers.",
    args: [arg("number (number, range<number>, repeating)", "Numbers or ranges.")],
    compute: (...args: Arg[]) => {
      const found = args.flatMap((argument) => (isMatrix(argument) ? argument.flat() : [{ value: number(argument) }]));
      const wrong = found.find(({ value }) => isError(value));
      return wrong ?? found.reduce((sum, { value }) => sum + (typeof value === "number" ? value * value : 0), 0);
    },
  },
  MROUND: {
    description: "Rounds a number to the nearest multiple of another.",
    args: [arg("number (number)", "The number."), arg("multiple (number)", "The multiple, of the same sign.")],
    compute: (of: Arg, to: Arg) => {
      const [value, multiple] = [number(of), number(to)];
      if (value === 0 || multiple === 0) return 0;
      if (value > 0 !== multiple > 0) return fail("#NUM!", "The number and the multiple have different signs.");
      // Half a multiple is rounded away from zero, also where binary fractions fall a little short of it.
      return Math.round((value / multiple) * (1 + Number.EPSILON)) * multiple;
    },
  },
  UNICHAR: {
    description: "The character of a Unicode number.",
    args: [arg("number (number)", "The number.")],
    compute: (of: Arg) => {
      const code = Math.trunc(number(of));
      return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : fail("#VALUE!", "No character has this number.");
    },
  },
  UNICODE: {
    description: "The Unicode number of the first character of a text.",
    args: [arg("text (string)", "The text.")],
    compute: (of: Arg) => text(of).codePointAt(0) ?? fail("#VALUE!", "The text is empty."),
  },
  "ERROR.TYPE": {
    description: "The number of an error: 1 for #NULL!, 2 for #DIV/0!, 3 for #VALUE! …",
    args: [{ ...arg("error_val (any)", "The error."), acceptErrors: true }],
    compute: (found: Found) => {
      const index = ERROR_TYPES.indexOf(String(found?.value));
      return index < 0 ? fail("#N/A", "This is no error.") : index + 1;
    },
  },
};

for (const [name, description] of Object.entries(FUNCTIONS)) {
  if (!registry.contains(name)) engine.addFunction(name, { isExported: true, ...description } as never);
}
if (!registry.contains("RANK.EQ")) {
  const { description, args, compute } = registry.get("RANK");
  engine.addFunction("RANK.EQ", { description, args, compute, isExported: true });
}

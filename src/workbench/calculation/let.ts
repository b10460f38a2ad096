import { engine } from "../document/engine";

/**
 * Excel's LET. The engine calculates arguments in the order they stand in and looks names up while it does, so a LET
 * is calculated as
 *
 *   LET(rate, B1, rate * 2)          → LET(__LET0(B1), __letValue0 * 2)
 *   LET(a, 1, b, a + 1, a * b)       → LET(__LET0(1), __LET1(__letValue0 + 1), __letValue0 * __letValue1)
 *
 * where __LET0 keeps its argument under __letValue0 for the rest of the formula. References, numbers and texts stay in
 * their order, which is how the engine fills them in; the cell keeps the formula as it was typed.
 */

interface Token {
  readonly type: string;
  readonly value: string;
}

/** More names than anybody gives in one formula. */
const MOST_NAMES = 64;
const VALUE = /^__letValue(\d+)$/;

/** The values of the names of the formulas that are being evaluated, the innermost formula's last. */
const scopes: unknown[][] = [];

/** Evaluates a formula with names of its own. */
export function withNames<T>(evaluate: () => T): T {
  scopes.push([]);
  try {
    return evaluate();
  } finally {
    scopes.pop();
  }
}

/** The value of a name that LET gave; undefined for every other symbol. */
export function namedValue(symbol: string, asRange: boolean): unknown {
  const match = VALUE.exec(symbol);
  if (!match) return undefined;
  const value = scopes.at(-1)?.[Number(match[1])];
  return asRange && !Array.isArray(value) ? [[value]] : value;
}

export const hasLet = (formula: string): boolean => /\blet\s*\(/i.test(formula);

/** The formula as it is calculated; undefined when it has a LET that Excel would not take. */
export function bindNames(formula: string): string | undefined {
  const tokens = (engine.tokenize(formula) as Token[]).filter(({ type }) => type !== "SPACE");
  let count = 0;

  const rewrite = (part: readonly Token[], names: ReadonlyMap<string, number>): string | undefined => {
    let text = "";
    for (let index = 0; index < part.length; index += 1) {
      const token = part[index]!;
      const calls = part[index + 1]?.type === "LEFT_PAREN";
      if (token.type === "SYMBOL" && calls && token.value.toUpperCase() === "LET") {
        const { args, end } = argumentsFrom(part, index + 2);
        const bound = bind(args, names);
        if (bound === undefined) return undefined;
        text += bound;
        index = end;
      } else {
        const name = token.type === "SYMBOL" && !calls ? names.get(token.value.toLowerCase()) : undefined;
        text += name === undefined ? token.value : `__letValue${name}`;
      }
    }
    return text;
  };

  const bind = (args: readonly (readonly Token[])[], outer: ReadonlyMap<string, number>): string | undefined => {
    if (args.length < 3 || args.length % 2 === 0) return undefined;
    const names = new Map(outer);
    const parts: string[] = [];
    for (let index = 0; index + 1 < args.length; index += 2) {
      const [name, ...more] = args[index]!;
      if (name?.type !== "SYMBOL" || more.length || count >= MOST_NAMES) return undefined;
      const value = rewrite(args[index + 1]!, names);
      if (!value) return undefined;
      parts.push(`__LET${count}(${value})`);
      names.set(name.value.toLowerCase(), count);
      count += 1;
    }
    const calculation = rewrite(args.at(-1)!, names);
    return calculation && `LET(${parts.join(",")},${calculation})`;
  };

  return rewrite(tokens, new Map());
}

function argumentsFrom(tokens: readonly Token[], start: number): { args: Token[][]; end: number } {
  const args: Token[][] = [[]];
  let depth = 0;
  for (let index = start; index < tokens.length; index += 1) {
    const token = tokens[index]!;
    if (token.type === "RIGHT_PAREN" && depth === 0) return { args, end: index };
    if (token.type === "LEFT_PAREN" || token.type === "LEFT_BRACE") depth += 1;
    if (token.type === "RIGHT_PAREN" || token.type === "RIGHT_BRACE") depth -= 1;
    if (token.type === "ARG_SEPARATOR" && depth === 0) args.push([]);
    else args.at(-1)!.push(token);
  }
  return { args: [], end: tokens.length };
}

const value = (name: string, description: string, more = {}) => ({ name, description, type: ["ANY" as const], acceptMatrix: true, acceptErrors: true, ...more });

if (!engine.registries.functionRegistry.contains("LET")) {
  engine.addFunction("LET", {
    description: "Gives names to intermediate results, for the calculation that comes last.",
    category: "Logical",
    isExported: true,
    args: [
      value("name1", "The first name."),
      value("name_value1", "What the first name stands for."),
      value("calculation_or_name2", "The calculation, or another name followed by its value.", { repeating: true, optional: true }),
    ],
    compute: ((...args: unknown[]) => args.at(-1)) as never,
  });
  for (let index = 0; index < MOST_NAMES; index += 1) {
    engine.addFunction(`__LET${index}`, {
      description: "",
      hidden: true,
      args: [value("value", "")],
      compute: ((named: unknown) => {
        scopes.at(-1)![index] = named;
        return named;
      }) as never,
    });
  }
}

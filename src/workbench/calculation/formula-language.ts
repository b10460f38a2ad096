import { engine } from "../document/engine";
import { bindNames, hasLet, namedValue, withNames } from "./let";
import { findReferences } from "./structured-references";

/**
 * Teaches the engine structured references. Its parser knows no `Process[Stage]`; but it knows symbols (names that
 * are looked up while a formula is evaluated), so a structured reference becomes one symbol whose name is the
 * reference's own text. The text in the cell therefore stays what was typed, in the formula bar, in copies, in undo
 * and in files, and the reference is resolved at each evaluation, so that it follows its table.
 *
 * Not done: translating to addresses when a formula is set. The formula bar would show addresses, and every place
 * that moves, copies or restores cells would have to carry the structured text along.
 */

interface Token {
  type: string;
  value: string;
}

export interface EngineRange {
  readonly sheetId: string;
  readonly zone: { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };
  readonly unboundedZone: { readonly bottom: number | undefined; readonly right: number | undefined };
}

/** What a formula finds when it reads a cell. `value` is null for a blank one, an error's text ("#N/A") for an error. */
export interface Found {
  readonly value: string | number | boolean | null;
  readonly format?: string;
  readonly message?: string;
  readonly position?: { readonly sheetId: string; readonly col: number; readonly row: number };
}
export type FoundMatrix = readonly (readonly Found[])[];

type Read<T> = (range: EngineRange) => T;
type Lookup = (symbol: string, asRange: boolean) => unknown;

/** The engine's evaluation of one formula. */
export interface Evaluation {
  readonly dependencies: readonly EngineRange[];
  readonly readCell: Read<Found>;
  readonly readRange: Read<FoundMatrix>;
  readonly lookup: Lookup;
  readonly context: EvaluationContext;
}

export interface EvaluationContext {
  readonly getters: object;
  readonly __originCellPosition?: { readonly sheetId: string; readonly col: number; readonly row: number };
  /** Missing while the formula bar or a rule tries a formula outside its cell. */
  readonly updateDependencies?: (position: object) => void;
  readonly addDependencies?: (position: object, ranges: readonly EngineRange[]) => void;
}

export interface Formula {
  readonly symbols: readonly string[];
  readonly isBadExpression: boolean;
  readonly normalizedFormula: string;
  readonly rangeDependencies: readonly EngineRange[];
  readonly literalValues: { readonly numbers: readonly { value: number }[]; readonly strings: readonly { value: string }[] };
  toFormulaString(getters: object): string;
}

/** Evaluates a formula in place of the engine; `run` is the engine's own evaluation, with another lookup of symbols if given. */
export type Evaluator = (formula: Formula, evaluation: Evaluation, run: (lookup?: Lookup) => unknown) => unknown;

type Execute = (
  this: Formula,
  dependencies: readonly EngineRange[],
  readCell: Read<Found>,
  readRange: Read<FoundMatrix>,
  lookup: Lookup,
  context: EvaluationContext
) => unknown;

interface Compiled extends Formula {
  readonly sheetId: string;
  readonly tokens: Token[];
  readonly execute: Execute;
}

type Compiler = {
  new (
    sheetId: string,
    tokens: Token[],
    literals: Formula["literalValues"],
    symbols: readonly string[],
    dependencies: readonly EngineRange[],
    isBad: boolean,
    normalized: string,
    execute: Execute
  ): Compiled;
  Compile(formula: string, sheetId: string, getters: object): Compiled;
  CompileForSerializedFormula(sheetId: string, base: Compiled): Compiled;
  IsBadExpression(formula: string): boolean;
};

const Formulas = engine.CompiledFormula as unknown as Compiler;
const known = engine.registries.functionRegistry.content as Record<string, unknown>;
/** A name that the engine takes for a symbol and nobody types. */
const stand = (index: number): string => `__table${index}reference`;
const STAND = /__table(\d+)reference/g;

/** Whether a symbol of a compiled formula is a structured reference. */
export const isReference = (symbol: string): boolean => symbol.endsWith("]");

const opensCall = (token: Token | undefined): boolean => token?.type === "LEFT_PAREN";

let evaluator: Evaluator = (_formula, _evaluation, run) => run();
const addInFunctions = new Set<string>();

/** From now on `evaluate` is asked for each formula that holds a name or a function of an add-in. */
export function evaluateWith(evaluate: Evaluator): void {
  evaluator = evaluate;
}

/** Counts formulas with this function, compiled from now on, among those that the evaluator is asked for. */
export function oversee(functionName: string): void {
  addInFunctions.add(functionName);
}

const isOverseen = (symbol: string): boolean => !(symbol.toUpperCase() in known) || addInFunctions.has(symbol.toUpperCase());

function hide(formula: string): { text: string; references: string[] } {
  const found = findReferences(formula);
  let text = formula;
  for (const [index, { from, to }] of [...found.entries()].reverse()) text = text.slice(0, from) + stand(index) + text.slice(to);
  return { text, references: found.map((reference) => reference.text) };
}

/** A formula whose structured references are names, for code that knows the engine's grammar only. */
export function withoutReferences(formula: string): string {
  return hide(formula).text;
}

function adapt(compiled: Compiled, references: readonly string[]): Compiled {
  const show = (text: string) => text.replace(STAND, (_name, index: string) => references[Number(index)]!);
  const tokens = compiled.tokens.map((token, index) => {
    if (token.type !== "SYMBOL") return token;
    const next = compiled.tokens.slice(index + 1).find(({ type }) => type !== "SPACE");
    // Excel writes the names of functions in capitals, however they were typed.
    const value = opensCall(next) && token.value.toUpperCase() in known ? token.value.toUpperCase() : show(token.value);
    return { ...token, value };
  });
  return new Formulas(
    compiled.sheetId,
    tokens,
    compiled.literalValues,
    compiled.symbols.map(show),
    compiled.rangeDependencies,
    compiled.isBadExpression,
    show(compiled.normalizedFormula),
    !compiled.isBadExpression && compiled.symbols.some(isOverseen) ? overseen(compiled.execute) : compiled.execute
  );
}

/** A formula that reads as `shown` and is calculated as `calculated`, which has the same references and literals. */
function inPlaceOf(shown: Compiled, { symbols, isBadExpression, execute }: Compiled): Compiled {
  const { sheetId, tokens, literalValues, rangeDependencies, normalizedFormula } = shown;
  return new Formulas(sheetId, tokens, literalValues, symbols, rangeDependencies, isBadExpression, normalizedFormula, execute);
}

const overseenAlready = new WeakMap<Execute, Execute>();

function overseen(execute: Execute): Execute {
  const existing = overseenAlready.get(execute);
  if (existing) return existing;
  const wrapper: Execute = function (dependencies, readCell, readRange, lookup, context) {
    const run = (other: Lookup = lookup) =>
      withNames(() =>
        execute.call(this, dependencies, readCell, readRange, (symbol, asRange) => namedValue(symbol, asRange) ?? other(symbol, asRange), context)
      );
    return evaluator(this, { dependencies, readCell, readRange, lookup, context }, run);
  };
  overseenAlready.set(execute, wrapper);
  overseenAlready.set(wrapper, wrapper);
  return wrapper;
}

const { Compile, CompileForSerializedFormula, IsBadExpression } = Formulas;

Formulas.Compile = (formula, sheetId, getters) => {
  const { text, references } = hide(formula);
  const compiled = Compile.call(Formulas, text, sheetId, getters);
  if (compiled.isBadExpression || !hasLet(text)) return adapt(compiled, references);
  // A LET without a calculation at its end cannot be read: as a formula with an unclosed bracket, which the engine keeps as it is.
  const calculated = Compile.call(Formulas, bindNames(text) ?? `${text}(`, sheetId, getters);
  return adapt(calculated.isBadExpression ? { ...calculated, normalizedFormula: text } : inPlaceOf(compiled, calculated), references);
};
Formulas.CompileForSerializedFormula = (sheetId, base) => adapt(CompileForSerializedFormula.call(Formulas, sheetId, base), []);
Formulas.IsBadExpression = (formula) => IsBadExpression.call(Formulas, hide(formula).text);

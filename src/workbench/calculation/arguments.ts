import { areaToA1, sheetPrefix } from "../document/area";
import type { Found, FoundMatrix } from "./formula-language";
import type { FunctionJson, ParameterJson, ValueType } from "./functions-json";
import type { Messages } from "./messages";
import type { RangeContents, Reader } from "./range-contents";

/** An argument as the engine hands it over: missing, one value, or columns of values. */
export type Argument = Found | FoundMatrix | undefined;

/** Arguments ready for the add-in. */
export interface PreparedArguments {
  /** Each as JSON. Not joined, as most calculations find that they need not call. */
  readonly json: readonly string[];
  /** The same for equal arguments, and short. */
  readonly key: string;
  /** Where each was read from, for functions that want to know. */
  readonly addresses: readonly (string | null)[];
}

/** Arguments, or the error that the cell shows instead of a call. */
export type Prepared = PreparedArguments | { readonly error: Found };

export interface ArgumentRules {
  readonly contents: RangeContents;
  readonly messages: Messages;
  readonly errorsAllowed: boolean;
  isError(value: unknown): boolean;
  sheetName(sheetId: string): string;
}

/** "About 5 MB is the limit for one argument list on the web": office-js issue 4654. */
const LIMIT = 5 * 1024 * 1024;
const isMatrix = (argument: Argument): argument is FoundMatrix => Array.isArray(argument);

/** Excel's spelling of errors that only the engine has. */
const excelError = (value: string): string => ({ "#BAD_EXPR": "#NAME?", "#CYCLE": "#VALUE!" })[value] ?? value;

/**
 * The arguments of a call as Excel on the web sends them: ranges as rows, dates as serial numbers, blanks as "" (0
 * for a number, FALSE for a boolean), missing optional arguments as null, repeated ones as one list.
 */
export function prepareArguments(fn: FunctionJson, args: readonly Argument[], rules: ArgumentRules): Prepared {
  const parameters = fn.parameters ?? [];
  const firstRepeating = parameters.findIndex(({ repeating }) => repeating);
  const fixed = firstRepeating < 0 ? parameters.length : firstRepeating;
  const parts: { json: string; key: string }[] = [];
  const addresses: (string | null)[] = [];

  const prepare = (parameter: ParameterJson, argument: Argument): { json: string; key: string } | { error: Found } => {
    if (argument === undefined) return { json: "null", key: "null" };
    const reader = readerOf(parameter, rules);
    const matrix: FoundMatrix = isMatrix(argument) ? argument : [[argument]];
    const content = rules.contents.of(matrix, reader);
    if (content.refused) return { error: refusal(content.refused, parameter, rules) };
    if (parameter.dimensionality === "matrix") return { json: content.json!, key: content.key };
    if (matrix.length !== 1 || matrix[0]!.length !== 1) return { error: { value: "#VALUE!", message: rules.messages.oneValue(parameter.name) } };
    const json = content.json!.slice(2, -2);
    return { json, key: json };
  };

  for (let index = 0; index < fixed; index += 1) {
    const prepared = prepare(parameters[index]!, args[index]);
    if ("error" in prepared) return prepared;
    parts.push(prepared);
    addresses.push(addressOf(args[index], rules));
  }
  const repeating = parameters.slice(fixed);
  const lists = repeating.map(() => [] as { json: string; key: string }[]);
  for (let index = fixed; index < args.length && repeating.length; index += 1) {
    const place = (index - fixed) % repeating.length;
    const prepared = prepare(repeating[place]!, args[index]);
    if ("error" in prepared) return prepared;
    lists[place]!.push(prepared);
    addresses.push(addressOf(args[index], rules));
  }
  for (const list of lists) {
    parts.push({ json: `[${list.map(({ json }) => json).join(",")}]`, key: `[${list.map(({ key }) => key).join(",")}]` });
  }
  const size = parts.reduce((sum, { json }) => sum + json.length + 1, 1);
  if (size > LIMIT) return { error: { value: "#VALUE!", message: rules.messages.tooMuch((size / 1024 / 1024).toFixed(1)) } };
  return { json: parts.map(({ json }) => json), key: parts.map(({ key }) => key).join(","), addresses };
}

function readerOf({ type = "any" }: ParameterJson, { errorsAllowed, isError }: ArgumentRules): Reader {
  const takesErrors = errorsAllowed && type === "any";
  return {
    name: takesErrors ? "any with errors" : type,
    read: ({ value }) => {
      if (typeof value === "string" && isError(value)) {
        // What is still being calculated is not an error yet: nobody is called with it.
        return takesErrors && value !== "#BUSY!" ? { type: "CustomFunctionError", code: excelError(value) } : undefined;
      }
      return coerce(value, type);
    },
  };
}

/** A value as a parameter's type wants it, as Excel turns one into another; undefined where it gives #VALUE!. */
function coerce(value: Found["value"], type: ValueType): string | number | boolean | undefined {
  switch (type) {
    case "number":
      if (value === null || value === undefined) return 0;
      if (typeof value === "number") return value;
      if (typeof value === "boolean") return value ? 1 : 0;
      return value.trim() !== "" && Number.isFinite(Number(value)) ? Number(value) : undefined;
    case "boolean":
      if (value === null || value === undefined) return false;
      if (typeof value === "boolean") return value;
      if (typeof value === "number") return value !== 0;
      return /^(true|false)$/i.test(value) ? value.toLowerCase() === "true" : undefined;
    case "string":
      if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
      return value === null || value === undefined ? "" : String(value);
    default:
      return value ?? "";
  }
}

function refusal(refused: Found, { name, type }: ParameterJson, { isError, messages }: ArgumentRules): Found {
  const { value } = refused;
  if (typeof value === "string" && isError(value)) return { value: excelError(value), message: refused.message };
  const shown = String(value);
  return { value: "#VALUE!", message: type === "boolean" ? messages.notBoolean(name, shown) : messages.notNumber(name, shown) };
}

/** Where an argument was read from, "Sheet1!A1:B2"; null for a value that stands in no cell. */
function addressOf(argument: Argument, { sheetName }: ArgumentRules): string | null {
  const matrix: FoundMatrix = argument === undefined ? [] : isMatrix(argument) ? argument : [[argument]];
  const first = matrix[0]?.[0]?.position;
  const last = matrix.at(-1)?.at(-1)?.position;
  if (!first || !last) return null;
  const area = { top: first.row, left: first.col, bottom: last.row, right: last.col };
  const isOneRange = area.right - area.left + 1 === matrix.length && area.bottom - area.top + 1 === matrix[0]!.length;
  return isOneRange ? sheetPrefix(sheetName(first.sheetId)) + areaToA1(area) : null;
}

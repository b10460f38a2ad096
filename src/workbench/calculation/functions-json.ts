/** An add-in's functions.json: what it tells Excel about its custom functions. */
export interface FunctionsJson {
  readonly functions: readonly FunctionJson[];
  readonly enums?: readonly EnumJson[];
  /** Whether parameters of type any receive errors instead of being kept from running by them. */
  readonly allowErrorForDataTypeAny?: boolean;
}

export interface FunctionJson {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly helpUrl?: string;
  readonly parameters?: readonly ParameterJson[];
  readonly result?: { readonly type?: ValueType; readonly dimensionality?: Dimensionality };
  readonly options?: {
    readonly stream?: boolean;
    readonly volatile?: boolean;
    readonly cancelable?: boolean;
    readonly requiresAddress?: boolean;
    readonly requiresParameterAddresses?: boolean;
    readonly requiresStreamAddress?: boolean;
    readonly requiresStreamParameterAddresses?: boolean;
    readonly excludeFromAutoComplete?: boolean;
  };
}

export type ValueType = "any" | "number" | "string" | "boolean";
export type Dimensionality = "scalar" | "matrix";

export interface ParameterJson {
  readonly name: string;
  readonly description?: string;
  readonly type?: ValueType;
  readonly dimensionality?: Dimensionality;
  readonly optional?: boolean;
  readonly repeating?: boolean;
  readonly customEnumId?: string;
  readonly customEnumType?: string;
}

export interface EnumJson {
  readonly id: string;
  readonly values?: readonly {
    readonly name?: string;
    readonly stringValue?: string;
    readonly numberValue?: number;
    readonly value?: string | number;
    readonly tooltip?: string;
  }[];
}

/** Starts with a letter, at least three characters; Excel registers no others. */
const NAME = /^[A-Z][A-Z0-9_.]{2,}$/i;

/** What Excel would not register, said in words; empty when all is well. */
export function problemsOf({ functions }: FunctionsJson): string[] {
  if (!Array.isArray(functions)) return ["functions.json has no list of functions."];
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const { id, name } of functions) {
    if (!id || !name) problems.push(`A function has no ${id ? "name" : "id"}.`);
    else if (!NAME.test(name)) problems.push(`"${name}" is no name for a function: it starts with a letter and has at least three of A–Z, 0–9, "_" and ".".`);
    if (seen.has(String(id).toUpperCase())) problems.push(`The id "${id}" is there twice.`);
    seen.add(String(id).toUpperCase());
  }
  return problems;
}

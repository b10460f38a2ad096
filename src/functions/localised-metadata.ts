import type { Language } from "../process/language";
import chinese from "../locales/zh-CN/function-descriptions.json";

/** The part of functions.json that is touched here; all else is passed through. */
export interface FunctionsMetadata {
  readonly allowCustomDataForDataTypeAny?: boolean;
  readonly allowErrorForDataTypeAny?: boolean;
  readonly functions: readonly FunctionMetadata[];
}

export interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly parameters: readonly ParameterMetadata[];
}

export interface ParameterMetadata {
  readonly name: string;
  readonly description?: string;
  readonly optional?: boolean;
}

interface FunctionTexts {
  readonly description: string;
  readonly parameters: Readonly<Record<string, { readonly name: string; readonly description: string }>>;
}

const TEXTS: Readonly<Record<Exclude<Language, "en">, Readonly<Record<string, FunctionTexts>>>> = { "zh-CN": chinese };

/**
 * functions.json as it is served in one language, from the one that custom-functions-metadata-plugin makes of the
 * comments in functions.ts (which are English).
 *
 * - Descriptions and the names of parameters are translated; ids and names of functions never are, because formulas
 *   written with the English name have to work in every language.
 * - `allowErrorForDataTypeAny` is set, which the plugin has no tag for: with it Excel calls a function even where a cell
 *   of its range is #REF!, and the answer can say which cell.
 * - `allowCustomDataForDataTypeAny` is not: the functions read plain values, and an entity in a cell (a stock, a place)
 *   would be sent with everything it holds.
 *
 * Throws when a function or parameter has no translation, so that none is ever served half translated.
 */
export function localisedMetadata<M extends FunctionsMetadata>(english: M, language: Language): M {
  return {
    ...english,
    allowCustomDataForDataTypeAny: false,
    allowErrorForDataTypeAny: true,
    functions: language === "en" ? english.functions : english.functions.map((metadata) => localised(metadata, language)),
  };
}

function localised(metadata: FunctionMetadata, language: keyof typeof TEXTS): FunctionMetadata {
  const texts = TEXTS[language][metadata.id];
  if (texts === undefined) throw new Error(`No ${language} texts for the function ${metadata.id}.`);
  const parameters = metadata.parameters.map((parameter) => {
    const translated = texts.parameters[parameter.name];
    if (translated === undefined) throw new Error(`No ${language} text for the parameter ${parameter.name} of ${metadata.id}.`);
    return { ...parameter, ...translated };
  });
  return { ...metadata, description: texts.description, parameters };
}

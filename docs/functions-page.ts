/**
 * docs/functions.md and its Chinese twin, made of what Excel shows of the functions (their comments in functions.ts and the
 * translations of these), what SALES.DEFINE answers, and the words of a template around them.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { generateCustomFunctionsMetadata } from "custom-functions-metadata";
import ts from "typescript";
import { localisedMetadata, type FunctionMetadata, type FunctionsMetadata } from "../src/functions/localised-metadata";
import chinese from "../src/locales/zh-CN/definitions.json";
import english from "../src/locales/en/definitions.json";
import type { Language } from "../src/process/language";

const FUNCTIONS = fileURLToPath(new URL("../src/functions/functions.ts", import.meta.url));
const DEFINITIONS: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en: english.of, "zh-CN": chinese.of };
const WORDS = {
  en: { argument: "argument", meaning: "what it is" },
  "zh-CN": { argument: "参数", meaning: "含义" },
} as const satisfies Record<Language, object>;

/** The page's file, and the file with the words around its functions. */
export const pageFile = (language: Language) => new URL(language === "en" ? "functions.md" : `functions.${language}.md`, import.meta.url);
const templateFile = (language: Language) => new URL(language === "en" ? "functions.template.md" : `functions.${language}.template.md`, import.meta.url);

/** The page of all functions in one language. */
export async function functionsPage(language: Language): Promise<string> {
  const { metadataJson, errors } = await generateCustomFunctionsMetadata([FUNCTIONS]);
  if (errors.length > 0) throw new Error(errors.join("\n"));
  const { functions } = localisedMetadata(JSON.parse(metadataJson) as FunctionsMetadata, language);
  return pageOf(readFileSync(templateFile(language), "utf8"), functions, language);
}

/**
 * Fills a template: `{{functions}}` becomes a row for each function, and a heading such as "## SALES.FUNNEL: how many deals
 * …", whose end is for that row, gets the function's texts under it, and its examples, which stand in the comment in English
 * and in the template otherwise.
 */
export function pageOf(template: string, functions: readonly FunctionMetadata[], language: Language): string {
  const examples = language === "en" ? examplesOf(FUNCTIONS) : new Map<string, string[]>();
  const left = new Map(functions.map((each) => [each.id, each]));
  const rows: string[] = [];
  const sections = template.split(/^(?=## )/mu).map((section) => {
    const [heading, id, answers] = /^## SALES\.(\w+)[:：] ?(.+)\n/u.exec(section) ?? [];
    if (heading === undefined) return section.trim();
    const metadata = left.get(id!);
    if (metadata === undefined) throw new Error(`The template has a section of ${id}, which is no function, or a second one.`);
    left.delete(id!);
    rows.push(`| \`${signature(metadata)}\` | ${answers} |`);
    const parts = [`## SALES.${id}`, `\`${signature(metadata)}\``, textsOf(metadata, language), section.slice(heading.length).trim(), ...(examples.get(id!) ?? [])];
    return parts.filter((part) => part !== "").join("\n\n");
  });
  if (left.size > 0) throw new Error(`The template has no section of ${[...left.keys()].join(", ")}.`);
  const page = sections.join("\n\n").replace("{{functions}}", rows.join("\n"));
  return `${page.replace(/^<!--.*?-->\n+/su, "<!-- Made by `npm run docs`: do not edit this page. -->\n\n")}\n`;
}

function signature({ name, parameters }: FunctionMetadata): string {
  return `SALES.${name}(${parameters.map((parameter) => (parameter.optional ? `[${parameter.name}]` : parameter.name)).join(", ")})`;
}

/** What Excel shows of a function, and what SALES.DEFINE says of it. */
function textsOf({ id, description, parameters }: FunctionMetadata, language: Language): string {
  const definition = DEFINITIONS[language][id];
  if (definition === undefined) throw new Error(`SALES.DEFINE has no ${language} definition of ${id}.`);
  const { argument, meaning } = WORDS[language];
  const rows = parameters.map((parameter) => `| \`${parameter.name}\` | ${(parameter.description ?? "").replaceAll("|", "\\|")} |`);
  return [description, definition === description ? "" : `> ${definition}`, `| ${argument} | ${meaning} |\n|---|---|\n${rows.join("\n")}`].filter((part) => part !== "").join("\n\n");
}

/** The texts of the tags @example in the comments of a file's functions, by the id of the function. */
function examplesOf(file: string): Map<string, string[]> {
  const examples = new Map<string, string[]>();
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  for (const statement of source.statements) {
    const texts = (name: string) => ts.getJSDocTags(statement).filter(({ tagName }) => tagName.text === name).map(({ comment }) => (ts.getTextOfJSDocComment(comment) ?? "").trim());
    const [id] = texts("customfunction");
    if (id !== undefined) examples.set(id, texts("example"));
  }
  return examples;
}

import { StagebookError } from "../process/problem";
import { addTexts, i18n, language, t } from "../locales";
import { textOf } from "./arguments";

/**
 * The answer of SALES.DEFINE: what a function computes, in words, in the user's language. The words of all functions are
 * loaded when the first is asked for: no other answer needs them.
 */
export async function defineAnswer(name: unknown): Promise<string> {
  const asked = textOf(name, "name");
  try {
    const { addDefinitions } = await import(/* webpackChunkName: "definitions" */ "../locales/definitions");
    addDefinitions(addTexts);
  } catch {
    throw new StagebookError("functions:notLoaded");
  }
  const key = asked.normalize("NFKC").toUpperCase().replace(/^=?(?:SALES\.)?/u, "").replace(/\(.*$/su, "").trim();
  const names = Object.keys((i18n.getResourceBundle(language(), "definitions") as { of: object }).of);
  if (names.includes(key)) return t(`definitions:of.${key}`);
  throw new StagebookError("functions:noSuchFunction", { value: asked, functions: names.join(", ") });
}

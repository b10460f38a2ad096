import type { addTexts as AddTexts } from ".";
import en from "./en/definitions.json";
import zh from "./zh-CN/definitions.json";

/** Adds what SALES.DEFINE says to the texts of the one who asks: they come in a script of their own, when first asked for. */
export function addDefinitions(addTexts: typeof AddTexts): void {
  addTexts("definitions", { en, "zh-CN": zh });
}

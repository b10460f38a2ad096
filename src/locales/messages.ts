import type { addTexts as AddTexts } from ".";
import functionsInEnglish from "./en/functions.json";
import metricsInEnglish from "./en/metrics.json";
import processInEnglish from "./en/process.json";
import functionsInChinese from "./zh-CN/functions.json";
import metricsInChinese from "./zh-CN/metrics.json";
import processInChinese from "./zh-CN/process.json";

/**
 * Adds what the functions say when something is wrong to the texts of the one who asks. They come in a script of their
 * own, at the first error: what Excel loads before it can calculate has to stay small.
 */
export function addMessages(addTexts: typeof AddTexts): void {
  addTexts("functions", { en: functionsInEnglish, "zh-CN": functionsInChinese });
  addTexts("metrics", { en: metricsInEnglish, "zh-CN": metricsInChinese });
  addTexts("process", { en: processInEnglish, "zh-CN": processInChinese });
}

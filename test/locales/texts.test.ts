import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { LANGUAGES, type Language } from "../../src/process/language";
import { keysInCode } from "./keys-in-code";

const LOCALES = new URL("../../src/locales/", import.meta.url);

/** What the formula bar shows in Chinese; the English is in the functions' own comments. */
const FUNCTION_DESCRIPTIONS = "function-descriptions.json";

const FOLDERS = readdirSync(new URL("en/", LOCALES)).map((file) => file.replace(/\.json$/u, ""));

/** Texts by key ("taskpane:myDay.title"), nested ones with dots. */
function textsOf(language: Language): Map<string, string> {
  const texts = new Map<string, string>();
  const collect = (key: string, value: unknown): void => {
    if (typeof value === "string") texts.set(key, value);
    else for (const [name, inner] of Object.entries(value as object)) collect(key.endsWith(":") ? key + name : `${key}.${name}`, inner);
  };
  for (const folder of FOLDERS) collect(`${folder}:`, JSON.parse(readFileSync(new URL(`${language}/${folder}.json`, LOCALES), "utf8")));
  return texts;
}
const TEXTS: Readonly<Record<Language, Map<string, string>>> = { en: textsOf("en"), "zh-CN": textsOf("zh-CN") };

/** The key that code names: without the plural's ending, which i18next chooses. */
function named(key: string): string {
  return key.replace(/_(?:zero|one|two|few|many|other)$/u, "");
}
/** The values that a text shows: {{name}}. */
function variables(text: string): Set<string> {
  return new Set([...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/gu)].map(([, name]) => name!));
}

/** The same, where {{en}} and {{chinese}} are one column's header in each language: a text may show either or both. */
function shown(text: string): string[] {
  return [...new Set([...variables(text)].map((name) => (name === "en" || name === "chinese" ? "header" : name)))].sort();
}

/** Names and terms that stay as they are in Chinese text. */
const SAME_IN_CHINESE = /Stagebook|Excel|Office|OneDrive|SharePoint|HubSpot|Salesforce|Pipedrive|Zoho CRM|English|SALES\.[A-Z]+/gu;

describe("the texts", () => {
  const used = keysInCode(FOLDERS);

  it("are one file per folder in every language, registered by a module", () => {
    for (const language of LANGUAGES) {
      const files = readdirSync(new URL(`${language}/`, LOCALES)).filter((file) => file !== FUNCTION_DESCRIPTIONS);
      assert.deepEqual(files.sort(), FOLDERS.map((folder) => `${folder}.json`).sort());
    }
    const modules = readdirSync(LOCALES).filter((file) => file.endsWith(".ts")).map((file) => readFileSync(new URL(file, LOCALES), "utf8"));
    for (const folder of FOLDERS) {
      assert.ok(modules.some((source) => source.includes(`addTexts("${folder}", {`)), folder);
    }
  });

  it("have the same keys in English and in Chinese, where one and many are the same form", () => {
    const keys = (language: Language) => [...new Set([...TEXTS[language].keys()].map(named))].sort();
    assert.deepEqual(keys("zh-CN"), keys("en"));
    for (const key of TEXTS.en.keys()) {
      if (key.endsWith("_one")) assert.ok(TEXTS.en.has(`${named(key)}_other`), `${key} has no _other`);
    }
    assert.deepEqual([...TEXTS["zh-CN"].keys()].filter((key) => named(key) !== key && !/_(?:zero|other)$/u.test(key)), []);
  });

  it("are there for every key that the code names", () => {
    const keys = [...new Set([...TEXTS.en.keys()].map(named))];
    const missing = used.filter(({ key, beginning }) => !(beginning ? keys.some((known) => known.startsWith(key)) : keys.includes(key)));
    assert.deepEqual(missing.map(({ key, where }) => `${key} in ${where}`), []);
  });

  it("are all named by the code", () => {
    const whole = new Set(used.filter(({ beginning }) => !beginning).map(({ key }) => key));
    const beginnings = used.filter(({ beginning }) => beginning).map(({ key }) => key);
    const unused = [...new Set([...TEXTS.en.keys()].map(named))].filter((key) => !whole.has(key) && !beginnings.some((beginning) => key.startsWith(beginning)));
    assert.deepEqual(unused, []);
  });

  it("show the same values in both languages", () => {
    // The forms of a plural together: "One task is overdue" may leave its number to the words.
    const allShown = (language: Language) => {
      const byKey = new Map<string, string>();
      for (const [key, text] of TEXTS[language]) byKey.set(named(key), `${byKey.get(named(key)) ?? ""} ${text}`);
      return byKey;
    };
    const english = allShown("en");
    for (const [key, chinese] of allShown("zh-CN")) assert.deepEqual(shown(chinese), shown(english.get(key) ?? ""), key);
  });

  it("show only values that the code gives", () => {
    for (const { key, where, values } of used) {
      if (values === null) continue;
      for (const [known, text] of TEXTS.en) {
        if (named(known) !== key) continue;
        for (const variable of variables(text)) assert.ok(values.has(variable), `${key} shows {{${variable}}}, which ${where} does not give`);
      }
    }
  });

  it("are Chinese in Chinese, with no English sentence left", () => {
    for (const [key, text] of TEXTS["zh-CN"]) {
      const words = text.replaceAll(/\{\{[^}]*\}\}/gu, "").replaceAll(SAME_IN_CHINESE, "");
      assert.doesNotMatch(words, /[A-Za-z]{2,}[ ,][A-Za-z]{2,}[ ,][A-Za-z]{2,}/u, `${key}: ${text}`);
      if (/[A-Za-z]{2}/u.test(words)) assert.match(text, /\p{Script=Han}/u, `${key}: ${text}`);
    }
  });

  it("are punctuated as their language is", () => {
    for (const [key, text] of TEXTS["zh-CN"]) assert.doesNotMatch(text, /\p{Script=Han}[,;:?!]|[,;?!]\p{Script=Han}/u, `${key}: ${text}`);
    for (const [key, text] of TEXTS.en) assert.doesNotMatch(text, /[，。；：？！、]/u, `${key}: ${text}`);
  });
});

import type { ThemeName } from "./automation";
import { h, icon } from "./dom";
import { PAGE_LANGUAGES, text, type PageLanguage } from "./texts";

export interface HeadOptions {
  bookName: string;
  language: PageLanguage;
  theme: ThemeName;
  onLanguage(language: PageLanguage): void;
  onTheme(theme: ThemeName): void;
}

const THEMES = { light: "light", dark: "dark", "high-contrast": "highContrast" } as const;

/** The line at the top: what this is, the workbook's name, language and theme. */
export function drawHead(options: HeadOptions): HTMLElement {
  const languages = h(
    "select",
    { "aria-label": text("language"), onchange: () => options.onLanguage(languages.value as PageLanguage) },
    ...Object.entries(PAGE_LANGUAGES).map(([value, name]) => h("option", { value, lang: value, selected: value === options.language }, name))
  );
  const themes = h(
    "select",
    { "aria-label": text("theme"), onchange: () => options.onTheme(themes.value as ThemeName) },
    ...Object.entries(THEMES).map(([value, key]) => h("option", { value, selected: value === options.theme }, text(key)))
  );
  return h(
    "header",
    { class: "head" },
    h("img", { class: "mark", src: "/favicon.svg", alt: "" }),
    h("h1", {}, text("title")),
    h("span", { class: "book" }, options.bookName),
    h("span", { class: "grow" }),
    h("label", { title: text("language") }, icon("globe", 16), languages),
    h("label", { title: text("theme") }, icon("theme", 16), themes)
  );
}

export interface StatusLine {
  element: HTMLElement;
  say(words: string): void;
}

/** The line at the bottom. */
export function drawStatus(actions: { toggleLog(): void }): StatusLine {
  const words = h("span", { role: "status" }, text("ready"));
  return {
    element: h("footer", { class: "status" }, words, h("span", { class: "grow" }), h("button", { type: "button", class: "quiet", title: text("logTip"), onclick: actions.toggleLog }, icon("log", 14), text("log"))),
    say(next) {
      if (words.textContent !== next) words.textContent = next;
    },
  };
}

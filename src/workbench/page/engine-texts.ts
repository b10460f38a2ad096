import type { PageLanguage } from "./texts";

export function translateEngine(_language: PageLanguage): void {}
export function translate(text: string): string {
  return text;
}

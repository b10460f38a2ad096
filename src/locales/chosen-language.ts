import { LANGUAGES, nearestLanguage, type Language } from "../process/language";
import { setLanguage } from ".";

/** Kept per person and computer, not in the workbook: colleagues share the file, not the language. */
const KEY = "stagebook.language";

/** The language that the user chose with the switch; null while Office's display language decides. */
export function chosenLanguage(): Language | null {
  try {
    const kept = localStorage.getItem(KEY);
    return LANGUAGES.find((language) => language === kept) ?? null;
  } catch {
    return null; // storage is refused where the browser blocks third-party data: Office's language then decides each time
  }
}

/** Switches the language now and for the next time; null follows Office's display language again. */
export function chooseLanguage(language: Language | null, displayLanguage: string): void {
  try {
    if (language === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, language);
  } catch {
    // The switch works for this session all the same.
  }
  setLanguage(language ?? nearestLanguage(displayLanguage));
}

/** Sets the language to start with: the user's choice, else the nearest to Office's display language. */
export function startLanguage(displayLanguage: string): void {
  setLanguage(chosenLanguage() ?? nearestLanguage(displayLanguage));
}

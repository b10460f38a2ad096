import { createRoot } from "react-dom/client";
import "../locales/taskpane";
import { OPEN_SCREEN, takeWish } from "../commands/screens";
import { language } from "../locales";
import { chooseLanguage, chosenLanguage } from "../locales/chosen-language";
import { today } from "../process/calendar";
import { isReadOnly, readProcess, watchProcess } from "../workbook";
import { Shell } from "./shell/Shell";
import { PaneProvider } from "./state/context";
import { Pane } from "./state/pane";
import { operations } from "./state/late-operations";
import { browserPreferences } from "./state/preferences";
import { problemOf } from "./state/problems";

/** Shows the pane in the page's element. */
export function showPane(element: HTMLElement): void {
  const pane = new Pane({
    workbook: {
      readProcess,
      isReadOnly,
      watchProcess,
      markDone: async (...wish) => (await operations()).markDone(...wish),
      reopenTask: async (...wish) => (await operations()).reopenTask(...wish),
      skipTasks: async (...wish) => (await operations()).skipTasks(...wish),
      postpone: async (...wish) => (await operations()).postpone(...wish),
      handOver: async (...wish) => (await operations()).handOver(...wish),
      undo: async (...wish) => (await operations()).undo(...wish),
    },
    preferences: browserPreferences(),
    languages: {
      current: language,
      chosen: chosenLanguage,
      choose: (chosen) => chooseLanguage(chosen, Office.context.displayLanguage),
    },
    today,
  });
  const fulfil = () => {
    const wish = takeWish();
    if (wish !== null) pane.open(wish.screen, { problem: wish.error === undefined ? null : problemOf(wish.error) });
  };
  document.addEventListener(OPEN_SCREEN, fulfil);
  fulfil();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void pane.refresh();
  });
  void pane.start();
  createRoot(element).render(
    <PaneProvider value={pane}>
      <Shell />
    </PaneProvider>
  );
}

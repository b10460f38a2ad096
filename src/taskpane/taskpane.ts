/**
 * The add-in's one page (shared runtime). Excel may load it long before anyone opens the pane, because a cell needs a
 * function or a ribbon button was pressed. So functions and commands come at once, and the pane's UI, which weighs ten
 * times as much, when the pane is first seen.
 */
import { registerCommands } from "../commands/commands";
import { provideWorkbookTables } from "../functions/kept-tables-in";
import "../functions/functions"; // the build adds to it what tells Office the functions' names
import { startLanguage } from "../locales/chosen-language";
import { t } from "../locales";

registerCommands();
provideWorkbookTables(async () => (await import(/* webpackChunkName: "kept-tables" */ "../workbook/kept-tables")).keptTables);

void Office.onReady().then(() => {
  startLanguage(Office.context.displayLanguage);
  whenSeen(showPane);
});

/** Runs `show` once, as soon as the page is visible: hosts that say "visible" too early only load the pane early. */
function whenSeen(show: () => void): void {
  let seen = false;
  const see = () => {
    if (seen) return;
    seen = true;
    show();
  };
  if (document.visibilityState === "visible") {
    see();
    return;
  }
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && see());
  void Office.addin.onVisibilityModeChanged(({ visibilityMode }) => {
    if (visibilityMode === Office.VisibilityMode.taskpane) see();
  });
}

/** Loads the pane's UI; when that fails, says so and offers to try again. */
function showPane(): void {
  const root = document.getElementById("pane")!;
  import(/* webpackChunkName: "pane" */ "./pane").then(
    (pane) => pane.showPane(root),
    () => {
      const text = document.createElement("p");
      text.setAttribute("role", "alert");
      text.textContent = t("commands:paneNotLoaded");
      const again = document.createElement("button");
      again.textContent = t("commands:tryAgain");
      again.addEventListener("click", () => {
        root.replaceChildren();
        showPane();
      });
      root.replaceChildren(text, again);
    }
  );
}

import "../locales/commands";
import { language } from "../locales";
import { openScreen, type Screen } from "./screens";

/** Excel greys the button out until the command says that it has completed: so it always does. */
type Command = (event: Office.AddinCommands.Event) => Promise<void>;

/** A command that shows the pane at one of its screens. */
function opens(screen: Screen): Command {
  return async (event) => {
    try {
      openScreen(screen);
      await Office.addin.showAsTaskpane();
    } finally {
      event.completed();
    }
  };
}

/** Writes the Dashboard sheet anew. What goes wrong is told by the pane, since a ribbon button cannot speak. */
async function refreshDashboard(event: Office.AddinCommands.Event): Promise<void> {
  try {
    const { refreshDashboard: write } = await import("../workbook"); // named, so that the other operations stay behind
    await write(language());
  } catch (error) {
    openScreen("insights", error);
    await Office.addin.showAsTaskpane();
  } finally {
    event.completed();
  }
}

/** The ribbon commands, by the names that manifest.xml gives them. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  newProcess: opens("new-process"),
  addDeal: opens("add-deal"),
  refreshDashboard,
};

/** Tells Office which function each ribbon button runs. */
export function registerCommands(): void {
  for (const [name, command] of Object.entries(COMMANDS)) Office.actions.associate(name, command);
}

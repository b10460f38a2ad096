import { useEffect } from "react";
import { normalText } from "../../process/columns";
import { watchSelection } from "../../workbook";
import { usePane } from "../state/context";
import type { Screen } from "../state/pane";
import { isBusyHere } from "./is-busy-here";

/** Screens where one looks at things. From one where something is being set up nobody wants to be taken away. */
const FOR_LOOKING: ReadonlySet<Screen> = new Set(["my-day", "deals", "deal", "insights"]);

/** As long as it is there, the pane shows the deal whose row is selected in the sheet. */
export function FollowSelection() {
  const pane = usePane();
  useEffect(() => {
    let isOver = false;
    let stop: (() => Promise<void>) | undefined;
    const show = (name: string) => {
      const { process, screen, arrival } = pane.store.get();
      if (isOver || process.is !== "there" || !FOR_LOOKING.has(screen) || isBusyHere(document)) return;
      const deal = process.snapshot.deals.find((each) => normalText(each.deal) === normalText(name));
      if (deal === undefined || (screen === "deal" && normalText(arrival.deal) === normalText(name))) return;
      pane.open("deal", { deal: deal.deal, bySelection: true });
    };
    watchSelection(show).then(
      (end) => {
        if (isOver) void end();
        else stop = end;
      },
      (error: unknown) => pane.sayFailed(error)
    );
    return () => {
      isOver = true;
      void stop?.();
    };
  }, [pane]);
  return null;
}

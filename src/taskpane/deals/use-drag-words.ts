import type { Announcements, ScreenReaderInstructions } from "@dnd-kit/core";
import { useMemo } from "react";
import { useWords } from "../state/context";
import { draggedDeal, stageUnder } from "./dragged";

/** What a screen reader hears of a drag, in the pane's language. */
export function useDragWords(): { readonly announcements: Announcements; readonly screenReaderInstructions: ScreenReaderInstructions } {
  const { t } = useWords();
  return useMemo(() => {
    const said = (key: "start" | "over" | "out" | "end" | "back", { active, over = null }: Parameters<Announcements["onDragOver"]>[0]) => {
      const { deal } = draggedDeal(active) ?? {};
      return t(`deals:drag.${key}`, { deal: deal?.deal, stage: key === "start" || key === "back" ? deal?.stage : stageUnder(over)?.name });
    };
    return {
      announcements: {
        onDragStart: ({ active }) => said("start", { active, over: null }),
        onDragOver: (event) => said(stageUnder(event.over) === null ? "out" : "over", event),
        onDragEnd: (event) => {
          const [from, to] = [draggedDeal(event.active)?.deal.stage, stageUnder(event.over)?.name];
          return said(to === undefined || to === from ? "back" : "end", event);
        },
        onDragCancel: (event) => said("back", event),
      },
      screenReaderInstructions: { draggable: t("deals:drag.how") },
    };
  }, [t]);
}

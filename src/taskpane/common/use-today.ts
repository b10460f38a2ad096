import { useSyncExternalStore } from "react";
import { today } from "../../process/calendar";
import type { Day } from "../../process/model";

/** Today; a pane that stays open overnight turns the page by itself. */
export function useToday(): Day {
  return useSyncExternalStore(watchTheClock, () => today());
}

function watchTheClock(onChange: () => void): () => void {
  const timer = setInterval(onChange, 60_000);
  document.addEventListener("visibilitychange", onChange);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", onChange);
  };
}

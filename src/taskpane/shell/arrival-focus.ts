import { useEffect, useRef, type RefObject } from "react";
import { usePane } from "../state/context";

let arrived = false;

/**
 * Moves the focus to the heading of the screen that the user has just gone to, so that keyboard and screen reader go on
 * there. Not when the pane opens, or shows what was selected in the sheet: the user may be typing there.
 */
export function useArrivalFocus<E extends HTMLElement>(): RefObject<E | null> {
  const heading = useRef<E>(null);
  const pane = usePane();
  useEffect(() => {
    if (arrived && pane.store.get().arrival.bySelection !== true) heading.current?.focus({ preventScroll: true });
    arrived = true;
  }, [pane]);
  return heading;
}

import { useEffect, useRef, type RefObject } from "react";

let arrived = false;

/**
 * Moves the focus to the heading of the screen that the user has just gone to, so that keyboard and screen reader go on
 * there. Not when the pane opens: the user may be typing in the sheet.
 */
export function useArrivalFocus<E extends HTMLElement>(): RefObject<E | null> {
  const heading = useRef<E>(null);
  useEffect(() => {
    if (arrived) heading.current?.focus({ preventScroll: true });
    arrived = true;
  }, []);
  return heading;
}

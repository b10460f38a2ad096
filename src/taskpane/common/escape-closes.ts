import type { KeyboardEvent } from "react";

/** Closes a form by Escape, unless something in it has used the key. The focus stays in the pane (see keepKeys). */
export function escapeCloses(close: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    close();
  };
}

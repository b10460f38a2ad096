import { createRoot } from "react-dom/client";

/** Shows the pane in the page's element. */
export function showPane(element: HTMLElement): void {
  createRoot(element).render(<h1>Stagebook</h1>);
}

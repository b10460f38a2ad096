/** What can have the focus, as browsers have it. */
const TABBABLE =
  "a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex], [contenteditable]";

function takesFocus(element: HTMLElement): boolean {
  if (element.tabIndex < 0 || element.getClientRects().length === 0) return false;
  // Fluent's invisible keepers of the focus hand it on.
  if (element.hasAttribute("data-tabster-dummy")) return false;
  // A group of radio buttons is one stop: the chosen one.
  if (element instanceof HTMLInputElement && element.type === "radio" && !element.checked) {
    const group = element.getRootNode() as Document;
    return group.querySelector(`input[type=radio][name="${CSS.escape(element.name)}"]:checked`) === null;
  }
  return true;
}

/** Whether Tab (Shift+Tab, when backwards) finds another stop within the pane. */
function staysInside(from: Element, backwards: boolean): boolean {
  const wanted = backwards ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  return [...document.querySelectorAll<HTMLElement>(TABBABLE)].some(
    (element) => (from.compareDocumentPosition(element) & wanted) !== 0 && takesFocus(element)
  );
}

/**
 * Keeps Tab and Escape from office.js while they mean something in the pane.
 *
 * In Excel on the web, office.js listens on the window and moves the focus on Tab itself, through every element with a
 * tab index (each radio button, Fluent's invisible ones), and out of the pane when the focus stands on anything that is
 * no such stop: the heading of the screen that has just opened, for one. Escape it takes as leaving for the sheet, also
 * when it has only closed a menu. So Tab goes on to it only from the pane's first or last stop, where leaving is right,
 * and Escape only when nothing in the pane has used it.
 */
export function keepKeys(): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    const used = event.defaultPrevented;
    if (event.key === "Escape" && used) event.stopPropagation();
    if (event.key !== "Tab" || event.ctrlKey || event.altKey || event.metaKey) return;
    if (used || staysInside(event.target as Element, event.shiftKey)) event.stopPropagation();
  };
  document.addEventListener("keydown", onKeyDown);
  return () => document.removeEventListener("keydown", onKeyDown);
}

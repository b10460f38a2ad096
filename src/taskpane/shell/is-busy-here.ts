/**
 * Whether the user is in the middle of something in the pane: is in it now, or has gone to the sheet with a form half
 * filled in, a question open or a menu. Then the pane stays as it is.
 */
export function isBusyHere(page: Document): boolean {
  return page.hasFocus() || page.querySelector("[role=dialog], [role=menu]") !== null || [...page.querySelectorAll("form")].some(isBegun);
}

/** A form of one line or text is always there, and begun once something is in it; one with more was opened on purpose. */
function isBegun(form: HTMLFormElement): boolean {
  return [...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("select, input, textarea")].some(
    (field) => field.matches("select, [type=date]") || field.value !== ""
  );
}

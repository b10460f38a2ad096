/** A screen of the pane that a ribbon button asks for. */
export type Screen = "new-process" | "add-deal" | "insights";

/** What the pane is to show: a screen, and for "insights" the failure that brought the user there. */
export interface ScreenWish {
  readonly screen: Screen;
  readonly error?: unknown;
}

/** Dispatched on `document` with a ScreenWish as its detail. */
export const OPEN_SCREEN = "stagebook:open";

let lastWish: ScreenWish | null = null;

/**
 * Asks the pane for a screen. The pane's code is loaded only when the pane is first shown, so the wish is also kept
 * until the pane takes it with `takeWish`.
 */
export function openScreen(screen: Screen, error?: unknown): void {
  lastWish = error === undefined ? { screen } : { screen, error };
  document.dispatchEvent(new CustomEvent<ScreenWish>(OPEN_SCREEN, { detail: lastWish }));
}

/** The last wish that nobody has taken yet, once: to be asked when the pane starts and when OPEN_SCREEN arrives. */
export function takeWish(): ScreenWish | null {
  const wish = lastWish;
  lastWish = null;
  return wish;
}

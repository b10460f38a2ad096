import { useEffect, type RefObject } from "react";

/**
 * Moves the focus to a deal that has gone elsewhere, or to the screen's heading when it is no longer shown. The deal has
 * to be in the page by then, however far away, under its name in data-deal.
 */
export function useFollow(deal: string | null, within: RefObject<HTMLElement | null>, onFollowed: () => void): void {
  useEffect(() => {
    if (deal === null) return;
    const item = within.current?.querySelector<HTMLElement>(`[data-deal="${CSS.escape(deal)}"] [data-more]`);
    (item ?? document.querySelector<HTMLElement>("main h1"))?.focus();
    onFollowed();
  }, [deal, within, onFollowed]);
}

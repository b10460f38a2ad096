import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import { useCallback } from "react";

/** Rows beyond the edge that are there already when one scrolls. */
const AHEAD = 6;

interface LongList {
  readonly count: number;
  readonly scroller: () => HTMLElement | null;
  /** How far below the scroller's beginning the list begins. */
  readonly below?: number;
  readonly keyOf: (index: number) => string;
  /** About how high a row is, until it is measured. */
  readonly heightOf: (index: number) => number;
  /** Rows that are there wherever one has scrolled to: what has the focus, what is being dragged. */
  readonly kept: readonly number[];
}

/** The rows of a long list that are near what is seen: only they are in the page. */
export function useNear({ count, scroller, below = 0, keyOf, heightOf, kept }: LongList): Virtualizer<HTMLElement, HTMLElement> {
  const always = kept.join();
  return useVirtualizer<HTMLElement, HTMLElement>({
    count,
    getScrollElement: scroller,
    estimateSize: heightOf,
    getItemKey: keyOf,
    scrollMargin: below,
    overscan: AHEAD,
    // React 19 warns of flushSync in an effect, and the rows ahead hide that it renders a moment later.
    useFlushSync: false,
    rangeExtractor: useCallback(
      (range) => {
        const indices = new Set(defaultRangeExtractor(range));
        for (const index of always.split(",")) if (index !== "" && Number(index) < range.count) indices.add(Number(index));
        return [...indices].sort((one, other) => one - other);
      },
      [always]
    ),
  });
}

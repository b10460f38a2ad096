import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import { useCallback, useLayoutEffect, useState, type RefObject } from "react";

/** Rows beyond the edge that are there already when one scrolls, and for Tab and the next tick to find. */
const AHEAD = 8;

interface LongList {
  readonly count: number;
  readonly scroller: () => HTMLElement | null;
  /** How far below the scroller's beginning the list begins. */
  readonly below?: number;
  /** The same function while the list is the same: with another one, all rows are laid out anew. */
  readonly keyOf: (index: number) => string;
  /** How high a row usually is. Each row that is measured to be of another height moves those after it. */
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

/** How far below the beginning of the scrolling page an element stands, also when what is above it grows. */
export function useDistance(of: RefObject<HTMLElement | null>): number {
  const [distance, setDistance] = useState(0);
  useLayoutEffect(() => {
    const element = of.current!;
    const page = element.closest("main")!;
    const measure = () => setDistance(element.getBoundingClientRect().top - page.getBoundingClientRect().top + page.scrollTop);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element.parentElement!); // it grows with all that is in it
    return () => observer.disconnect();
  }, [of]);
  return distance;
}

import { createContext } from "react";

/** Where a screen's header goes when the rest of the screen is disabled; null: to where it stands. */
export const HeaderPlace = createContext<HTMLElement | null>(null);

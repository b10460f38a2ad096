import { createContext, useContext, useMemo } from "react";
import { t } from "../../locales";
import { formatsFor, type Formats } from "../common/formats";
import type { Pane, PaneState } from "./pane";
import { useStore } from "./store";

const PaneContext = createContext<Pane | null>(null);
export const PaneProvider = PaneContext.Provider;

export function usePane(): Pane {
  const pane = useContext(PaneContext);
  if (pane === null) throw new Error("usePane outside PaneProvider");
  return pane;
}

export function usePaneState<V>(select: (state: PaneState) => V): V {
  return useStore(usePane().store, select);
}

/** Whether the workbook is open for reading only, so that nothing is offered that would write to it. */
export function useReadOnly(): boolean {
  return usePaneState(({ process }) => ("snapshot" in process ? process.snapshot.isReadOnly : process.is === "none" && process.isReadOnly));
}

/** The texts and formats of the pane's language; a component that uses them renders again when it is switched. */
export function useWords(): { t: typeof t; formats: Formats } {
  const language = usePaneState((state) => state.language);
  return useMemo(() => ({ t, formats: formatsFor(language) }), [language]);
}

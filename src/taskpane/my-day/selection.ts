import { createContext, useCallback, useContext, useMemo, useRef, useState, type RefObject } from "react";

/** The tasks that are picked, while several are being picked. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly pick: (ids: readonly string[], isPicked: boolean) => void;
  /** Ends the picking. */
  readonly end: () => void;
}

const SelectionContext = createContext<Selection | null>(null);
export const SelectionProvider = SelectionContext.Provider;

/** null: none are being picked, and a row's checkbox marks its task done. */
export function useSelection(): Selection | null {
  return useContext(SelectionContext);
}

interface Picking {
  readonly selection: Selection | null;
  readonly toggle: () => void;
  /** The button that begins it, which has the focus again when it ends. */
  readonly button: RefObject<HTMLButtonElement | null>;
}

export function usePicking(): Picking {
  const [ids, setIds] = useState<ReadonlySet<string> | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const end = useCallback(() => {
    setIds(null);
    button.current?.focus();
  }, []);
  const pick = useCallback((changed: readonly string[], isPicked: boolean) => {
    setIds((before) => {
      const next = new Set(before);
      for (const id of changed) if (isPicked) next.add(id);
      else next.delete(id);
      return next;
    });
  }, []);
  const selection = useMemo(() => ids && { ids, pick, end }, [ids, pick, end]);
  return { selection, toggle: () => (ids === null ? setIds(new Set()) : end()), button };
}

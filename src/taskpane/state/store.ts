import { useSyncExternalStore } from "react";

/** A value that components watch. All the pane's state is in one of these. */
export class Store<S extends object> {
  private readonly listeners = new Set<() => void>();

  constructor(private state: S) {}

  get = (): S => this.state;

  set(change: Partial<S>): void {
    this.state = { ...this.state, ...change };
    for (const listener of [...this.listeners]) listener();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}

/** The part of a store's state that `select` answers; the component renders again when that part changes. */
export function useStore<S extends object, V>(store: Store<S>, select: (state: S) => V): V {
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}

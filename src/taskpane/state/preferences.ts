/** What the pane remembers for this person on this computer: never in the workbook, which a team shares. */
export interface Preferences {
  me(): string | null;
  rememberMe(name: string): void;
}

/** Preferences in the browser's storage; where storage is forbidden nothing is remembered. */
export function browserPreferences(storage: () => Storage = () => window.localStorage): Preferences {
  const ME = "stagebook.me";
  return {
    me: () => {
      try {
        return storage().getItem(ME);
      } catch {
        return null;
      }
    },
    rememberMe: (name) => {
      try {
        storage().setItem(ME, name);
      } catch {
        // Private windows and strict policies refuse storage: the pane works, it only asks again next time.
      }
    },
  };
}

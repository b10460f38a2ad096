import type { Arrangement } from "./pane";

/** What the pane remembers for this person on this computer: never in the workbook, which a team shares. */
export interface Preferences {
  me(): string | null;
  rememberMe(name: string): void;
  /** The day on which the pane last said at opening what is due. */
  remindedOn(): number | null;
  rememberReminded(day: number): void;
  /** How My day is arranged; by date until another way was chosen. */
  arrangement(): Arrangement;
  rememberArrangement(arrangement: Arrangement): void;
  dealsAs(): DealsAs;
  rememberDealsAs(as: DealsAs): void;
  /** Whether the pane shows the deal whose row is selected in the sheet. */
  followsSelection(): boolean;
  rememberFollowing(follows: boolean): void;
}

/** How the deals are shown. */
export type DealsAs = "list" | "board";

/** Preferences in the browser's storage; where storage is forbidden nothing is remembered. */
export function browserPreferences(storage: () => Storage = () => window.localStorage): Preferences {
  const read = (name: string) => {
    try {
      return storage().getItem(name);
    } catch {
      return null;
    }
  };
  const remember = (name: string, value: string) => {
    try {
      storage().setItem(name, value);
    } catch {
      // Private windows and strict policies refuse storage: the pane works, it only asks again next time.
    }
  };
  const [ME, REMINDED, ARRANGEMENT] = ["stagebook.me", "stagebook.remindedOn", "stagebook.arrangement"];
  const [DEALS_AS, FOLLOWS] = ["stagebook.dealsAs", "stagebook.followsSelection"];
  return {
    me: () => read(ME),
    rememberMe: (name) => remember(ME, name),
    remindedOn: () => Number(read(REMINDED)) || null,
    rememberReminded: (day) => remember(REMINDED, String(day)),
    arrangement: () => (read(ARRANGEMENT) === "customer" ? "customer" : "date"),
    rememberArrangement: (arrangement) => remember(ARRANGEMENT, arrangement),
    dealsAs: () => (read(DEALS_AS) === "board" ? "board" : "list"),
    rememberDealsAs: (as) => remember(DEALS_AS, as),
    followsSelection: () => read(FOLLOWS) === "yes",
    rememberFollowing: (follows) => remember(FOLLOWS, follows ? "yes" : "no"),
  };
}

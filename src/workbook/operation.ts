/** What every long operation takes. */
export interface OperationOptions {
  /** Told from 0 to 1 while a long operation goes on. */
  readonly onProgress?: (fraction: number) => void;
  /** Aborting it takes back what was written so far; the operation then throws the signal's AbortError. */
  readonly signal?: AbortSignal;
}

/** What `undo` needs to take an operation back: plain data, kept by the caller for as long as it offers to undo. */
export interface UndoToken {
  readonly steps: readonly unknown[];
}

/** A sheet or table whose name was taken by something else, and the name it was given instead. */
export interface Renamed {
  readonly what: "sheet" | "table";
  readonly wanted: string;
  readonly given: string;
}

import type { ReactNode } from "react";
import { useReadOnly } from "../state/context";

/** What would write to the workbook: not there while that is open for reading only. */
export function ForWriting({ children }: { readonly children: ReactNode }) {
  return useReadOnly() ? null : children;
}

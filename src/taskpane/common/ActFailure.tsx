import { FailureMessage } from "./FailureMessage";
import type { Act } from "./use-act";

/** Why the workbook did not take a change, where it was asked for. */
export function ActFailure({ act }: { readonly act: Act }) {
  return act.problem === null ? null : <FailureMessage problem={act.problem} tryAgain={act.again} dismiss={act.dismiss} />;
}

import { useEffect, useState } from "react";
import type { ImportPlan } from "../../import/import-plan";
import { planImport } from "../../import/plan-import";
import type { Language } from "../../process/language";
import type { Problem } from "../../process/problem";
import { problemOf } from "../state/problems";
import type { ImportDraft } from "./import-draft";

export interface Planned {
  /** The last plan that was made; `fresh` tells whether it is the draft's. */
  readonly plan: ImportPlan | null;
  readonly problem: Problem | null;
  readonly fresh: boolean;
}

/** The plan of a draft, made anew whenever the draft changes; null while questions are open. */
export function usePlan(draft: ImportDraft, language: Language, ready: boolean): Planned {
  const [made, setMade] = useState<{ of: ImportDraft | null; plan: ImportPlan | null; problem: Problem | null }>({
    of: null,
    plan: null,
    problem: null,
  });
  useEffect(() => {
    if (!ready) return;
    const aborter = new AbortController();
    planImport(draft.source, draft.mapping, { ...draft.choices, language }, { signal: aborter.signal }).then(
      (plan) => !aborter.signal.aborted && setMade({ of: draft, plan, problem: null }),
      (error: unknown) => {
        const problem = problemOf(error);
        if (problem !== null && !aborter.signal.aborted) setMade({ of: draft, plan: null, problem });
      }
    );
    return () => aborter.abort();
  }, [draft, language, ready]);
  return { plan: ready ? made.plan : null, problem: ready ? made.problem : null, fresh: ready && made.of === draft };
}

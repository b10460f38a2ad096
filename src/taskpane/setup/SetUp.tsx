import { useEffect, useState } from "react";
import "../../locales/setup";
import type { ProcessSnapshot } from "../../process/model";
import type { Setup } from "../../workbook";
import { FailureMessage } from "../common/FailureMessage";
import { Reading } from "../shell/Reading";
import { ScreenHeader } from "../shell/ScreenHeader";
import { useWords } from "../state/context";
import { Holidays } from "./Holidays";
import { Overview } from "./Overview";
import { Playbook } from "./Playbook";
import { Stages } from "./Stages";
import { Targets } from "./Targets";
import { Team } from "./Team";
import { useSetup } from "./use-setup";
import { useWishes, WishesProvider } from "./wishes";

export const PARTS = ["stages", "playbook", "team", "targets", "holidays"] as const;
export type Part = (typeof PARTS)[number];

export interface PartProps {
  readonly setup: Setup;
  readonly snapshot: ProcessSnapshot;
}

const SCREEN_OF = { stages: Stages, playbook: Playbook, team: Team, targets: Targets, holidays: Holidays } as const;

/** How the team sells: what can be edited in the sheets Stages, Playbook, Team, Targets and Holidays, in forms. */
export function SetUp({ snapshot }: { readonly snapshot: ProcessSnapshot }) {
  const { t } = useWords();
  const [part, setPart] = useState<Part | null>(null);
  const { setup, problem, readAgain } = useSetup(snapshot);
  const wishes = useWishes(readAgain);
  useEffect(() => {
    document.querySelector("main")?.scrollTo(0, 0);
  }, [part]);
  const Screen = part === null ? null : SCREEN_OF[part];
  return (
    <WishesProvider value={wishes}>
      <ScreenHeader
        key={part}
        title={t(part === null ? "setup:title" : `setup:part.${part}`)}
        back={part === null ? undefined : () => setPart(null)}
      />
      {problem !== null && <FailureMessage title={t("setup:notRead")} problem={problem} inWorkbook={false} tryAgain={() => void readAgain()} />}
      {setup === null ? (
        problem === null && <Reading />
      ) : Screen === null ? (
        <Overview setup={setup} snapshot={snapshot} onPart={setPart} />
      ) : (
        <Screen setup={setup} snapshot={snapshot} />
      )}
    </WishesProvider>
  );
}

import { useCallback, useEffect, useRef, useState } from "react";
import type { Problem } from "../../process/problem";
import type { ProcessSnapshot } from "../../process/model";
import { readSetup, type Setup } from "../../workbook";
import { problemOf } from "../state/problems";

export interface SetupRead {
  /** As it was read last; null before the first time. */
  readonly setup: Setup | null;
  /** Why the last reading failed. */
  readonly problem: Problem | null;
  readonly readAgain: () => Promise<void>;
}

/** The tables that are set up, read again whenever the workbook has changed: the sheet is the truth. */
export function useSetup(snapshot: ProcessSnapshot): SetupRead {
  const [setup, setSetup] = useState<Setup | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const readings = useRef({ begun: 0, shown: 0 });
  const readAgain = useCallback(async () => {
    const mine = (readings.current.begun += 1);
    const isLatest = () => {
      if (mine < readings.current.shown) return false; // one that began later is shown already, and knows better
      readings.current.shown = mine;
      return true;
    };
    try {
      const read = await readSetup();
      if (!isLatest()) return;
      setSetup(read);
      setProblem(null);
    } catch (error) {
      if (isLatest()) setProblem(problemOf(error));
    }
  }, []);
  useEffect(() => void readAgain(), [snapshot, readAgain]);
  return { setup, problem, readAgain };
}

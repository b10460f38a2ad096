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
  const readings = useRef(0);
  const readAgain = useCallback(async () => {
    const mine = (readings.current += 1);
    try {
      const read = await readSetup();
      if (mine !== readings.current) return; // a later reading knows better
      setSetup(read);
      setProblem(null);
    } catch (error) {
      if (mine === readings.current) setProblem(problemOf(error));
    }
  }, []);
  useEffect(() => void readAgain(), [snapshot, readAgain]);
  return { setup, problem, readAgain };
}

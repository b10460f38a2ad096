import { dayOf } from "../../src/process/calendar";
import type { Stage, StageKind } from "../../src/process/model";
import type { DealsToImport } from "../../src/workbook";

const MONDAY = dayOf(2026, 3, 2)!;

function stage(name: string, order: number, kind: StageKind): Stage {
  return { name, order, kind, probability: null, targetDays: null, guidance: "" };
}

/** The plan of a file with so many deals: two stages that no template has, one owner that no team has, one extra column. */
export function planOf(deals: number, change: Partial<DealsToImport> = {}): DealsToImport {
  const numbers = Array.from({ length: deals }, (_, index) => index);
  return {
    shape: "deals",
    deals: numbers.map((index) => ({
      id: `OPP-${index}`,
      deal: `Deal ${index}`,
      customer: `=customer ${index}`,
      owner: index % 2 === 0 ? "Li Na" : "Darcel Schlecht",
      stage: ["Prospecting", "Engaging", "Closed Won"][index % 3]!,
      amount: index * 10.5,
      currency: "",
      created: MONDAY + index,
      expectedClose: null,
      closed: index % 3 === 2 ? MONDAY + index + 30 : null,
      outcome: index % 3 === 2 ? "won" : "open",
      lostIn: "",
      reason: "",
      competitor: "",
      source: "CSV",
      notes: "",
      row: index + 2,
    })),
    tasks: [],
    history: numbers.filter((index) => index % 3 === 2).map((index) => ({ deal: `Deal ${index}`, stage: "Closed Won", entered: MONDAY + index + 30, by: "", row: index + 2 })),
    stages: [stage("Prospecting", 1, "open"), stage("Engaging", 2, "open"), stage("Closed Won", 3, "won"), stage("Closed Lost", 4, "lost")],
    people: ["Li Na", "Darcel Schlecht"],
    extra: [{ header: "Sector", values: numbers.map((index) => (index % 2 === 0 ? "retail" : "")) }],
    ...change,
  };
}

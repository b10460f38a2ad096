import type { Cell } from "../../src/process/model";
import { opportunities } from "./opportunities";

/** Days within which an opportunity is to be closed. */
const TERM = 60;

/** Each opportunity that was engaged as one task: to close it within a term. */
export function opportunityTasks(): Cell[][] {
  const [header, ...rows] = opportunities();
  const at = (name: string) => header!.indexOf(name);
  const [deal, agent, stage, engaged, closed] = [at("opportunity_id"), at("sales_agent"), at("deal_stage"), at("engage_date"), at("close_date")];
  return [
    ["Deal", "Stage", "Task", "Milestone", "Owner", "Start", "Due", "Done", "Status"],
    ...rows.map((row): Cell[] => {
      const start = row[engaged!]!;
      return [row[deal!], row[stage!], "Close", true, row[agent!], start, start === "" ? "" : Number(start) + TERM, row[closed!], ""];
    }),
  ];
}

/** Which queries of the folder sql compute the figure of each function. */
export const QUERIES: Readonly<Record<string, readonly string[]>> = {
  FUNNEL: ["funnel", "open-amount"], CONVERSION: ["conversion"], DROPOFF: ["drop-off", "lost-amount"], STAGETIME: ["stage-time"], CYCLE: ["cycle"], VELOCITY: ["velocity"],
  BOTTLENECK: ["bottleneck"], STALLED: ["stalled"], PATHS: ["paths"], COHORTS: ["cohorts"], OVERDUE: ["overdue"], DUE: ["due"], ONTIME: ["on-time"], COMPLETION: ["completion"],
  WORKLOAD: ["workload"], REPS: ["rep-deals", "task-rates"], REP: ["rep-deals", "task-rates"], WINRATE: ["win-rate"], FORECAST: ["forecast"], ATTAINMENT: ["attainment"],
  COVERAGE: ["attainment"], LOSSES: ["losses"], TREND: ["trend-deals", "trend-tasks", "trend-conversion"], WHATIF: ["what-if"], WHERE: ["where"], CHECK: ["check"],
};

/** What computes nothing from the cells. */
export const NO_FIGURE: readonly string[] = ["DEFINE", "TABLE"];

export type Suite =
  | "conversions, funnels, people and win rates" | "the numbers of the process" | "the numbers of tasks" | "the numbers of people and money" | "figures over time and what-if"
  | "what cannot be read" | "the due dates of a plan in business days";

/** The functions that each suite compares with their queries, on every process that is asked about. */
export const SUITES: Readonly<Record<Suite, readonly string[]>> = {
  "conversions, funnels, people and win rates": ["FUNNEL", "CONVERSION", "REPS", "REP", "WINRATE"],
  "the numbers of the process": ["DROPOFF", "STAGETIME", "CYCLE", "VELOCITY", "BOTTLENECK", "STALLED", "PATHS", "COHORTS"],
  "the numbers of tasks": ["OVERDUE", "DUE", "ONTIME", "COMPLETION", "WORKLOAD", "WHERE"],
  "the numbers of people and money": ["FORECAST", "ATTAINMENT", "COVERAGE", "LOSSES"],
  "figures over time and what-if": ["TREND", "WHATIF"],
  "what cannot be read": ["CHECK"],
  "the due dates of a plan in business days": [],
};

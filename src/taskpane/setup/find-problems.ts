import { normalText } from "../../process/columns";
import type { Day, ProcessSnapshot } from "../../process/model";
import type { Setup, SetupKind, SetupRow } from "../../workbook";
import { periodIn } from "./periods";
import { stageLines } from "./stage-rules";

/** Something in the set-up that does not fit together, with what is needed to put it right. */
export type SetupProblem =
  | { readonly is: "unknownStage"; readonly stage: string; readonly places: readonly { readonly sheet: string; readonly rows: number }[]; readonly renamedTo: string | null }
  | { readonly is: "noStageOf"; readonly kind: "open" | "won" }
  | { readonly is: "stranger"; readonly name: string; readonly deals: number; readonly tasks: number }
  | { readonly is: "nobodyHasRole"; readonly role: string; readonly rows: readonly SetupRow[] }
  | { readonly is: "targetOfStranger"; readonly name: string; readonly rows: readonly SetupRow[] }
  | { readonly is: "noSuchPeriod"; readonly text: string; readonly row: SetupRow }
  | { readonly is: "twice"; readonly kind: SetupKind; readonly name: string; readonly rows: readonly SetupRow[] };

/** What does not fit together, the gravest first. */
export function findProblems(setup: Setup, snapshot: ProcessSnapshot, today: Day): SetupProblem[] {
  return [...stageProblems(setup, snapshot), ...twice(setup), ...strangers(setup, snapshot), ...targetProblems(setup, today), ...roles(setup)];
}

function rowsOf(setup: Setup, kind: SetupKind): readonly SetupRow[] {
  return setup.tables[kind]?.rows ?? [];
}

function stageProblems(setup: Setup, snapshot: ProcessSnapshot): SetupProblem[] {
  const stages = stageLines(rowsOf(setup, "Stages"));
  if (stages.length === 0) return [];
  const known = new Set(stages.map(({ name }) => normalText(name)));
  /** Rows by sheet that name a stage which is not there: deals and tasks by what reading them said. */
  const unknown = new Map<string, { stage: string; sheets: Map<string, number> }>();
  const add = (stage: string, sheet: string) => {
    const key = normalText(stage);
    if (key === "" || known.has(key)) return;
    const found = unknown.get(key) ?? { stage, sheets: new Map<string, number>() };
    unknown.set(key, found);
    found.sheets.set(sheet, (found.sheets.get(sheet) ?? 0) + 1);
  };
  for (const { code, params } of snapshot.problems) {
    if (code === "process:unknownStage") add(String(params["stage"]), String(params["sheet"]));
  }
  for (const { cells } of rowsOf(setup, "Playbook")) add(String(cells.stage ?? "").trim(), setup.tables.Playbook!.sheet);
  const used = new Set([...snapshot.deals, ...snapshot.tasks, ...snapshot.playbook].map(({ stage }) => normalText(stage)));
  const unused = stages.filter(({ name, kind }) => !used.has(normalText(name)) && kind !== "lost" && kind !== "won");
  // One stage that nothing names, and one name without a stage: it was renamed.
  const renamedTo = unknown.size === 1 && unused.length === 1 ? unused[0].name : null;
  return [
    ...[...unknown.values()].map(({ stage, sheets }) => ({
      is: "unknownStage" as const,
      stage,
      places: [...sheets].map(([sheet, rows]) => ({ sheet, rows })),
      renamedTo,
    })),
    ...(["open", "won"] as const).filter((kind) => !stages.some((stage) => stage.kind === kind)).map((kind) => ({ is: "noStageOf" as const, kind })),
  ];
}

function twice(setup: Setup): SetupProblem[] {
  const named = [
    { kind: "Stages", nameOf: ({ cells }) => [cells.stage] },
    { kind: "Playbook", nameOf: ({ cells }) => [cells.stage, cells.task] },
    { kind: "Team", nameOf: ({ cells }) => [cells.name] },
  ] as const satisfies readonly { kind: SetupKind; nameOf: (row: SetupRow) => readonly unknown[] }[];
  return named.flatMap(({ kind, nameOf }) => {
    const byName = new Map<string, SetupRow[]>();
    for (const row of rowsOf(setup, kind)) {
      const parts = nameOf(row).map(normalText);
      if (parts.at(-1) === "") continue;
      byName.set(parts.join("\n"), [...(byName.get(parts.join("\n")) ?? []), row]);
    }
    return [...byName.values()]
      .filter((rows) => rows.length > 1)
      .map((rows) => ({ is: "twice" as const, kind, name: String(nameOf(rows[0]).at(-1)).trim(), rows }));
  });
}

function strangers(setup: Setup, snapshot: ProcessSnapshot): SetupProblem[] {
  const team = new Set(rowsOf(setup, "Team").map(({ cells }) => normalText(cells.name)));
  // A team that nobody has written down yet has no strangers.
  if (team.size === 0) return [];
  const found = new Map<string, { name: string; deals: number; tasks: number }>();
  const count = (owner: string, what: "deals" | "tasks") => {
    const key = normalText(owner);
    if (key === "" || team.has(key)) return;
    const stranger = found.get(key) ?? { name: owner, deals: 0, tasks: 0 };
    found.set(key, stranger);
    stranger[what] += 1;
  };
  for (const { owner, outcome } of snapshot.deals) if (outcome === "open") count(owner, "deals");
  for (const { owner, status } of snapshot.tasks) if (status === "open") count(owner, "tasks");
  return [...found.values()].map((stranger) => ({ is: "stranger", ...stranger }));
}

function targetProblems(setup: Setup, today: Day): SetupProblem[] {
  const team = new Set(rowsOf(setup, "Team").map(({ cells }) => normalText(cells.name)));
  const problems: SetupProblem[] = [];
  const ofStrangers = new Map<string, SetupRow[]>();
  for (const row of rowsOf(setup, "Targets")) {
    const { period: cell, name } = row.cells;
    const key = normalText(name);
    const period = periodIn(cell);
    if (period === null) problems.push({ is: "noSuchPeriod", text: String(cell ?? "").trim(), row });
    // Who has left may well have had targets before.
    else if (key !== "" && team.size > 0 && !team.has(key) && period.to >= today) ofStrangers.set(key, [...(ofStrangers.get(key) ?? []), row]);
  }
  const strange = [...ofStrangers.values()].map((rows) => ({ is: "targetOfStranger" as const, name: String(rows[0].cells.name).trim(), rows }));
  return [...strange, ...problems];
}

/** Roles whose tasks nobody in the team has, so that they all go to the deal's owner. */
function roles(setup: Setup): SetupProblem[] {
  const has = new Set(rowsOf(setup, "Team").map(({ cells }) => normalText(cells.role)));
  // Where nobody has a role, tasks are simply the owner's.
  if ([...has].every((role) => role === "")) return [];
  const byRole = new Map<string, SetupRow[]>();
  for (const row of rowsOf(setup, "Playbook")) {
    const key = normalText(row.cells.role);
    if (key !== "" && !has.has(key)) byRole.set(key, [...(byRole.get(key) ?? []), row]);
  }
  return [...byRole.values()].map((rows) => ({ is: "nobodyHasRole", role: String(rows[0].cells.role).trim(), rows }));
}

import { Button } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";
import { COLUMNS } from "../../process/columns";
import { changeSetup, handOverEverything, renameStage, showCell, type Setup, type SetupKind, type SetupRow } from "../../workbook";
import { useToday } from "../common/use-today";
import { useWords } from "../state/context";
import { Choice } from "./Choice";
import type { SetupProblem } from "./find-problems";
import { periodAround, periodCell, periodName } from "./periods";
import { useRowStyles } from "./row-styles";
import { kindCell, placeForNew, stageLines } from "./stage-rules";
import { useWish, type Wish } from "./wishes";

/** A problem in words, and the ways out of it. `where` is where a way that fails is told. */
export function useWays(what: SetupProblem, { tables, language }: Setup, where: string): { words: string; ways: ReactNode } {
  const rows = useRowStyles();
  const { t } = useWords();
  const { wish } = useWish();
  const today = useToday();
  const [choice, setChoice] = useState("");
  const stages = stageLines(tables.Stages?.rows ?? []);
  const team = (tables.Team?.rows ?? []).map(({ cells }) => String(cells.name ?? "").trim()).filter((name) => name !== "");
  const button = (label: string, made: Wish, isFirst = false) => (
    <Button key={label} size="small" appearance={isFirst ? "primary" : undefined} onClick={() => wish(where, made)}>
      {label}
    </Button>
  );
  const edit = (kind: SetupKind, changes: Parameters<typeof changeSetup>[1], key: string, params: Record<string, string | number> = {}): Wish => ({
    run: (handle) => changeSetup(kind, changes, handle),
    said: { key, params },
  });
  const actions = (...buttons: readonly ReactNode[]) => <div className={rows.actions}>{buttons}</div>;
  const show = (kind: SetupKind, row: SetupRow, column?: string) => (
    <Button key={`show ${row.row}`} size="small" appearance="subtle" onClick={() => void showCell({ params: { table: tables[kind]!.name }, row: row.row, column }).catch(() => undefined)}>
      {t("setup:problems.show", { row: row.row })}
    </Button>
  );
  switch (what.is) {
    case "unknownStage": {
      const { stage, places, renamedTo } = what;
      const targets = stages.filter(({ kind }) => kind === "open" || kind === "after-sales");
      const chosen = choice === "" ? (renamedTo ?? targets[0]?.name ?? "") : choice;
      const { order, later } = placeForNew(stages, "open");
      const renamed = renamedTo === null ? undefined : stages.find(({ name }) => name === renamedTo);
      const move = (to: string): Wish => ({ run: (handle) => renameStage(stage, to, handle), said: { key: "setup:problems.stageMapped", params: { from: stage, to } } });
      return {
        words: t("setup:problems.unknownStage", {
          stage,
          places: places.map(({ sheet, rows: count }) => t("setup:problems.place", { sheet, count })).join(t("setup:problems.between")),
        }),
        ways: (
          <>
            {actions(
              renamed !== undefined && button(t("setup:problems.useNewName", { stage: renamed.name }), move(renamed.name), true),
              renamed !== undefined &&
                button(
                  t("setup:problems.renameBack", { from: renamed.name, to: stage }),
                  edit("Stages", { change: [{ shown: renamed.row.cells, values: { stage } }] }, "setup:stages.changed", { stage })
                ),
              button(
                t("setup:problems.addStage", { stage }),
                edit(
                  "Stages",
                  {
                    add: [{ stage, kind: kindCell("open", language), ...(tables.Stages?.headers.order === undefined ? {} : { order }) }],
                    change: tables.Stages?.headers.order === undefined ? [] : later.map(({ stage: other, order: place }) => ({ shown: other.row.cells, values: { order: place } })),
                  },
                  "setup:stages.added",
                  { stage }
                )
              )
            )}
            {targets.length > 0 && (
              <Choice label={t("setup:problems.moveTo")} value={chosen} options={targets.map(({ name }) => name)} onValue={setChoice}>
                {button(t("setup:problems.move"), move(chosen))}
              </Choice>
            )}
          </>
        ),
      };
    }
    case "noStageOf":
      return { words: t(what.kind === "open" ? "setup:problems.noOpenStage" : "setup:problems.noWonStage"), ways: null };
    case "stranger": {
      const { name, deals, tasks } = what;
      const chosen = choice === "" ? (team[0] ?? "") : choice;
      return {
        words: t("setup:problems.stranger", { name, deals: t("setup:openDeals", { count: deals }), tasks: t("setup:openTasks", { count: tasks }) }),
        ways: (
          <>
            {actions(button(t("setup:problems.addPerson", { name }), edit("Team", { add: [{ name }] }, "setup:team.added", { name }), true))}
            <Choice label={t("setup:leaves.to")} value={chosen} options={team} onValue={setChoice}>
              {button(t("setup:problems.handOver"), {
                run: (handle) => handOverEverything(name, chosen, { keepInTeam: true }, handle),
                said: { key: "setup:leaves.done", params: { from: name, to: chosen } },
              })}
            </Choice>
          </>
        ),
      };
    }
    case "nobodyHasRole": {
      const { role, rows: tasks } = what;
      const known = [...new Set((tables.Team?.rows ?? []).map(({ cells }) => String(cells.role ?? "").trim()))].filter((each) => each !== "");
      const chosen = choice === "" ? known[0] : choice;
      const change = (to: string) => edit("Playbook", { change: tasks.map(({ cells }) => ({ shown: cells, values: { role: to } })) }, "setup:problems.roleChanged", { role });
      return {
        words: t("setup:problems.nobodyHasRole", { role, count: tasks.length }),
        ways: (
          <Choice label={t("setup:problems.otherRole")} value={chosen} options={known} onValue={setChoice}>
            {button(t("setup:problems.changeRole"), change(chosen))}
          </Choice>
        ),
      };
    }
    case "targetOfStranger": {
      const { name, rows: targets } = what;
      return {
        words: t("setup:problems.targetOfStranger", { name, count: targets.length }),
        ways: actions(
          button(t("setup:problems.addPerson", { name }), edit("Team", { add: [{ name }] }, "setup:team.added", { name }), true),
          button(t("setup:problems.removeTargets", { count: targets.length }), edit("Targets", { remove: targets.map(({ cells }) => cells) }, "setup:targets.removed"))
        ),
      };
    }
    case "noSuchPeriod": {
      const { text, row } = what;
      const name = periodName(periodAround(today, "quarter"));
      return {
        words: t("setup:problems.noSuchPeriod", { text, row: row.row, sheet: tables.Targets!.sheet }),
        ways: actions(
          button(t("setup:problems.setPeriod", { period: name }), edit("Targets", { change: [{ shown: row.cells, values: { period: periodCell(name) } }] }, "setup:targets.changed"), true),
          button(t("setup:problems.removeTargets", { count: 1 }), edit("Targets", { remove: [row.cells] }, "setup:targets.removed")),
          show("Targets", row, tables.Targets!.headers.period ?? COLUMNS.period.header.en)
        ),
      };
    }
    case "twice": {
      const { kind, name, rows: twins } = what;
      return {
        words: t("setup:problems.twice", { name, sheet: tables[kind]!.sheet, rows: twins.map(({ row }) => row).join(", ") }),
        ways: actions(
          ...twins.slice(1).map((row) => button(t("setup:problems.removeRow", { row: row.row }), edit(kind, { remove: [row.cells] }, "setup:problems.rowRemoved", { name }))),
          ...twins.map((row) => show(kind, row))
        ),
      };
    }
  }
}

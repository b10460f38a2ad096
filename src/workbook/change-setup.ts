import { normalText } from "../process/columns";
import { StagebookError } from "../process/problem";
import type { RowValues } from "./append-rows";
import { findTables, hasProcess, needDatesFrom1900, needTable, needWritable } from "./find-tables";
import type { OperationOptions, UndoToken } from "./operation";
import { renamePersonIn } from "./rename-person";
import { renameStageIn, tablesWithStages } from "./rename-stage";
import { changeSetupRows, type SetupChanges, type SetupKind } from "./setup-rows";
import { transaction } from "./transaction";

/** Adds, changes and removes rows of one of the tables that are set up. */
export async function changeSetup(kind: SetupKind, wish: SetupChanges, options: OperationOptions = {}): Promise<{ readonly undo: UndoToken }> {
  const { changes } = await transaction(options, async (tx) => {
    const found = await findTables(tx.context);
    if (!hasProcess(found)) throw new StagebookError("workbook:noProcess");
    const table = needTable(found, kind);
    needWritable(found, [table]);
    if (kind === "Holidays" || kind === "Targets") needDatesFrom1900(found);
    await changeSetupRows(tx, found, table, wish);
    await tx.sync(1);
  });
  return { undo: { steps: changes } };
}

/**
 * Changes a row of Stages. A new name goes with it to the playbook, the deals, their tasks and their history, so that
 * none of them is left in a stage that there is no more.
 */
export async function changeStage(shown: RowValues, values: RowValues, options: OperationOptions = {}): Promise<{ readonly undo: UndoToken }> {
  const { changes } = await transaction(options, async (tx) => {
    const found = await findTables(tx.context);
    const stages = needTable(found, "Stages");
    needWritable(found, [stages, ...(isRenamed(shown.stage, values.stage) ? tablesWithStages(found) : [])]);
    await changeSetupRows(tx, found, stages, { change: [{ shown, values }] });
    if (isRenamed(shown.stage, values.stage)) await renameStageIn(tx, found, String(shown.stage), String(values.stage));
    await tx.sync(1);
  });
  return { undo: { steps: changes } };
}

/** Changes a row of Team. A new name goes with it to everything that the person has and did. */
export async function changePerson(shown: RowValues, values: RowValues, options: OperationOptions = {}): Promise<{ readonly undo: UndoToken }> {
  const { changes } = await transaction(options, async (tx) => {
    const found = await findTables(tx.context);
    const team = needTable(found, "Team");
    const isNewName = isRenamed(shown.name, values.name);
    needWritable(found, isNewName ? Object.values(found.tables) : [team]);
    await changeSetupRows(tx, found, team, { change: [{ shown, values }] });
    if (isNewName) await renamePersonIn(tx, found, String(shown.name), String(values.name));
    await tx.sync(1);
  });
  return { undo: { steps: changes } };
}

/** Whether a row gets another name, and not only another spelling that compares the same; a blank one had none. */
function isRenamed(before: RowValues["name"], after: RowValues["name"]): boolean {
  return after !== undefined && normalText(before) !== "" && String(before).trim() !== String(after).trim();
}

import { Badge, Body1, Button, makeStyles, tokens } from "@fluentui/react-components";
import { Add16Regular } from "@fluentui/react-icons/svg/add";
import { useMemo, useState } from "react";
import { normalText } from "../../process/columns";
import { FLAG_WORDS, flagOfWord } from "../../process/words";
import { changeSetup, type SetupRow } from "../../workbook";
import { Surface } from "../common/Surface";
import { useWords } from "../state/context";
import { checkTask } from "./check-rows";
import { NoTable } from "./NoTable";
import type { FieldSpec } from "./RowField";
import { RowForm } from "./RowForm";
import { RowItem } from "./RowItem";
import { useRowStyles } from "./row-styles";
import type { PartProps } from "./SetUp";
import { stageLines } from "./stage-rules";
import { keyedRows, NEW, useEditing } from "./use-editing";
import { useWish } from "./wishes";

const useStyles = makeStyles({
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
  badge: { marginLeft: tokens.spacingHorizontalSNudge, verticalAlign: "text-bottom" },
});

/** The tasks that each stage brings: what, whose by role, how many business days after the stage begins. */
export function Playbook({ setup }: PartProps) {
  const styles = useStyles();
  const rows = useRowStyles();
  const { t } = useWords();
  const editing = useEditing();
  const { wish } = useWish();
  /** The stage to which a new task is being added. */
  const [addingTo, setAddingTo] = useState("");
  const table = setup.tables.Playbook;
  const stages = useMemo(() => stageLines(setup.tables.Stages?.rows ?? []).filter(({ kind }) => kind === "open" || kind === "after-sales"), [setup]);
  if (table === null) return <NoTable kind="Playbook" />;

  const roles = [...new Set([...(setup.tables.Team?.rows ?? []), ...table.rows].map(({ cells }) => String(cells.role ?? "").trim()))].filter((role) => role !== "");
  const fields = (
    [
      { id: "task", type: "text", label: t("setup:playbook.task"), required: true },
      { id: "stage", type: "text", label: t("setup:playbook.stage"), options: stages.map(({ name }) => ({ value: name, label: name })) },
      { id: "milestone", type: "flag", label: t("setup:playbook.milestone") },
      { id: "role", type: "text", label: t("setup:playbook.role"), hint: t("setup:playbook.roleHint"), suggestions: roles },
      { id: "offsetDays", type: "number", label: t("setup:playbook.offset"), hint: t("setup:playbook.offsetHint") },
      { id: "repeatDays", type: "number", label: t("setup:playbook.repeat"), hint: t("setup:playbook.repeatHint") },
      { id: "guidance", type: "long", label: t("setup:guidance"), hint: t("setup:playbook.guidanceHint") },
    ] as const satisfies readonly FieldSpec[]
  ).filter(({ id }) => table.headers[id] !== undefined);

  const known = new Set(stages.map(({ name }) => normalText(name)));
  const groups = [
    ...stages.map(({ name }) => ({ name, rows: table.rows.filter(({ cells }) => normalText(cells.stage) === normalText(name)) })),
    // What stands in a stage that is none, or in one of won or lost deals, is not hidden.
    { name: null, rows: table.rows.filter(({ cells }) => !known.has(normalText(cells.stage))) },
  ];
  const closing = () => editing.close();
  const edited = (row: SetupRow | null) => table.rows.filter((other) => other !== row);
  return (
    <div className={rows.column}>
      <Body1 as="p" block className={styles.hint}>
        {t("setup:playbook.hint")}
      </Body1>
      {groups.map(({ name, rows: tasks }) => {
        if (name === null && tasks.length === 0) return null;
        const inOrder = [...tasks].sort((one, other) => days(one) - days(other) || one.row - other.row);
        const isHere = editing.key !== null && editing.key !== NEW && normalText(editing.cells.stage) === normalText(name ?? "");
        const shown = keyedRows(inOrder, ["stage", "task"], isHere ? editing : { ...editing, key: null });
        return (
          <section key={name ?? ""} aria-label={name ?? t("setup:playbook.noStage")}>
            <div className={rows.heading}>
              <h2 className={rows.title}>{name ?? t("setup:playbook.noStage")}</h2>
              {name !== null && (
                <Button
                  size="small"
                  appearance="subtle"
                  icon={<Add16Regular />}
                  data-row={addingTo === name ? NEW : undefined}
                  aria-label={t("setup:playbook.addTo", { stage: name })}
                  onClick={() => {
                    setAddingTo(name);
                    editing.edit(NEW);
                  }}
                >
                  {t("setup:playbook.add")}
                </Button>
              )}
            </div>
            <Surface flush>
              {shown.length === 0 && !(editing.key === NEW && addingTo === name) && <p className={rows.empty}>{t("setup:playbook.none")}</p>}
              <ul className={rows.list}>
                {shown.map(({ key, cells, row }) => {
                  const task = String(cells.task ?? "").trim();
                  return (
                    <RowItem
                      key={key}
                      rowKey={key}
                      name={task}
                      badge={
                        flagOfWord(cells.milestone) === true ? (
                          <Badge className={styles.badge} appearance="tint" size="small" color="brand">
                            {t("setup:playbook.milestoneShort")}
                          </Badge>
                        ) : undefined
                      }
                      meta={[
                        name === null ? String(cells.stage ?? "").trim() : "",
                        String(cells.role ?? "").trim(),
                        typeof cells.offsetDays === "number" ? t("setup:playbook.after", { count: cells.offsetDays }) : "",
                        typeof cells.repeatDays === "number" ? t("setup:playbook.every", { count: cells.repeatDays }) : "",
                      ]}
                      onEdit={() => editing.edit(key, cells)}
                      form={
                        editing.key !== key ? null : (
                          <RowForm
                            at={`task ${key}`}
                            label={t("setup:edit", { name: task })}
                            fields={fields}
                            cells={cells}
                            now={row?.cells ?? null}
                            language={setup.language}
                            check={(draft) => checkTask(draft, edited(row))}
                            save={(values, before, draft) => ({
                              run: (handle) => changeSetup("Playbook", { change: [{ shown: before, values }] }, handle),
                              said: { key: "setup:playbook.changed", params: { task: draft.task!.trim() } },
                            })}
                            onClose={closing}
                            more={
                              row !== null && (
                                <Button
                                  className={rows.last}
                                  size="small"
                                  appearance="subtle"
                                  onClick={() =>
                                    wish(`task ${key}`, {
                                      run: (handle) => changeSetup("Playbook", { remove: [row.cells] }, handle),
                                      said: { key: "setup:playbook.removed", params: { task } },
                                      then: closing,
                                    })
                                  }
                                >
                                  {t("setup:removeRow")}
                                </Button>
                              )
                            }
                          />
                        )
                      }
                    />
                  );
                })}
                {editing.key === NEW && addingTo === name && (
                  <li className={rows.row}>
                    <div className={rows.edit}>
                      <RowForm
                        at="new task"
                        label={t("setup:playbook.addTo", { stage: addingTo })}
                        fields={fields}
                        cells={{ stage: addingTo, milestone: FLAG_WORDS.no[setup.language] }}
                        language={setup.language}
                        check={(draft) => checkTask(draft, table.rows)}
                        save={(values, _shown, draft) => ({
                          run: (handle) => changeSetup("Playbook", { add: [values] }, handle),
                          said: { key: "setup:playbook.added", params: { task: draft.task!.trim(), stage: draft.stage! } },
                        })}
                        onClose={closing}
                      />
                    </div>
                  </li>
                )}
              </ul>
            </Surface>
          </section>
        );
      })}
    </div>
  );
}

/** When a task is due, for the order; one without an offset is due at once. */
function days({ cells }: SetupRow): number {
  return typeof cells.offsetDays === "number" ? cells.offsetDays : 0;
}

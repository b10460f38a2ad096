import { Badge, Body1, Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Add16Regular } from "@fluentui/react-icons/svg/add";
import { ArrowDown16Regular } from "@fluentui/react-icons/svg/arrow-down";
import { ArrowUp16Regular } from "@fluentui/react-icons/svg/arrow-up";
import { useRef, useState } from "react";
import { changeSetup, changeStage, reorderStages } from "../../workbook";
import { Surface } from "../common/Surface";
import { useAnnounce } from "../shell/LiveRegion";
import { useWords } from "../state/context";
import { checkStage } from "./check-rows";
import { NoTable } from "./NoTable";
import { RemoveStage } from "./RemoveStage";
import type { FieldSpec } from "./RowField";
import { RowForm } from "./RowForm";
import { RowItem } from "./RowItem";
import { useRowStyles } from "./row-styles";
import type { PartProps } from "./SetUp";
import { isNeeded, KINDS, neighbour, placeForNew, reordered, stageLines, useOf, type StageLine } from "./stage-rules";
import { keyedRows, NEW, useEditing } from "./use-editing";
import { useWish } from "./wishes";
import { WishState } from "./WishState";

const useStyles = makeStyles({
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
  badge: { marginLeft: tokens.spacingHorizontalSNudge, verticalAlign: "text-bottom" },
  movable: { cursor: "grab" },
  target: { boxShadow: `inset 0 0 0 2px ${tokens.colorCompoundBrandStroke}`, borderRadius: tokens.borderRadiusMedium },
});

/** The stages in their order: moved, renamed, added, removed. */
export function Stages({ setup, snapshot }: PartProps) {
  const styles = useStyles();
  const rows = useRowStyles();
  const { t, formats } = useWords();
  const announce = useAnnounce();
  const editing = useEditing();
  const { wish, at, state } = useWish();
  const list = useRef<HTMLUListElement>(null);
  const [removing, setRemoving] = useState(false);
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const table = setup.tables.Stages;
  if (table === null) return <NoTable kind="Stages" />;

  const stages = stageLines(table.rows);
  const close = () => {
    setRemoving(false);
    editing.close();
  };
  const moveTo = (name: string, placeOf: string, by?: -1 | 1) => {
    const names = reordered(stages, name, placeOf);
    wish("order", {
      run: () => reorderStages(names),
      said: { key: "setup:stages.moved", params: { stage: name } },
      then: () => {
        announce(t("setup:stages.movedTo", { stage: name, place: stages.findIndex((stage) => stage.name === placeOf) + 1 }));
        // The focus follows the stage, on the same arrow.
        if (by !== undefined) requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-move="${by}"][data-stage="${CSS.escape(name)}"]`)?.focus());
      },
    });
  };
  const fieldsFor = (stage: StageLine | null): readonly FieldSpec[] =>
    (
      [
        { id: "stage", type: "text", label: t("setup:stages.name"), required: true, hint: stage === null ? undefined : t("setup:stages.renameHint") },
        {
          id: "kind",
          type: "kind",
          label: t("setup:stages.kind"),
          hint: t("setup:stages.kindHint"),
          options: KINDS.map((kind) => ({ value: kind, label: t(`taskpane:stageKind.${kind}`), disabled: stage !== null && kind !== stage.kind && isNeeded(stages, stage) })),
        },
        { id: "probability", type: "percent", label: t("setup:stages.probability") },
        { id: "targetDays", type: "number", label: t("setup:stages.targetDays"), hint: t("setup:stages.targetDaysHint") },
        { id: "guidance", type: "long", label: t("setup:guidance"), hint: t("setup:stages.guidanceHint") },
      ] as const satisfies readonly FieldSpec[]
    ).filter(({ id }) => table.headers[id] !== undefined);
  const isMoving = at === "order" && state.is === "running";

  return (
    <div className={rows.column}>
      <Body1 as="p" block className={styles.hint}>
        {t("setup:stages.hint")}
      </Body1>
      <WishState at="order" isShort />
      <Surface flush>
        <ul ref={list} className={rows.list} aria-label={t("setup:part.stages")}>
          {keyedRows(stages.map(({ row }) => row), ["stage"], editing).map(({ key, cells, row }) => {
            const index = stages.findIndex((stage) => stage.row === row);
            const stage = stages[index] ?? null;
            const name = stage?.name ?? String(cells.stage ?? "");
            const use = useOf(snapshot, name);
            const [up, down] = stage === null ? [null, null] : [neighbour(stages, index, -1), neighbour(stages, index, 1)];
            const takes = dragged !== null && dragged !== name && stages.find((other) => other.name === dragged)?.kind === stage?.kind;
            const arrow = (by: -1 | 1, other: string | null) => (
              <Button
                data-move={by}
                data-stage={name}
                size="small"
                appearance="subtle"
                icon={by < 0 ? <ArrowUp16Regular /> : <ArrowDown16Regular />}
                aria-label={t(by < 0 ? "setup:stages.moveUp" : "setup:stages.moveDown", { stage: name })}
                disabledFocusable={other === null || isMoving}
                onClick={() => other !== null && moveTo(name, other, by)}
              />
            );
            return (
              <RowItem
                key={key}
                rowKey={key}
                name={name}
                badge={
                  stage !== null && stage.kind !== "open" && t(`taskpane:stageKind.${stage.kind}`) !== name ? (
                    <Badge className={styles.badge} appearance="tint" size="small" color={stage.kind === "lost" ? "informative" : "brand"}>
                      {t(`taskpane:stageKind.${stage.kind}`)}
                    </Badge>
                  ) : undefined
                }
                meta={[
                  typeof cells.probability === "number" ? formats.percent(cells.probability) : "",
                  typeof cells.targetDays === "number" ? t("setup:days", { count: cells.targetDays }) : "",
                  use.deals > 0 ? t("setup:dealsHere", { count: use.deals }) : "",
                ]}
                actions={
                  <>
                    {arrow(-1, up)}
                    {arrow(1, down)}
                  </>
                }
                onEdit={() => editing.edit(key, cells)}
                className={mergeClasses((up ?? down) !== null && styles.movable, takes && over === name && styles.target)}
                draggable={(up ?? down) !== null && !isMoving}
                onDragStart={(event) => {
                  setDragged(name);
                  event.dataTransfer.effectAllowed = "move";
                  event.dataTransfer.setData("text/plain", name);
                }}
                onDragEnd={() => {
                  setDragged(null);
                  setOver(null);
                }}
                onDragOver={(event) => {
                  if (!takes) return;
                  event.preventDefault();
                  if (over !== name) setOver(name);
                }}
                onDrop={(event) => {
                  event.preventDefault();
                  if (takes) moveTo(dragged, name);
                  setDragged(null);
                  setOver(null);
                }}
                form={
                  editing.key !== key ? null : removing && stage !== null ? (
                    <RemoveStage stage={stage} stages={stages} use={use} onClose={() => setRemoving(false)} onRemoved={close} />
                  ) : (
                    <RowForm
                      at={`stage ${key}`}
                      label={t("setup:edit", { name })}
                      fields={fieldsFor(stage)}
                      cells={cells}
                      now={row?.cells ?? null}
                      language={setup.language}
                      check={(draft) => checkStage(draft, stage, stages, use.deals)}
                      save={(values, shown, draft) => ({
                        run: (handle) => changeStage(shown, values, handle),
                        said: { key: "setup:stages.changed", params: { stage: draft.stage!.trim() } },
                      })}
                      onClose={close}
                      more={
                        <Button className={rows.last} size="small" appearance="subtle" onClick={() => setRemoving(true)}>
                          {t("setup:stages.remove")}
                        </Button>
                      }
                    />
                  )
                }
              />
            );
          })}
        </ul>
      </Surface>
      {editing.key === NEW ? (
        <Surface>
          <RowForm
            at="new stage"
            label={t("setup:stages.add")}
            fields={fieldsFor(null)}
            cells={{ kind: "open" }}
            language={setup.language}
            check={(draft) => checkStage(draft, null, stages, 0)}
            save={(values, _shown, draft) => {
              const { order, later } = placeForNew(stages, KINDS.find((kind) => kind === draft.kind) ?? "open");
              const hasOrder = table.headers.order !== undefined;
              return {
                run: (handle) =>
                  changeSetup(
                    "Stages",
                    {
                      add: [{ ...values, ...(hasOrder ? { order } : {}) }],
                      change: hasOrder ? later.map(({ stage, order: place }) => ({ shown: stage.row.cells, values: { order: place } })) : [],
                    },
                    handle
                  ),
                said: { key: "setup:stages.added", params: { stage: draft.stage!.trim() } },
              };
            }}
            onClose={close}
          />
        </Surface>
      ) : (
        <div>
          <Button icon={<Add16Regular />} data-row={NEW} onClick={() => editing.edit(NEW)}>
            {t("setup:stages.add")}
          </Button>
        </div>
      )}
    </div>
  );
}

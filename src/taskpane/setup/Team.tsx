import { Body1, Button, makeStyles, tokens } from "@fluentui/react-components";
import { PersonAdd16Regular } from "@fluentui/react-icons/svg/person-add";
import { useState } from "react";
import { normalText } from "../../process/columns";
import type { ProcessSnapshot } from "../../process/model";
import { changePerson, changeSetup } from "../../workbook";
import { Surface } from "../common/Surface";
import { useWords } from "../state/context";
import { checkPerson } from "./check-rows";
import { NoTable } from "./NoTable";
import { PersonLeaves } from "./PersonLeaves";
import type { FieldSpec } from "./RowField";
import { RowForm } from "./RowForm";
import { RowItem } from "./RowItem";
import { useRowStyles } from "./row-styles";
import type { PartProps } from "./SetUp";
import { keyedRows, NEW, useEditing } from "./use-editing";

const useStyles = makeStyles({
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** What is open and somebody's. */
export function openWorkOf(snapshot: ProcessSnapshot, name: string): { readonly deals: number; readonly tasks: number } {
  const key = normalText(name);
  return {
    deals: snapshot.deals.filter(({ owner, outcome }) => outcome === "open" && normalText(owner) === key).length,
    tasks: snapshot.tasks.filter(({ owner, status }) => status === "open" && normalText(owner) === key).length,
  };
}

/** Who sells, and what is theirs to do. */
export function Team({ setup, snapshot }: PartProps) {
  const styles = useStyles();
  const rows = useRowStyles();
  const { t, formats } = useWords();
  const editing = useEditing();
  const [leaving, setLeaving] = useState(false);
  const table = setup.tables.Team;
  if (table === null) return <NoTable kind="Team" />;

  const names = table.rows.map(({ cells }) => String(cells.name ?? "").trim()).filter((name) => name !== "");
  const roles = [...new Set([...table.rows, ...(setup.tables.Playbook?.rows ?? [])].map(({ cells }) => String(cells.role ?? "").trim()))].filter((role) => role !== "");
  const departments = [...new Set(table.rows.map(({ cells }) => String(cells.department ?? "").trim()))].filter((department) => department !== "");
  const fieldsFor = (name: string | null): readonly FieldSpec[] =>
    (
      [
        { id: "name", type: "text", label: t("setup:team.name"), required: true, hint: name === null ? undefined : t("setup:team.renameHint") },
        { id: "role", type: "text", label: t("setup:team.role"), suggestions: roles },
        { id: "department", type: "text", label: t("setup:team.department"), suggestions: departments },
        { id: "email", type: "text", label: t("setup:team.email") },
        {
          id: "manager",
          type: "text",
          label: t("setup:team.manager"),
          options: [
            { value: "", label: t("setup:team.noManager") },
            ...names.filter((other) => name === null || normalText(other) !== normalText(name)).sort(formats.compare).map((other) => ({ value: other, label: other })),
          ],
        },
      ] as const satisfies readonly FieldSpec[]
    ).filter(({ id }) => table.headers[id] !== undefined);
  const close = () => {
    setLeaving(false);
    editing.close();
  };
  return (
    <div className={rows.column}>
      <Body1 as="p" block className={styles.hint}>
        {t("setup:team.hint")}
      </Body1>
      <Surface flush>
        {table.rows.length === 0 && <p className={rows.empty}>{t("setup:team.none")}</p>}
        <ul className={rows.list} aria-label={t("setup:part.team")}>
          {keyedRows(table.rows, ["name"], editing).map(({ key, cells, row }) => {
            const name = String(cells.name ?? "").trim();
            const work = openWorkOf(snapshot, name);
            return (
              <RowItem
                key={key}
                rowKey={key}
                name={name}
                meta={[
                  String(cells.role ?? "").trim(),
                  String(cells.department ?? "").trim(),
                  work.deals > 0 ? t("setup:deals", { count: work.deals }) : "",
                  work.tasks > 0 ? t("setup:openTasks", { count: work.tasks }) : "",
                ]}
                onEdit={() => editing.edit(key, cells)}
                form={
                  editing.key !== key ? null : leaving ? (
                    <PersonLeaves name={name} work={work} team={snapshot.team} onClose={() => setLeaving(false)} onDone={close} />
                  ) : (
                    <RowForm
                      at={`person ${key}`}
                      label={t("setup:edit", { name })}
                      fields={fieldsFor(name)}
                      cells={cells}
                      now={row?.cells ?? null}
                      language={setup.language}
                      check={(draft) => checkPerson(draft, table.rows.filter((other) => other !== row))}
                      save={(values, shown, draft) => ({
                        run: (handle) => changePerson(shown, values, handle),
                        said: { key: "setup:team.changed", params: { name: draft.name!.trim() } },
                      })}
                      onClose={close}
                      more={
                        <Button className={rows.last} size="small" appearance="subtle" onClick={() => setLeaving(true)}>
                          {t("setup:team.leaves")}
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
            at="new person"
            label={t("setup:team.add")}
            fields={fieldsFor(null)}
            cells={{}}
            language={setup.language}
            check={(draft) => checkPerson(draft, table.rows)}
            save={(values, _shown, draft) => ({
              run: (handle) => changeSetup("Team", { add: [values] }, handle),
              said: { key: "setup:team.added", params: { name: draft.name!.trim() } },
            })}
            onClose={close}
          />
        </Surface>
      ) : (
        <div>
          <Button icon={<PersonAdd16Regular />} data-row={NEW} onClick={() => editing.edit(NEW)}>
            {t("setup:team.add")}
          </Button>
        </div>
      )}
    </div>
  );
}

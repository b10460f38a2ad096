import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState, type FormEvent, type ReactNode } from "react";
import type { ColumnId } from "../../process/columns";
import type { Language } from "../../process/language";
import type { RowValues } from "../../workbook";
import { escapeCloses } from "../common/escape-closes";
import { useWords } from "../state/context";
import { changedCells, draftOf, type Draft, type DraftErrors, type FieldTypes } from "./drafts";
import { RowField, type FieldSpec } from "./RowField";
import { useRowStyles } from "./row-styles";
import { useWish, type Wish } from "./wishes";
import { WishState } from "./WishState";

interface Props {
  /** Where the form stands, so that its failure is told in it. */
  readonly at: string;
  readonly label: string;
  readonly fields: readonly FieldSpec[];
  /** The row as it was when the form opened; of a new one what is filled in already. */
  readonly cells: RowValues;
  /** The row as the sheet has it now; null: it is gone; undefined: it is a new one. */
  readonly now?: RowValues | null;
  readonly language: Language;
  readonly check: (draft: Draft) => DraftErrors;
  /** What writing it is: of a row that is there the cells that change, of a new one all that are filled in. */
  readonly save: (values: RowValues, shown: RowValues, draft: Draft) => Pick<Wish, "run" | "said">;
  readonly onClose: () => void;
  /** More that can be done to the row. */
  readonly more?: ReactNode;
}

/** A row as a form. What a colleague does to the row meanwhile is said, and nothing of it is overwritten. */
export function RowForm({ at, label, fields, cells, now, language, check, save, onClose, more }: Props) {
  const styles = useRowStyles();
  const { t } = useWords();
  const { wish, state, at: wishedAt } = useWish();
  const types = useMemo<FieldTypes>(() => Object.fromEntries(fields.map(({ id, type }) => [id, type])), [fields]);
  const [shown, setShown] = useState(cells);
  const before = useMemo(() => draftOf(shown, types), [shown, types]);
  const [draft, setDraft] = useState<Draft>(before);
  const [asked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>("input, select, textarea")?.focus(), []);

  const isNew = now === undefined;
  const isRunning = state.is === "running" && wishedAt === at;
  const isChanged = !isRunning && now !== undefined && now !== null && (Object.keys(shown) as ColumnId[]).some((id) => (now[id] ?? "") !== (shown[id] ?? ""));
  const errors = check(draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (Object.keys(errors).length > 0) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
      return;
    }
    const values = changedCells(draft, isNew ? null : before, types, language);
    if (Object.keys(values).length === 0) onClose();
    else wish(at, { ...save(values, shown, draft), then: onClose });
  };

  return (
    <form
      noValidate
      ref={form}
      aria-label={label}
      className={styles.form}
      onSubmit={submit}
      onKeyDown={escapeCloses(onClose)}
    >
      {(isChanged || (now === null && !isRunning)) && (
        <MessageBar intent="warning" layout="multiline" role="status">
          <MessageBarBody>{t(isChanged ? "setup:changedMeanwhile" : "setup:goneMeanwhile")}</MessageBarBody>
          {isChanged && (
            <MessageBarActions>
              <Button
                size="small"
                onClick={() => {
                  setShown(now);
                  setDraft(draftOf(now, types));
                }}
              >
                {t("setup:takeTheirs")}
              </Button>
            </MessageBarActions>
          )}
        </MessageBar>
      )}
      {fields.map((field) => (
        <RowField
          key={field.id}
          field={field}
          value={draft[field.id] ?? ""}
          error={asked && errors[field.id] !== undefined ? t(errors[field.id]!) : undefined}
          onValue={(value) => setDraft((all) => ({ ...all, [field.id]: value }))}
        />
      ))}
      <WishState at={at} />
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" size="small" disabledFocusable={isRunning}>
          {t(isNew ? "setup:add" : "setup:save")}
        </Button>
        <Button size="small" onClick={onClose}>
          {t("taskpane:progress.cancel")}
        </Button>
        {more}
      </div>
    </form>
  );
}

import { Button, Caption1, Select, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ChevronDown16Regular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronRight16Regular } from "@fluentui/react-icons/svg/chevron-right";
import { useId, useState } from "react";
import type { Meaning } from "../../import/import-plan";
import { COLUMNS } from "../../process/columns";
import { useFill } from "../common/fill";
import { Section } from "../common/Section";
import { Surface } from "../common/Surface";
import { usePaneState, useWords } from "../state/context";
import { exampleOf, possibleMeanings, type ImportDraft } from "./import-draft";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  column: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalS,
    alignItems: "center",
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalM}`,
    "&:not(:first-child)": { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}` },
  },
  source: { minWidth: 0 },
  header: { display: "block", fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, overflowWrap: "anywhere" },
  example: { display: "block", color: tokens.colorNeutralForeground3, overflowWrap: "anywhere" },
  note: { gridColumn: "1 / -1", color: tokens.colorNeutralForeground2, paddingTop: tokens.spacingVerticalXXS },
  warn: { color: tokens.colorStatusWarningForeground1 },
  fold: { marginTop: tokens.spacingVerticalXS, marginLeft: "-8px", paddingLeft: "6px" },
});

interface Props {
  readonly draft: ImportDraft;
  readonly onMeaning: (index: number, meaning: Meaning) => void;
}

/** What each column of the source becomes; those that nothing is known of are folded away, since they are kept anyhow. */
export function MappingList({ draft, onMeaning }: Props) {
  const styles = useStyles();
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const { columns, conflicts } = draft.mapping;
  const rival = new Set(conflicts.flatMap((conflict) => conflict.columns));
  const indexes = columns.map((_, index) => index);
  const isOther = (index: number) =>
    columns[index].because !== "person" && !rival.has(index) && ["extra", "leftOut"].includes(columns[index].meaning);
  const understood = indexes.filter((index) => !isOther(index));
  const others = indexes.filter(isOther);
  const rows = (wanted: readonly number[]) => (
    <Surface flush>
      <ul className={styles.list}>
        {wanted.map((index) => (
          <ColumnRow key={index} draft={draft} index={index} onMeaning={onMeaning} />
        ))}
      </ul>
    </Surface>
  );
  return (
    <Section title={t("importDeals:columns")}>
      {understood.length > 0 && rows(understood)}
      {others.length > 0 && (
        <>
          <Button
            className={styles.fold}
            appearance="transparent"
            size="small"
            icon={open ? <ChevronDown16Regular /> : <ChevronRight16Regular />}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {t("importDeals:otherColumns", { count: others.length })}
          </Button>
          {open && rows(others)}
        </>
      )}
    </Section>
  );
}

function ColumnRow({ draft, index, onMeaning }: Props & { readonly index: number }) {
  const styles = useStyles();
  const { t } = useWords();
  const fill = useFill();
  const language = usePaneState((state) => state.language);
  const id = useId();
  const column = draft.mapping.columns[index];
  const header = column.header === "" ? t("importDeals:noHeader", { number: index + 1 }) : column.header;
  const example = exampleOf(draft.source, draft.mapping, index);
  const conflict = draft.mapping.conflicts.find((each) => each.columns.includes(index));
  const rivals = conflict?.columns.filter((other) => other !== index).map((other) => draft.mapping.columns[other].header) ?? [];
  return (
    <li className={styles.column}>
      <span className={styles.source} id={id}>
        <span className={styles.header}>{header}</span>
        <Caption1 className={styles.example}>{example}</Caption1>
      </span>
      <Select
        className={fill.control}
        size="small"
        aria-label={t("importDeals:meaningOf", { header })}
        value={column.meaning}
        onChange={(_, { value }) => onMeaning(index, value as Meaning)}
      >
        {possibleMeanings(draft.mapping).map((meaning) => (
          <option key={meaning} value={meaning}>
            {COLUMNS[meaning].header[language]}
          </option>
        ))}
        {column.meaning === "stageEntered" && (
          <option value="stageEntered">{t("importDeals:meaning.stageEntered", { stage: column.stage })}</option>
        )}
        <option value="extra">{t("importDeals:meaning.extra")}</option>
        <option value="leftOut">{t("importDeals:meaning.leftOut")}</option>
      </Select>
      {conflict !== undefined && (
        <Caption1 className={mergeClasses(styles.note, styles.warn)}>
          {t("importDeals:conflict", { meaning: COLUMNS[conflict.meaning].header[language], others: rivals.join(", ") })}
        </Caption1>
      )}
      {column.because === "contents" && <Caption1 className={styles.note}>{t("importDeals:byContents")}</Caption1>}
    </li>
  );
}

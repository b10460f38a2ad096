import { Body1Strong, Button, Caption1, makeStyles, tokens } from "@fluentui/react-components";
import { Surface } from "../common/Surface";
import { useWords } from "../state/context";
import type { ImportDraft } from "./import-draft";

const useStyles = makeStyles({
  line: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", alignItems: "center", columnGap: tokens.spacingHorizontalS },
  name: { overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground2 },
});

const DELIMITER_NAMES = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar" } as const;
const ENCODING_NAMES = { "utf-8": "UTF-8", "utf-16le": "UTF-16", "utf-16be": "UTF-16", gbk: "GBK", "windows-1252": "Windows-1252" } as const;
const CRM_NAMES = { pipedrive: "Pipedrive", hubspot: "HubSpot", zoho: "Zoho CRM", salesforce: "Salesforce", fxiaoke: "纷享销客" } as const;

/** Where the rows come from and how they were read. */
export function SourceLine({ draft, onOther }: { readonly draft: ImportDraft; readonly onOther: () => void }) {
  const styles = useStyles();
  const { t } = useWords();
  const { grid, encoding, delimiter } = draft.source;
  const rows = grid.length - draft.mapping.headerRow - 1;
  const facts = [
    t("importDeals:rows", { count: rows }),
    encoding === null ? "" : ENCODING_NAMES[encoding],
    delimiter === null ? "" : t(`importDeals:delimiter.${DELIMITER_NAMES[delimiter]}`),
    draft.mapping.crm === null ? "" : t("importDeals:crm", { name: CRM_NAMES[draft.mapping.crm] }),
  ];
  return (
    <Surface className={styles.line}>
      <div>
        <Body1Strong block className={styles.name}>
          {draft.name}
        </Body1Strong>
        <Caption1 className={styles.quiet}>{facts.filter(Boolean).join(" · ")}</Caption1>
      </div>
      <Button size="small" onClick={onOther}>
        {t("importDeals:other")}
      </Button>
    </Surface>
  );
}

import { Caption1, Link, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalSNudge },
  line: { display: "flex", justifyContent: "space-between", columnGap: tokens.spacingHorizontalS, alignItems: "baseline" },
  label: { minWidth: 0, overflowWrap: "anywhere" },
  value: { flexShrink: 0, fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: "tabular-nums" },
  late: { color: tokens.colorStatusDangerForeground1 },
  track: { height: "8px", borderRadius: tokens.borderRadiusSmall, backgroundColor: tokens.colorNeutralBackground4, overflow: "hidden" },
  bar: {
    height: "100%",
    minWidth: "2px",
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorBrandBackground2Pressed,
    // Where the system draws all colours, a bar of a background colour would not be seen.
    "@media (forced-colors: active)": { backgroundColor: "CanvasText", forcedColorAdjust: "none" },
  },
  lateBar: { backgroundColor: tokens.colorStatusDangerBackground3 },
  note: { color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
});

export interface Bar {
  readonly label: string;
  /** Compared with the longest bar's; null: no bar is drawn. */
  readonly size: number | null;
  /** What the size means, in words. */
  readonly value: string;
  readonly note?: string;
  readonly isLate?: boolean;
  readonly open?: () => void;
}

/** A small bar chart, which is read aloud as a list of what each bar is and says. */
export function Bars({ bars, longest }: { readonly bars: readonly Bar[]; readonly longest?: number }) {
  const styles = useStyles();
  const most = longest ?? Math.max(0, ...bars.map(({ size }) => size ?? 0));
  return (
    <ul className={styles.list}>
      {bars.map(({ label, size, value, note, isLate = false, open }, index) => (
        <li key={index}>
          <div className={styles.line}>
            {open === undefined ? (
              <span className={styles.label}>{label}</span>
            ) : (
              <Link as="button" className={styles.label} onClick={open}>
                {label}
              </Link>
            )}
            <span className={mergeClasses(styles.value, isLate && styles.late)}>{value}</span>
          </div>
          {size !== null && (
            <div className={styles.track} aria-hidden>
              {size > 0 && most > 0 && <div className={mergeClasses(styles.bar, isLate && styles.lateBar)} style={{ width: `${(100 * Math.min(size, most)) / most}%` }} />}
            </div>
          )}
          {note !== undefined && (
            <Caption1 block className={styles.note}>
              {note}
            </Caption1>
          )}
        </li>
      ))}
    </ul>
  );
}

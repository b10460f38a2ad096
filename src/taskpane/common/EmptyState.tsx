import { Body1, Body1Strong, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  empty: {
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    textAlign: "center",
    rowGap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalM}`,
  },
  icon: { display: "flex", color: tokens.colorBrandForeground1, marginBottom: tokens.spacingVerticalXS },
  text: { color: tokens.colorNeutralForeground2 },
  actions: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS, marginTop: tokens.spacingVerticalS },
});

interface Props {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** Where there is nothing yet: what would be here, and the first step. */
export function EmptyState({ icon, title, children, actions }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.empty}>
      <span className={styles.icon}>{icon}</span>
      <Body1Strong as="h2" block style={{ margin: 0 }}>
        {title}
      </Body1Strong>
      <Body1 className={styles.text}>{children}</Body1>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}

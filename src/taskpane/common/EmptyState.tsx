import { Body1Strong, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
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
  text: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2 },
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
      <div className={styles.text}>{children}</div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}

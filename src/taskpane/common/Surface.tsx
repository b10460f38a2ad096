import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { HTMLAttributes } from "react";

const useStyles = makeStyles({
  surface: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  padded: { padding: tokens.spacingHorizontalM },
});

interface Props extends HTMLAttributes<HTMLDivElement> {
  /** Without padding, for lists whose rows have their own. */
  readonly flush?: boolean;
}

/** A sheet of paper on the pane's ground. */
export function Surface({ flush = false, className, ...rest }: Props) {
  const styles = useStyles();
  return <div {...rest} className={mergeClasses(styles.surface, !flush && styles.padded, className)} />;
}

import { Body1, Subtitle2, makeStyles, tokens } from "@fluentui/react-components";
import { useId, type ReactNode } from "react";

const useStyles = makeStyles({
  heading: { margin: `0 0 ${tokens.spacingVerticalS}`, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  hint: { color: tokens.colorNeutralForeground2, margin: `calc(-1 * ${tokens.spacingVerticalXS}) 0 ${tokens.spacingVerticalS}` },
});

interface Props {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

/** A part of a screen under its own heading. */
export function Section({ title, hint, children }: Props) {
  const styles = useStyles();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Subtitle2 as="h2" id={id} block className={styles.heading}>
        {title}
      </Subtitle2>
      {hint !== undefined && (
        <Body1 as="p" block className={styles.hint}>
          {hint}
        </Body1>
      )}
      {children}
    </section>
  );
}

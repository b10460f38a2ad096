import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { ArrowLeft20Regular } from "@fluentui/react-icons/svg/arrow-left";
import { LocalLanguage20Regular } from "@fluentui/react-icons/svg/local-language";
import { useContext, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { usePane, usePaneState, useWords } from "../state/context";
import type { Screen } from "../state/pane";
import { useArrivalFocus } from "./arrival-focus";
import { HeaderPlace } from "./header-place";

const useStyles = makeStyles({
  header: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalXS,
    minHeight: "32px",
    marginBottom: tokens.spacingVerticalS,
  },
  back: { marginLeft: "-6px" },
  title: { ...typographyStyles.subtitle2, flexGrow: 1, minWidth: 0, margin: 0, outlineStyle: "none", overflowWrap: "anywhere" },
});

interface Props {
  readonly title: string;
  /** Where the arrow goes back to, or what it does; no arrow when the navigation shows where the screen is. */
  readonly back?: Screen | (() => void);
  readonly aside?: ReactNode;
}

/** The first line of every screen: what it is, and the switch of languages. */
export function ScreenHeader({ title, back, aside }: Props) {
  const styles = useStyles();
  const pane = usePane();
  const { t } = useWords();
  const language = usePaneState((state) => state.language);
  const heading = useArrivalFocus<HTMLHeadingElement>();
  const switchTo = t("taskpane:shell.switchLanguage");
  const place = useContext(HeaderPlace);
  const header = (
    <header className={styles.header}>
      {back !== undefined && (
        <Button
          className={styles.back}
          appearance="subtle"
          icon={<ArrowLeft20Regular />}
          aria-label={t("taskpane:shell.back")}
          onClick={() => (typeof back === "function" ? back() : pane.open(back))}
        />
      )}
      <h1 className={styles.title} ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {aside}
      <Button
        appearance="subtle"
        icon={<LocalLanguage20Regular />}
        aria-label={switchTo}
        title={switchTo}
        onClick={() => pane.chooseLanguage(language === "en" ? "zh-CN" : "en")}
      />
    </header>
  );
  return place === null ? header : createPortal(header, place);
}

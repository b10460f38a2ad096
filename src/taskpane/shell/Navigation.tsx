import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CalendarCheckmark20Filled, CalendarCheckmark20Regular } from "@fluentui/react-icons/svg/calendar-checkmark";
import { DataFunnel20Filled, DataFunnel20Regular } from "@fluentui/react-icons/svg/data-funnel";
import { Handshake20Filled, Handshake20Regular } from "@fluentui/react-icons/svg/handshake";
import { MoreHorizontal20Filled, MoreHorizontal20Regular } from "@fluentui/react-icons/svg/more-horizontal";
import { LateMenu } from "../common/LateMenu";
import { WrenchSettings20Filled, WrenchSettings20Regular } from "@fluentui/react-icons/svg/wrench-settings";
import { usePane, usePaneState, useWords } from "../state/context";
import type { Screen } from "../state/pane";

const useStyles = makeStyles({
  navigation: {
    display: "grid",
    gridAutoFlow: "column",
    gridAutoColumns: "minmax(0, 1fr)",
    flexShrink: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  place: {
    position: "relative",
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    rowGap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalSNudge} 0 ${tokens.spacingVerticalS}`,
    border: "none",
    backgroundColor: "transparent",
    color: tokens.colorNeutralForeground2,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase100,
    cursor: "pointer",
    ":hover": { color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorSubtleBackgroundHover },
    ":active": { backgroundColor: tokens.colorSubtleBackgroundPressed },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-3px", borderRadius: tokens.borderRadiusMedium },
  },
  here: {
    color: tokens.colorBrandForeground1,
    ":hover": { color: tokens.colorBrandForeground1 },
    "::after": {
      content: '""',
      position: "absolute",
      bottom: 0,
      left: "25%",
      right: "25%",
      height: "3px",
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorCompoundBrandStroke,
      "@media (forced-colors: active)": { backgroundColor: "Highlight" },
    },
  },
  icon: { display: "flex", height: "20px" },
});

/** Where one goes many times a day. More than five do not fit into the narrowest pane. */
const PLACES = [
  { screen: "my-day", name: "taskpane:navigation.myDay", Icon: CalendarCheckmark20Regular, Here: CalendarCheckmark20Filled },
  { screen: "deals", name: "taskpane:navigation.deals", Icon: Handshake20Regular, Here: Handshake20Filled },
  { screen: "insights", name: "taskpane:navigation.insights", Icon: DataFunnel20Regular, Here: DataFunnel20Filled },
  { screen: "setup", name: "taskpane:navigation.setup", Icon: WrenchSettings20Regular, Here: WrenchSettings20Filled },
] as const;

/** Where one goes now and then: the menu of more. */
const LESS_USED = ["reminders", "import", "settings", "help"] as const satisfies readonly Screen[];
export type LessUsed = (typeof LESS_USED)[number];

const loadMorePlaces = () => import("./MorePlaces").then(({ MorePlaces }) => MorePlaces);

/** Which place of the navigation a screen belongs to. */
const PLACE_OF: Partial<Record<Screen, Screen>> = { "add-deal": "deals", deal: "deals" };

export function Navigation() {
  const styles = useStyles();
  const pane = usePane();
  const { t } = useWords();
  const screen = usePaneState((state) => state.screen);
  const isInMore = LESS_USED.some((place) => place === screen);
  return (
    <nav className={styles.navigation} aria-label={t("taskpane:navigation.label")}>
      {PLACES.map(({ screen: place, name, Icon, Here }) => {
        const isHere = (PLACE_OF[screen] ?? screen) === place;
        return (
          <button
            key={place}
            type="button"
            className={mergeClasses(styles.place, isHere && styles.here)}
            aria-current={isHere ? "page" : undefined}
            onClick={() => pane.open(place)}
          >
            <span className={styles.icon}>{isHere ? <Here /> : <Icon />}</span>
            {t(name)}
          </button>
        );
      })}
      <LateMenu
        load={loadMorePlaces}
        props={{}}
        button={(opens) => (
          <button type="button" {...opens} className={mergeClasses(styles.place, isInMore && styles.here)} aria-current={isInMore ? "page" : undefined}>
            <span className={styles.icon}>{isInMore ? <MoreHorizontal20Filled /> : <MoreHorizontal20Regular />}</span>
            {t("taskpane:navigation.more")}
          </button>
        )}
      />
    </nav>
  );
}

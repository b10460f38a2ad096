import { FluentProvider, makeStaticStyles, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useMemo } from "react";
import { MyDay } from "../my-day/MyDay";
import { ForWriting } from "../common/ForWriting";
import { usePaneState, useReadOnly } from "../state/context";
import type { ProcessState, Screen } from "../state/pane";
import { ErrorBoundary } from "./ErrorBoundary";
import { keepKeys } from "./keep-keys";
import { LateScreen } from "./LateScreen";
import { LiveRegion } from "./LiveRegion";
import { Navigation } from "./Navigation";
import { NoticeBar } from "./NoticeBar";
import { NotReadAgain } from "./NotReadAgain";
import { Reading } from "./Reading";
import { themeOf } from "./themes";
import { Unreadable } from "./Unreadable";
import { useTheme } from "./use-theme";
import { WaitingForExcel } from "./WaitingForExcel";

// My day is what the pane opens with; every other screen comes when it is asked for.
const loadFirstRun = () => import("../first-run/FirstRun").then(({ FirstRun }) => FirstRun);
const loadDeals = () => import("../deals/Deals").then(({ Deals }) => Deals);
const loadDeal = () => import("../deal/DealScreen").then(({ DealScreen }) => DealScreen);
const loadReminders = () => import("../reminders/Reminders").then(({ Reminders }) => Reminders);
const loadAddDeal = () => import("../add-deal/AddDeal").then(({ AddDeal }) => AddDeal);
const loadInsights = () => import("../insights/Insights").then(({ Insights }) => Insights);
const loadSetUp = () => import("../setup/SetUp").then(({ SetUp }) => SetUp);
const loadSettings = () => import("../settings/Settings").then(({ Settings }) => Settings);
const loadHelp = () => import("../help/Help").then(({ Help }) => Help);
const loadReadOnlyBar = () => import("./ReadOnlyBar").then(({ ReadOnlyBar }) => ReadOnlyBar);
const loadDisabled = () => import("./Disabled").then(({ Disabled }) => Disabled);
const loadSampleBar = () => import("./SampleBar").then(({ SampleBar }) => SampleBar);
const loadFollowSelection = () => import("./FollowSelection").then(({ FollowSelection }) => FollowSelection);
const loadNewProcess = () => import("../new-process/NewProcess").then(({ NewProcess }) => NewProcess);
const loadImport = () => import("../import/ImportDeals").then(({ ImportDeals }) => ImportDeals);

/** Screens that are there to change the workbook: as a whole disabled while it can only be read. The others leave out what would write. */
const TO_WRITE: ReadonlySet<Screen> = new Set(["deal", "add-deal", "import", "new-process", "setup"]);

/** For what the browser draws itself: date fields, scroll bars. */
const COLOR_SCHEME = { light: "light", dark: "dark", "high-contrast": "light dark" } as const;

const usePageStyles = makeStaticStyles({
  "html, body, #pane": { height: "100%" },
  body: { margin: 0, overflow: "hidden" },
  "*": { boxSizing: "border-box" },
});

const useStyles = makeStyles({
  frame: {
    display: "flex",
    flexDirection: "column",
    height: "100%",
    minHeight: 0,
    textWrap: "pretty",
    backgroundColor: tokens.colorNeutralBackground2,
  },
  content: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: "auto",
    overflowX: "hidden",
    // The scroll bar's place is kept, so that nothing shifts when a list grows past the pane.
    scrollbarGutter: "stable",
    scrollbarWidth: "thin",
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalL}`,
  },
});

export function Shell() {
  usePageStyles();
  const styles = useStyles();
  const theme = useTheme();
  const language = usePaneState((state) => state.language);
  const process = usePaneState((state) => state.process);
  const screen = usePaneState((state) => state.screen);
  const isReadOnly = useReadOnly();
  const follows = usePaneState((state) => state.followsSelection);

  const fluent = useMemo(() => themeOf(theme, language), [theme, language]);
  useEffect(keepKeys, []);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  return (
    // As a style, not a class: Fluent gives the provider's classes to its menus too, which would then cover the pane.
    <FluentProvider theme={fluent} style={{ height: "100%", colorScheme: COLOR_SCHEME[theme] }}>
      <LiveRegion>
        <div className={styles.frame}>
          {process.is !== "none" && <Navigation />}
          {isReadOnly && <LateScreen load={loadReadOnlyBar} props={{}} waiting={null} />}
          {"snapshot" in process && process.snapshot.isSample && (
            <ForWriting>
              <LateScreen load={loadSampleBar} props={{}} waiting={null} />
            </ForWriting>
          )}
          {follows && <LateScreen load={loadFollowSelection} props={{}} waiting={null} />}
          <WaitingForExcel />
          <NotReadAgain />
          <main className={styles.content}>
            <ErrorBoundary key={screen}>
              {isReadOnly && TO_WRITE.has(screen) ? (
                <LateScreen load={loadDisabled} props={{ children: <CurrentScreen process={process} screen={screen} /> }} />
              ) : (
                <CurrentScreen process={process} screen={screen} />
              )}
            </ErrorBoundary>
          </main>
          <NoticeBar />
        </div>
      </LiveRegion>
    </FluentProvider>
  );
}

/** The screen that the user asked for, or the step that has to come before it. */
function CurrentScreen({ process, screen }: { readonly process: ProcessState; readonly screen: Screen }) {
  if (screen === "settings") return <LateScreen key={screen} load={loadSettings} props={{}} />;
  if (process.is === "tasks-there" && screen === "my-day") return <MyDay snapshot={process.snapshot} isWhole={false} />;
  if (process.is === "reading" || process.is === "tasks-there") return <Reading />;
  if (process.is === "unreadable") return <Unreadable problem={process.problem} />;
  if (screen === "new-process") return <LateScreen key={screen} load={loadNewProcess} props={{}} />;
  if (screen === "import") return <LateScreen key={screen} load={loadImport} props={{}} />;
  if (screen === "help") return <LateScreen key={screen} load={loadHelp} props={{ snapshot: process.is === "there" ? process.snapshot : null }} />;
  if (process.is === "none") return <LateScreen key="first-run" load={loadFirstRun} props={{}} />;
  const { snapshot } = process;
  switch (screen) {
    case "my-day":
      return <MyDay snapshot={snapshot} isWhole />;
    case "deals":
      return <LateScreen key={screen} load={loadDeals} props={{ snapshot }} />;
    case "deal":
      return <LateScreen key={screen} load={loadDeal} props={{ snapshot }} />;
    case "reminders":
      return <LateScreen key={screen} load={loadReminders} props={{ snapshot }} />;
    case "add-deal":
      return <LateScreen key={screen} load={loadAddDeal} props={{ snapshot }} />;
    case "insights":
      return <LateScreen key={screen} load={loadInsights} props={{ snapshot }} />;
    case "setup":
      return <LateScreen key={screen} load={loadSetUp} props={{ snapshot }} />;
  }
}

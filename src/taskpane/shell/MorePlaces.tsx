import { MenuItem } from "@fluentui/react-components";
import { Alert20Regular } from "@fluentui/react-icons/svg/alert";
import { ArrowImport20Regular } from "@fluentui/react-icons/svg/arrow-import";
import { QuestionCircle20Regular } from "@fluentui/react-icons/svg/question-circle";
import { Settings20Regular } from "@fluentui/react-icons/svg/settings";
import type { ReactElement } from "react";
import type { MenuOf } from "../common/LateMenu";
import { MenuAt } from "../common/MenuAt";
import { usePane, usePaneState, useWords } from "../state/context";
import type { LessUsed } from "./Navigation";

const ICONS: Readonly<Record<LessUsed, ReactElement>> = {
  reminders: <Alert20Regular />,
  import: <ArrowImport20Regular />,
  settings: <Settings20Regular />,
  help: <QuestionCircle20Regular />,
};

/** The places where one goes now and then. */
export function MorePlaces(menu: MenuOf) {
  const pane = usePane();
  const { t } = useWords();
  const screen = usePaneState((state) => state.screen);
  return (
    <MenuAt {...menu}>
      {(Object.keys(ICONS) as LessUsed[]).map((place) => (
        <MenuItem key={place} icon={ICONS[place]} aria-current={place === screen ? "page" : undefined} onClick={() => pane.open(place)}>
          {t(`taskpane:navigation.${place}`)}
        </MenuItem>
      ))}
    </MenuAt>
  );
}

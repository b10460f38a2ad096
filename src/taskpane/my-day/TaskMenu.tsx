import { MenuDivider, MenuGroup, MenuGroupHeader, MenuItem } from "@fluentui/react-components";
import { ArrowUndo20Regular } from "@fluentui/react-icons/svg/arrow-undo";
import { CalendarArrowRight20Regular } from "@fluentui/react-icons/svg/calendar-arrow-right";
import { Calendar20Regular } from "@fluentui/react-icons/svg/calendar";
import { DismissCircle20Regular } from "@fluentui/react-icons/svg/dismiss-circle";
import { NoteAdd20Regular } from "@fluentui/react-icons/svg/note-add";
import { PersonArrowRight20Regular } from "@fluentui/react-icons/svg/person-arrow-right";
import { TableCursor20Regular } from "@fluentui/react-icons/svg/table-cursor";
import { useMemo } from "react";
import "../../locales/myDay";
import type { Day, TaskStatus } from "../../process/model";
import { ForWriting } from "../common/ForWriting";
import type { MenuOf } from "../common/LateMenu";
import { MenuAt } from "../common/MenuAt";
import { useToday } from "../common/use-today";
import { useWords } from "../state/context";
import { putOffDays } from "./put-off-days";

interface Props extends MenuOf {
  readonly status: TaskStatus;
  readonly holidays: readonly Day[];
  readonly onReopen: () => void;
  readonly onNote: () => void;
  readonly onSkip: () => void;
  readonly onPutOff: (day: Day) => void;
  readonly onPick: () => void;
  readonly onHandOver: () => void;
  /** Where one task is meant, which has a row of its own. */
  readonly onShow?: () => void;
}

/** What can be done with tasks besides ticking them. */
export function TaskMenu({ anchor, onClose, status, holidays, onReopen, onNote, onSkip, onPutOff, onPick, onHandOver, onShow }: Props) {
  const { t, formats } = useWords();
  const today = useToday();
  const choices = useMemo(() => putOffDays(today, new Set(holidays)), [today, holidays]);
  return (
    <MenuAt anchor={anchor} onClose={onClose}>
      <ForWriting>
        {status !== "open" ? (
          <MenuItem icon={<ArrowUndo20Regular />} onClick={onReopen}>
            {t(status === "done" ? "taskpane:myDay.notDone" : "taskpane:myDay.needed")}
          </MenuItem>
        ) : (
          <>
            <MenuGroup>
              <MenuGroupHeader>{t("taskpane:putOff.title")}</MenuGroupHeader>
              {choices.map(({ name, day }) => (
                <MenuItem key={name} icon={<CalendarArrowRight20Regular />} secondaryContent={formats.day(day)} onClick={() => onPutOff(day)}>
                  {t(`taskpane:putOff.${name}`)}
                </MenuItem>
              ))}
              <MenuItem icon={<Calendar20Regular />} onClick={onPick}>
                {t("taskpane:putOff.pick")}
              </MenuItem>
            </MenuGroup>
            <MenuDivider />
            <MenuItem icon={<NoteAdd20Regular />} onClick={onNote}>
              {t("myDay:withNote")}
            </MenuItem>
            <MenuItem icon={<PersonArrowRight20Regular />} onClick={onHandOver}>
              {t("taskpane:handOver.menu")}
            </MenuItem>
            <MenuItem icon={<DismissCircle20Regular />} onClick={onSkip}>
              {t("taskpane:myDay.skip")}
            </MenuItem>
          </>
        )}
      </ForWriting>
      {onShow !== undefined && (
        <MenuItem icon={<TableCursor20Regular />} onClick={onShow}>
          {t("taskpane:myDay.showInSheet")}
        </MenuItem>
      )}
    </MenuAt>
  );
}

import { MenuDivider, MenuGroup, MenuGroupHeader, MenuItem } from "@fluentui/react-components";
import { ArrowUndo20Regular } from "@fluentui/react-icons/svg/arrow-undo";
import { ArrowRight20Regular } from "@fluentui/react-icons/svg/arrow-right";
import { DismissCircle20Regular } from "@fluentui/react-icons/svg/dismiss-circle";
import { TableCursor20Regular } from "@fluentui/react-icons/svg/table-cursor";
import { normalText } from "../../process/columns";
import { stagePath } from "../../process/gate";
import type { Deal, Stage } from "../../process/model";
import { ForWriting } from "../common/ForWriting";
import type { MenuOf } from "../common/LateMenu";
import { MenuAt } from "../common/MenuAt";
import { useWords } from "../state/context";

interface Props extends MenuOf {
  readonly deal: Deal;
  readonly stages: readonly Stage[];
  readonly onMove: (to: Stage) => void;
  readonly onLose: () => void;
  readonly onReopen: () => void;
  readonly onShow: () => void;
}

/** What can be done with a deal besides opening it. */
export function DealMenu({ anchor, onClose, deal, stages, onMove, onLose, onReopen, onShow }: Props) {
  const { t } = useWords();
  const elsewhere = stagePath(stages).filter(({ name }) => normalText(name) !== normalText(deal.stage));
  return (
    <MenuAt anchor={anchor} onClose={onClose}>
      <ForWriting>
        {deal.outcome === "lost" ? (
          <MenuItem icon={<ArrowUndo20Regular />} onClick={onReopen}>
            {t("deal:reopen")}
          </MenuItem>
        ) : (
          <MenuGroup>
            <MenuGroupHeader>{t("deals:moveTo")}</MenuGroupHeader>
            {elsewhere.map((stage) => (
              <MenuItem key={stage.name} icon={<ArrowRight20Regular />} onClick={() => onMove(stage)}>
                {stage.name}
              </MenuItem>
            ))}
            {deal.outcome === "open" && (
              <MenuItem icon={<DismissCircle20Regular />} onClick={onLose}>
                {t("deal:lose")}
              </MenuItem>
            )}
          </MenuGroup>
        )}
        <MenuDivider />
      </ForWriting>
      <MenuItem icon={<TableCursor20Regular />} onClick={onShow}>
        {t("taskpane:myDay.showInSheet")}
      </MenuItem>
    </MenuAt>
  );
}

import { Menu, MenuList, MenuPopover } from "@fluentui/react-components";
import type { ReactNode } from "react";

interface Props {
  /** The button that the menu belongs to. */
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
  /** Where the button's own name does not say what is chosen. */
  readonly label?: string;
  /** The values that are chosen now, by the name of their items. */
  readonly checkedValues?: Record<string, string[]>;
  readonly children: ReactNode;
}

/** An open menu below its button. Only for code that comes with `LateMenu`: Fluent's menus are heavy. */
export function MenuAt({ anchor, onClose, label, checkedValues, children }: Props) {
  return (
    <Menu open positioning={{ target: anchor, position: "below", align: "end", autoSize: "height" }} onOpenChange={(_, { open }) => !open && onClose()}>
      <MenuPopover>
        <MenuList aria-label={label} checkedValues={checkedValues}>{children}</MenuList>
      </MenuPopover>
    </Menu>
  );
}

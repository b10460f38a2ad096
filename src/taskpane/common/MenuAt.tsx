import { Menu, MenuList, MenuPopover } from "@fluentui/react-components";
import type { ReactNode } from "react";

interface Props {
  /** The button that the menu belongs to. */
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** An open menu below its button. Only for code that comes with `LateMenu`: Fluent's menus are heavy. */
export function MenuAt({ anchor, onClose, children }: Props) {
  return (
    <Menu open positioning={{ target: anchor, position: "below", align: "end", autoSize: "height" }} onOpenChange={(_, { open }) => !open && onClose()}>
      <MenuPopover>
        <MenuList>{children}</MenuList>
      </MenuPopover>
    </Menu>
  );
}

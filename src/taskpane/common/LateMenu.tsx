import { useCallback, useRef, useState, type ComponentType, type ReactNode, type RefCallback } from "react";
import { usePane } from "../state/context";

/** What every menu that comes late is given. */
export interface MenuOf {
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

/** What makes a button one that opens a menu. */
export interface OpensMenu {
  readonly ref: RefCallback<HTMLElement>;
  readonly "aria-haspopup": "menu";
  readonly "aria-expanded": boolean;
  readonly onClick: () => void;
  readonly onPointerEnter: () => void;
  readonly onFocus: () => void;
}

interface Props<MenuProps extends MenuOf> {
  readonly button: (opens: OpensMenu) => ReactNode;
  /** Loads the menu: a component with a `MenuAt`. */
  readonly load: () => Promise<ComponentType<MenuProps>>;
  readonly props: Omit<MenuProps, keyof MenuOf>;
}

/**
 * A button with a menu whose code is loaded when the button is first pointed at, so that the pane's first screen need not
 * wait for what makes menus. The button stays the same element, and has the focus again when the menu is closed.
 */
export function LateMenu<MenuProps extends MenuOf>({ button, load, props }: Props<MenuProps>) {
  const pane = usePane();
  const [menu, setMenu] = useState<{ readonly Menu: ComponentType<MenuProps> } | null>(null);
  const [isOpen, setOpen] = useState(false);
  const anchor = useRef<HTMLElement | null>(null);
  const get = useCallback(async () => {
    const Menu = await load();
    setMenu((known) => known ?? { Menu });
  }, [load]);
  const close = () => {
    setOpen(false);
    // After the menu is gone, unless what was chosen there has taken the focus elsewhere.
    requestAnimationFrame(() => {
      if (document.activeElement === null || document.activeElement === document.body) anchor.current?.focus();
    });
  };
  const early = () => void get().catch(() => undefined); // a click asks again, and tells
  return (
    <>
      {button({
        ref: (element) => {
          anchor.current = element;
        },
        "aria-haspopup": "menu",
        "aria-expanded": isOpen,
        onClick: () => {
          if (isOpen) return close();
          setOpen(true);
          get().catch((error: unknown) => {
            setOpen(false);
            pane.sayFailed(error);
          });
        },
        onPointerEnter: early,
        onFocus: early,
      })}
      {isOpen && menu !== null && anchor.current !== null && <menu.Menu {...({ ...props, anchor: anchor.current, onClose: close } as MenuProps)} />}
    </>
  );
}

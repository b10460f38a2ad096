import { MenuItemRadio } from "@fluentui/react-components";
import "../../locales/myDay";
import type { MenuOf } from "../common/LateMenu";
import { MenuAt } from "../common/MenuAt";
import { usePane, usePaneState, useWords } from "../state/context";

const NAME = "arrangement";

/** How My day is arranged: by due date or by customer. */
export function ArrangeMenu({ anchor, onClose }: MenuOf) {
  const pane = usePane();
  const { t } = useWords();
  const arrangement = usePaneState((state) => state.arrangement);
  return (
    <MenuAt anchor={anchor} onClose={onClose} label={t("myDay:arrange")} checkedValues={{ [NAME]: [arrangement] }}>
      <MenuItemRadio name={NAME} value="date" onClick={() => pane.arrange("date")}>
        {t("myDay:byDate")}
      </MenuItemRadio>
      <MenuItemRadio name={NAME} value="customer" onClick={() => pane.arrange("customer")}>
        {t("myDay:byCustomer")}
      </MenuItemRadio>
    </MenuAt>
  );
}

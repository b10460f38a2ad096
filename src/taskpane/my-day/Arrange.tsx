import { Button } from "@fluentui/react-components";
import { GroupList20Regular } from "@fluentui/react-icons/svg/group-list";
import { MultiselectLtr20Regular } from "@fluentui/react-icons/svg/multiselect-ltr";
import { ForWriting } from "../common/ForWriting";
import { LateMenu } from "../common/LateMenu";
import { useWords } from "../state/context";
import type { usePicking } from "./selection";

const loadArrangeMenu = () => import("./ArrangeMenu").then(({ ArrangeMenu }) => ArrangeMenu);

/** How the list is shown: to pick several of it, and how it is arranged. */
export function Arrange({ selection, toggle, button }: ReturnType<typeof usePicking>) {
  const { t } = useWords();
  const several = t("taskpane:myDay.selectSeveral");
  const arrange = t("taskpane:myDay.arrange");
  return (
    <>
      <ForWriting>
        <Button ref={button} appearance="subtle" icon={<MultiselectLtr20Regular />} aria-pressed={selection !== null} aria-label={several} title={several} onClick={toggle} />
      </ForWriting>
      <LateMenu
        load={loadArrangeMenu}
        props={{}}
        button={(opens) => <Button {...opens} appearance="subtle" icon={<GroupList20Regular />} aria-label={arrange} title={arrange} />}
      />
    </>
  );
}

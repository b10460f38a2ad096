import { MessageBar, MessageBarBody } from "@fluentui/react-components";
import { useWords } from "../state/context";
import type { SetupKind } from "../../workbook";

/** The table of this part is not in the workbook. */
export function NoTable({ kind }: { readonly kind: SetupKind }) {
  const { t } = useWords();
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{t("workbook:noTable", { table: kind })}</MessageBarBody>
    </MessageBar>
  );
}

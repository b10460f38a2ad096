import { Button, mergeClasses } from "@fluentui/react-components";
import { Edit16Regular } from "@fluentui/react-icons/svg/edit";
import type { HTMLAttributes, ReactNode } from "react";
import { useWords } from "../state/context";
import { useRowStyles } from "./row-styles";

interface Props extends Omit<HTMLAttributes<HTMLLIElement>, "id"> {
  /** What tells the row from the others, to give it the focus back. */
  readonly rowKey: string;
  readonly name: string;
  readonly badge?: ReactNode;
  /** What is to be known of it; blank parts are left out. */
  readonly meta: readonly string[];
  readonly before?: ReactNode;
  readonly actions?: ReactNode;
  readonly onEdit: () => void;
  /** The form in place of the row while it is edited. */
  readonly form: ReactNode | null;
}

/** A row of a list that is set up; edited, it is a form in the same place. */
export function RowItem({ rowKey, name, badge, meta, before, actions, onEdit, form, className, ...rest }: Props) {
  const styles = useRowStyles();
  const { t } = useWords();
  if (form !== null) {
    return (
      <li className={styles.row}>
        <div className={styles.edit}>{form}</div>
      </li>
    );
  }
  const parts = meta.filter((part) => part !== "");
  return (
    <li {...rest} className={mergeClasses(styles.row, className)}>
      <div className={styles.line}>
        {before}
        <div className={styles.what}>
          <span className={styles.name}>
            {name}
            {badge}
          </span>
          {parts.length > 0 && <span className={styles.meta}>{parts.join(" · ")}</span>}
        </div>
        {actions}
        <Button size="small" appearance="subtle" data-row={rowKey} icon={<Edit16Regular />} aria-label={t("setup:edit", { name })} onClick={onEdit} />
      </div>
    </li>
  );
}

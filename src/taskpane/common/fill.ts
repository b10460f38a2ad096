import { makeStyles } from "@fluentui/react-components";

/**
 * A field as wide as its column and no wider: browsers make a date field, or a list with a long name in it, wider than
 * a narrow pane.
 */
export const useFill = makeStyles({
  field: { minWidth: 0, "> *": { minWidth: 0 } },
  control: { width: "100%", minWidth: 0, "> input": { minWidth: 0 }, "> select": { minWidth: 0, width: "100%", textOverflow: "ellipsis" } },
});

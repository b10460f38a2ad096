import { makeStyles } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";
import { HeaderPlace } from "./header-place";

const useStyles = makeStyles({
  fieldset: {
    display: "contents",
    "& button, & input, & select, & textarea": { opacity: 0.6, cursor: "not-allowed", pointerEvents: "none" },
  },
});

/** A screen that is there to write to the workbook, while that can only be read: everything shows, its header alone works. */
export function Disabled({ children }: { readonly children: ReactNode }) {
  const styles = useStyles();
  const [place, setPlace] = useState<HTMLElement | null>(null);
  return (
    <>
      <div ref={setPlace} />
      {place !== null && (
        <HeaderPlace value={place}>
          <fieldset disabled className={styles.fieldset}>
            {children}
          </fieldset>
        </HeaderPlace>
      )}
    </>
  );
}

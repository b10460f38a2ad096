import { useEffect, useRef } from "react";
import { useRowStyles } from "./row-styles";

/** What is asked before something larger is done. It takes the focus from the button that asked. */
export function FormTitle({ children }: { readonly children: string }) {
  const styles = useRowStyles();
  const title = useRef<HTMLParagraphElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <p className={styles.title} style={{ outlineStyle: "none" }} ref={title} tabIndex={-1}>
      {children}
    </p>
  );
}

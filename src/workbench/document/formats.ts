import { engine } from "./engine";

const valid = new Map<string, boolean>();

/** Whether the engine can show a number format as Excel writes it. */
function canShow(format: string): boolean {
  if (/\[\$[^\]]*-[^\]]*\]/u.test(format)) return false; // it would show the locale's number
  let known = valid.get(format);
  if (known === undefined) {
    known = tryFormat(format);
    valid.set(format, known);
  }
  return known;
}

function tryFormat(format: string): boolean {
  try {
    engine.helpers.formatValue(0, { format, locale: engine.DEFAULT_LOCALE });
    engine.helpers.formatValue(44_197.5, { format, locale: engine.DEFAULT_LOCALE });
    return true;
  } catch {
    return false;
  }
}

/**
 * The format that the engine shows for a number format of Excel: the same where the engine knows it, otherwise
 * without what it does not know (colours, locales, conditions, padding); "" for General.
 */
export function engineFormat(format: string): string {
  if (/^(general|)$/i.test(format)) return "";
  if (canShow(format)) return format;
  const first = format.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/u)[0]!;
  const attempts = [format, first].flatMap((text) => [
    text.replace(/\[\$([^\]-]*)-[^\]]*\]/gu, (_all, symbol: string) => (symbol ? `[$${symbol}]` : "")),
    text
      .replace(/\[\$([^\]-]*)(-[^\]]*)?\]/gu, (_all, symbol: string) => (symbol ? `[$${symbol}]` : ""))
      .replace(/\[(?!\$|h+\]|m+\]|s+\])[^\]]*\]/giu, "")
      .replace(/;@$/u, "")
      .replace(/_./gu, "")
      .replace(/\*./gu, "")
      .replace(/\\(.)/gu, '"$1"')
      .replace(/\?/gu, "#"),
  ]);
  return attempts.find((attempt) => attempt !== "" && canShow(attempt)) ?? "0.00";
}

/** Whether a format shows a serial number as a date or a time. */
export function isDateFormat(format: string): boolean {
  const bare = format.replace(/"[^"]*"|\\.|\[[^\]]*\]/gu, "");
  return /[ymdhs]/iu.test(bare) && !/general/iu.test(bare);
}

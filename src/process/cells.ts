/** Error values as `range.values` spells them. */
const ERROR = /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|BUSY!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|GETTING_DATA|PYTHON!|EXTERNAL!)$/u;

/** Whether a cell is blank: "", white space alone, null or undefined. (0 is blank in a date column only.) */
export function isBlank(cell: unknown): boolean {
  return cell === null || cell === undefined || cell === "" || (typeof cell === "string" && cell.trim() === "");
}

/**
 * The error value in a cell ("#REF!"), or null. Excel spells it as text in `range.values` and hands it to a custom
 * function as an object with a code (CustomFunctions.Error).
 */
export function errorIn(cell: unknown): string | null {
  if (typeof cell === "string") return cell.charCodeAt(0) === 35 && ERROR.test(cell) ? cell : null;
  if (typeof cell !== "object" || cell === null) return null;
  const { code, basicValue } = cell as { code?: unknown; basicValue?: unknown };
  if (typeof code === "string") return code;
  return typeof basicValue === "string" && ERROR.test(basicValue) ? basicValue : null;
}

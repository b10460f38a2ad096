import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** A key of the texts that the add-in's code names. */
export interface KeyInCode {
  readonly key: string;
  readonly where: string;
  /** For t(`taskpane:putOff.${name}`): the key is only the beginning of several. */
  readonly beginning: boolean;
  /** The names of the values given with it, when they stand beside it; null when they come from elsewhere. */
  readonly values: ReadonlySet<string> | null;
}

/** Every text of the code that reads as a key of one of `folders`: "metrics:noEntryDates". */
export function keysInCode(folders: readonly string[]): KeyInCode[] {
  const files = readdirSync(`${ROOT}src`, { recursive: true, encoding: "utf8" }).filter((path) => /\.tsx?$/u.test(path) && !/^workbench[\\/]/u.test(path));
  const isKey = new RegExp(`^(?:${folders.join("|")}):[\\w.]+$`, "u");
  return files.flatMap((path) => {
    const source = ts.createSourceFile(path, readFileSync(`${ROOT}src/${path}`, "utf8"), ts.ScriptTarget.ES2022, true, path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
    const found: KeyInCode[] = [];
    const visit = (node: ts.Node): void => {
      const text = ts.isStringLiteralLike(node) ? node.text : ts.isTemplateExpression(node) ? node.head.text : null;
      if (text !== null && isKey.test(text)) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart());
        found.push({ key: text, where: `src/${path}:${line + 1}`, beginning: ts.isTemplateExpression(node), values: valuesBeside(node) });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
}

/** The names in t("key", { these }) and new StagebookError("key", { these }, { and these }); none for t("key"). */
function valuesBeside(key: ts.Node): ReadonlySet<string> | null {
  const call = key.parent;
  if (!(ts.isCallExpression(call) || ts.isNewExpression(call)) || call.arguments?.[0] !== key) return null;
  const callee = call.expression.getText();
  if (callee !== "t" && callee !== "StagebookError") return null;
  const names = new Set<string>();
  for (const given of call.arguments.slice(1)) {
    if (!ts.isObjectLiteralExpression(given)) return null;
    for (const property of given.properties) {
      if (property.name === undefined || !ts.isIdentifier(property.name)) return null; // { ...others }
      names.add(property.name.text);
    }
  }
  return names;
}

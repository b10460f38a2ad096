import ts from "typescript";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Members that came later than their type, but whose declarations in @types/office-js do not say so. */
const UNTAGGED: Readonly<Record<string, readonly [set: string, version: string]>> = {
  "RunOptions.delayForCellEdit": ["ExcelApi", "1.5"],
};

/** One member of Office's libraries that the add-in uses. */
export interface Use {
  readonly set: string;
  readonly version: string;
  readonly member: string;
  readonly where: string;
}

/**
 * Every member of Office.js and of the custom-functions runtime that the add-in uses without having asked
 * `isSetSupported` first, with the requirement set that its declaration in @types names.
 *
 * Members count where they are reached: a property or method, a key of an object literal (`{ delayForCellEdit: true }`),
 * a name in `load("…")`, and an enumeration's value, written as `Excel.ChartType.funnel` or as its text "Funnel".
 * A use inside `if (… isSetSupported("ExcelApi", "1.9") …)`, `?:` or `&&` is optional up to that version, and so is an
 * option that is `true` only then: `{ mergeUndoGroup: isSetSupported("ExcelApi", "1.20") }`.
 */
export function usesOfOffice(files: readonly string[]): Use[] {
  const program = ts.createProgram({
    rootNames: files.map((file) => file),
    options: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
      jsx: ts.JsxEmit.ReactJSX,
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      resolveJsonModule: true,
      esModuleInterop: true,
      types: ["node", "office-js", "custom-functions-runtime"],
    },
  });
  const checker = program.getTypeChecker();
  const uses: Use[] = [];

  for (const file of files) {
    const source = program.getSourceFile(file);
    if (source === undefined) throw new Error(`${file} is not part of the program`);
    visit(source, source);
  }
  return uses;

  function visit(node: ts.Node, source: ts.SourceFile): void {
    if (ts.isTypeNode(node)) return; // a type is gone when the code runs
    if (ts.isPropertyAccessExpression(node)) note(checker.getSymbolAtLocation(node.name), node, source);
    else if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)) {
      note(checker.getTypeAtLocation(node.expression).getProperty(node.argumentExpression.text), node, source);
    } else if (ts.isObjectLiteralExpression(node)) {
      const contextual = checker.getContextualType(node);
      const expected = contextual && checker.getNonNullableType(contextual);
      for (const property of node.properties) {
        const name = property.name;
        if (expected !== undefined && name !== undefined && ts.isIdentifier(name)) note(expected.getProperty(name.text), property, source);
      }
    } else if (ts.isObjectBindingPattern(node)) {
      const type = checker.getTypeAtLocation(node);
      for (const { propertyName, name } of node.elements) {
        const key = propertyName ?? name;
        if (ts.isIdentifier(key)) note(type.getProperty(key.text), node, source);
      }
    } else if (ts.isCallExpression(node)) {
      for (const name of loadedNames(node)) note(name, node, source);
      for (const value of enumValues(node)) note(value, node, source);
    } else if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
      note(enumValue(node.right, checker.getTypeAtLocation(node.left)), node, source);
    }
    ts.forEachChild(node, (child) => visit(child, source));
  }

  /** `range.load("values, format/fill")`, `load(["values"])`: the members that the names stand for. */
  function loadedNames(call: ts.CallExpression): (ts.Symbol | undefined)[] {
    if (!ts.isPropertyAccessExpression(call.expression) || call.expression.name.text !== "load") return [];
    const argument = call.arguments[0];
    const texts =
      argument === undefined ? []
      : ts.isStringLiteralLike(argument) ? argument.text.split(",")
      : ts.isArrayLiteralExpression(argument) ? argument.elements.filter(ts.isStringLiteralLike).map(({ text }) => text)
      : [];
    const symbols: (ts.Symbol | undefined)[] = [];
    for (const text of texts) {
      let type = checker.getTypeAtLocation(call.expression.expression);
      for (const step of text.trim().split("/")) {
        // A collection's load names its items' members: tables.load("name"), as items/name.
        const items = type.getProperty("items");
        const item = items && checker.getIndexTypeOfType(checker.getTypeOfSymbol(items), ts.IndexKind.Number);
        const symbol = type.getProperty(step) ?? item?.getProperty(step);
        symbols.push(symbol);
        if (symbol === undefined) break;
        type = step === "items" && item !== undefined ? item : checker.getTypeOfSymbol(symbol);
      }
    }
    return symbols;
  }

  /** Texts given where an overload takes an Office enumeration: `charts.add("Funnel", …)`. */
  function enumValues(call: ts.CallExpression): (ts.Symbol | undefined)[] {
    const overloads = checker.getTypeAtLocation(call.expression).getCallSignatures();
    return call.arguments.flatMap((argument, index) =>
      overloads.map((overload) => {
        const parameter = overload.parameters[index];
        return parameter && enumValue(argument, checker.getTypeOfSymbolAtLocation(parameter, call));
      })
    );
  }

  function enumValue(value: ts.Expression, expected: ts.Type): ts.Symbol | undefined {
    if (!ts.isStringLiteralLike(value)) return undefined;
    const members = expected.isUnion() ? expected.types : [expected];
    return members.find((member) => member.isStringLiteral() && member.value === value.text && (member.flags & ts.TypeFlags.EnumLiteral) !== 0)?.symbol;
  }

  function note(symbol: ts.Symbol | undefined, node: ts.Node, source: ts.SourceFile): void {
    const declaration = symbol?.declarations?.[0];
    if (symbol === undefined || declaration === undefined || !/@types\/(?:office-js|custom-functions-runtime)\//u.test(declaration.getSourceFile().fileName)) return;
    const owner = declaration.parent as ts.Node & { name?: ts.Node };
    const member = `${owner.name?.getText() ?? ""}.${symbol.name}`;
    const tag = UNTAGGED[member] ?? tagOf(symbol.declarations!) ?? tagOf([owner]);
    if (tag === null || asked(node, tag)) return;
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    uses.push({ set: tag[0], version: tag[1], member, where: `${source.fileName.replace(ROOT, "")}:${line + 1}` });
  }
}

/** The requirement set in a declaration's comment, the earliest of its overloads: "[Api set: ExcelApi 1.9]". */
function tagOf(declarations: readonly ts.Node[]): readonly [set: string, version: string] | null {
  const tags = declarations.flatMap((declaration) => {
    const comment = ts.getJSDocCommentsAndTags(declaration).map((doc) => doc.getText()).join("\n");
    const tag = /\[Api set: (ExcelApi\w*|CustomFunctionsRuntime) ([\d.]+)/u.exec(comment) ?? /\| (SharedRuntime|DialogApi|RibbonApi|ImageCoercion) ([\d.]+)\}/u.exec(comment);
    return tag === null ? [] : [[tag[1], tag[2]] as const];
  });
  return tags.sort((one, other) => compareVersions(one[1], other[1]))[0] ?? null;
}

/** Whether the code reaches `node` only after it has asked for the set. */
function asked(node: ts.Node, tag: readonly [set: string, version: string]): boolean {
  if (ts.isPropertyAssignment(node) && asksFor(node.initializer, tag)) return true;
  for (let child = node, parent = node.parent; parent !== undefined; child = parent, parent = parent.parent) {
    if (ts.isIfStatement(parent) && child === parent.thenStatement && asksFor(parent.expression, tag)) return true;
    if (ts.isConditionalExpression(parent) && child === parent.whenTrue && asksFor(parent.condition, tag)) return true;
    if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken && child === parent.right && asksFor(parent.left, tag)) return true;
  }
  return false;
}

/** Whether the condition holds only where the set is supported, at this version or a later one. */
function asksFor(condition: ts.Expression, tag: readonly [set: string, version: string]): boolean {
  if (ts.isParenthesizedExpression(condition)) return asksFor(condition.expression, tag);
  if (ts.isBinaryExpression(condition)) {
    const [left, right] = [asksFor(condition.left, tag), asksFor(condition.right, tag)];
    if (condition.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) return left || right;
    return condition.operatorToken.kind === ts.SyntaxKind.BarBarToken && left && right;
  }
  if (!ts.isCallExpression(condition) || !/\bisSetSupported$/u.test(condition.expression.getText())) return false;
  const [set, version] = condition.arguments.map((argument) => (ts.isStringLiteralLike(argument) ? argument.text : ""));
  return set === tag[0] && compareVersions(version ?? "", tag[1]) >= 0;
}

/** Negative when `one` is the older version: "1.9" is older than "1.13". */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [one, other].map((version) => version.split(".").map(Number)) as [number[], number[]];
  return a[0]! - b[0]! || (a[1] ?? 0) - (b[1] ?? 0);
}

/** The lowest version of each set that has everything in `uses`. */
export function neededSets(uses: readonly Use[]): Record<string, string> {
  const sets: Record<string, string> = {};
  for (const { set, version } of uses) {
    if (sets[set] === undefined || compareVersions(sets[set], version) < 0) sets[set] = version;
  }
  return sets;
}

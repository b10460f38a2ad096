import { columnLetters, parseA1 } from "../document/area";

/**
 * Functions that came after Excel 2007. A file names them with a prefix, so that older versions keep the formula:
 * _xlfn.XLOOKUP(…), and _xlfn._xlws.FILTER(…) for some.
 */
const NEWER = new Set(
  `ACOT ACOTH AGGREGATE ARABIC ARRAYTOTEXT BASE BINOM.DIST BINOM.DIST.RANGE BINOM.INV BITAND BITLSHIFT BITOR BITRSHIFT BITXOR BYCOL BYROW
  CEILING.MATH CEILING.PRECISE CHISQ.DIST CHISQ.DIST.RT CHISQ.INV CHISQ.INV.RT CHISQ.TEST CHOOSECOLS CHOOSEROWS COMBINA CONCAT CONFIDENCE.NORM
  CONFIDENCE.T COT COTH COVARIANCE.P COVARIANCE.S CSC CSCH DAYS DECIMAL DROP ERF.PRECISE ERFC.PRECISE EXPAND EXPON.DIST F.DIST F.DIST.RT F.INV
  F.INV.RT F.TEST FLOOR.MATH FLOOR.PRECISE FORECAST.LINEAR FORMULATEXT GAMMA GAMMA.DIST GAMMA.INV GAMMALN.PRECISE GAUSS HSTACK HYPGEOM.DIST IFNA IFS
  IMCOSH IMCOT IMCSC IMCSCH IMSEC IMSECH IMSINH IMTAN ISFORMULA ISO.CEILING ISOMITTED ISOWEEKNUM LAMBDA LET LOGNORM.DIST LOGNORM.INV MAKEARRAY MAP MAXIFS
  MINIFS MODE.MULT MODE.SNGL MUNIT NEGBINOM.DIST NETWORKDAYS.INTL NORM.DIST NORM.INV NORM.S.DIST NORM.S.INV NUMBERVALUE PDURATION PERCENTILE.EXC
  PERCENTILE.INC PERCENTRANK.EXC PERCENTRANK.INC PERMUTATIONA PHI POISSON.DIST QUARTILE.EXC QUARTILE.INC RANDARRAY RANK.AVG RANK.EQ REDUCE RRI SCAN SEC
  SECH SEQUENCE SHEET SHEETS SKEW.P STDEV.P STDEV.S SWITCH T.DIST T.DIST.2T T.DIST.RT T.INV T.INV.2T T.TEST TAKE TEXTAFTER TEXTBEFORE TEXTJOIN
  TEXTSPLIT TOCOL TOROW UNICHAR UNICODE UNIQUE VALUETOTEXT VAR.P VAR.S VSTACK WEIBULL.DIST WORKDAY.INTL WRAPCOLS WRAPROWS XLOOKUP XMATCH XOR Z.TEST`.split(
    /\s+/
  )
);
const WORKSHEET = new Set(["FILTER", "SORT", "SORTBY"]);

/** How Excel names the functions of add-ins in a file: CONTOSO.ADD is _xldudf_CONTOSO_ADD. */
const ADDIN = "_xldudf_";

/** A formula as a file has it: no equals sign, functions with their prefixes, [@Column] written out. */
export function toFile(formula: string, isAddinFunction: (name: string) => boolean): string {
  const named = mapFunctions(formula.replace(/^=/, ""), (name) => {
    const upper = name.toUpperCase();
    if (isAddinFunction(upper)) return ADDIN + upper.replaceAll(".", "_");
    if (WORKSHEET.has(upper)) return `_xlfn._xlws.${upper}`;
    return NEWER.has(upper) ? `_xlfn.${upper}` : name;
  });
  return mapReferences(named, (reference) => {
    if (/^\[@\]$/.test(reference)) return "[#This Row]";
    const column = /^\[@(?:\[((?:[^\]']|'.)*)\]|((?:[^[\]'#@]|'.)+))\]$/s.exec(reference);
    if (column) return `[[#This Row],[${column[1] ?? column[2]}]]`;
    const columns = /^\[@\[((?:[^\]']|'.)*)\]:\[((?:[^\]']|'.)*)\]\]$/s.exec(reference);
    return columns ? `[[#This Row],[${columns[1]}]:[${columns[2]}]]` : reference;
  });
}

/** The functions of add-ins that a file's formula calls, as Excel shows their names. */
export function addinFunctionsIn(formula: string, addinFunctions: Iterable<string> = []): string[] {
  const names: string[] = [];
  mapFunctions(formula, (name) => {
    if (name.toLowerCase().startsWith(ADDIN)) names.push(addinName(name, addinFunctions));
    return name;
  });
  return names;
}

/** Without the add-in nobody knows which underscore was a dot; the first one ends the namespace as a rule. */
function addinName(name: string, addinFunctions: Iterable<string>): string {
  const bare = name.slice(ADDIN.length).toUpperCase();
  for (const known of addinFunctions) if (known.toUpperCase().replaceAll(".", "_") === bare) return known.toUpperCase();
  return bare.replace("_", ".");
}

/** A formula as Excel shows it, from a file. `addinFunctions` are the names that the running add-in has. */
export function fromFile(formula: string, addinFunctions: Iterable<string> = []): string {
  const named = mapFunctions(formula, (name) => {
    if (name.toLowerCase().startsWith(ADDIN)) return addinName(name, addinFunctions);
    return name.replace(/^_xlfn\./i, "").replace(/^(_xlws|_xlpm|_xludf)\./i, "");
  });
  const shown = mapReferences(named, (reference) => {
    if (/^\[#This Row\]$/i.test(reference)) return "[@]";
    const column = /^\[\[#This Row\],\[((?:[^\]']|'.)*)\]\]$/is.exec(reference);
    if (column) return /^[\p{L}\p{N}_.]+$/u.test(column[1]!) ? `[@${column[1]}]` : `[@[${column[1]}]]`;
    const columns = /^\[\[#This Row\],(\[.*\]:\[.*\])\]$/is.exec(reference);
    return columns ? `[@${columns[1]}]` : reference;
  });
  return `=${shown}`;
}

/** Parts of a formula: text in quotes, names of sheets in quotes, brackets, names that are called, anything else. */
const PARTS = /"(?:[^"]|"")*"|'(?:[^']|'')*'(?=!)|([\p{L}_\\][\p{L}\p{N}_.\\]*)(?=\()|\[|[^"'[\p{L}_\\]+|[\p{L}_\\][\p{L}\p{N}_.\\]*|./gsu;

function split(formula: string): { text: string; kind: "function" | "reference" | "other" }[] {
  const parts: { text: string; kind: "function" | "reference" | "other" }[] = [];
  PARTS.lastIndex = 0;
  for (let match = PARTS.exec(formula); match; match = PARTS.exec(formula)) {
    if (match[0] === "[") {
      const end = endOfBrackets(formula, match.index);
      parts.push({ text: formula.slice(match.index, end), kind: "reference" });
      PARTS.lastIndex = end;
    } else {
      parts.push({ text: match[0], kind: match[1] ? "function" : "other" });
    }
  }
  return parts;
}

/** The end of [..] with what is nested in it; an apostrophe makes the next character a plain one. */
function endOfBrackets(formula: string, start: number): number {
  let depth = 0;
  for (let at = start; at < formula.length; at++) {
    if (formula[at] === "'") at++;
    else if (formula[at] === "[") depth++;
    else if (formula[at] === "]" && --depth === 0) return at + 1;
  }
  return formula.length;
}

function mapFunctions(formula: string, name: (name: string) => string): string {
  return split(formula)
    .map(({ text, kind }) => (kind === "function" ? name(text) : text))
    .join("");
}

function mapReferences(formula: string, change: (reference: string) => string): string {
  return split(formula)
    .map(({ text, kind }) => (kind === "reference" ? change(text) : text))
    .join("");
}

/** A formula as it reads some rows down and columns to the right: what shared formulas of a file mean. */
export function shift(formula: string, rows: number, columns: number): string {
  let plain = "";
  let shifted = "";
  const flush = (): void => {
    shifted += plain.replace(/(?<![\p{L}\p{N}_.\\])(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?![\p{L}\p{N}_.(!\\])/gu, (_all, fixedColumn: string, letters: string, fixedRow: string, row: string) => {
      const column = fixedColumn ? letters : columnLetters(parseA1(`${letters}1`)!.left + columns);
      return `${fixedColumn}${column}${fixedRow}${fixedRow ? row : Number(row) + rows}`;
    });
    plain = "";
  };
  for (const { text, kind } of split(formula)) {
    if (kind === "other" && !/^["']/.test(text)) plain += text;
    else {
      flush();
      shifted += text;
    }
  }
  flush();
  return shifted;
}

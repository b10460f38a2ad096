/** What the workbench itself says of a cell with a function of an add-in. */
export interface Messages {
  busy: string;
  unknown: string;
  notNumber(parameter: string, value: string): string;
  notBoolean(parameter: string, value: string): string;
  oneValue(parameter: string): string;
  tooMuch(megabytes: string): string;
  wholeColumns: string;
  notRectangular: string;
  notScalar: string;
  tooLong: string;
  empty: string;
  noTable(reference: string): string;
  noCellInRow(reference: string): string;
  noColumn(reference: string): string;
}

const ENGLISH: Messages = {
  busy: "Waiting for the add-in to answer.",
  unknown: "No add-in with this function is running.",
  notNumber: (parameter, value) => `${parameter} has to be a number, and "${value}" is none.`,
  notBoolean: (parameter, value) => `${parameter} has to be TRUE or FALSE, and "${value}" is neither.`,
  oneValue: (parameter) => `${parameter} has to be one value, not a range.`,
  tooMuch: (megabytes) => `The arguments take ${megabytes} MB. Excel on the web hands at most 5 MB to a function: use fewer rows or columns.`,
  wholeColumns: "Excel on the web hands no whole columns or rows to an add-in's function: name the cells that are filled, or a table.",
  notRectangular: "The function answered a list that is no table of rows and columns.",
  notScalar: "The function answered a table where its description promises one value.",
  tooLong: "The function answered a text of more than 32,767 characters.",
  empty: "The function answered an empty table.",
  noTable: (reference) => `There is no table of this name: ${reference}`,
  noCellInRow: (reference) => `${reference} means a cell in the row of the formula, and this row is not in the table.`,
  noColumn: (reference) => `The table has no such column or row: ${reference}`,
};

const CHINESE: Messages = {
  busy: "正在等待加载项返回结果。",
  unknown: "当前运行的加载项中没有这个函数。",
  notNumber: (parameter, value) => `${parameter} 必须是数字，而“${value}”不是。`,
  notBoolean: (parameter, value) => `${parameter} 必须是 TRUE 或 FALSE，而“${value}”都不是。`,
  oneValue: (parameter) => `${parameter} 只能是一个值，不能是区域。`,
  tooMuch: (megabytes) => `参数共 ${megabytes} MB。Excel 网页版最多只能向函数传递 5 MB，请减少行数或列数。`,
  wholeColumns: "Excel 网页版不能把整列或整行传给加载项的函数，请改为选择有数据的单元格或表格。",
  notRectangular: "函数返回的内容不是由行和列组成的表格。",
  notScalar: "函数返回了一个表格，而它声明只返回一个值。",
  tooLong: "函数返回的文本超过 32,767 个字符。",
  empty: "函数返回了空表格。",
  noTable: (reference) => `找不到这个名称的表格：${reference}`,
  noCellInRow: (reference) => `${reference} 指公式所在行的单元格，但这一行不在表格中。`,
  noColumn: (reference) => `表格中没有这一列或这一行：${reference}`,
};

let spoken = ENGLISH;

/** What is said from now on, in the language of the person at the sheet ("en-US", "zh-CN"). */
export function speak(language: string): void {
  spoken = /^zh/i.test(language) ? CHINESE : ENGLISH;
}

export const messages = (): Messages => spoken;

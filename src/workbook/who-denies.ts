import { StagebookError } from "../process/problem";
import { listed } from "../process/read-table";

/**
 * Excel says neither where it denied access nor why. This looks, and names the sheets that are protected, or the workbook's
 * structure; where nothing is, the person may only read.
 */
export async function sayWhereDenied(error: unknown): Promise<unknown> {
  if (!(error instanceof StagebookError) || error.code !== "workbook:accessDenied") return error;
  const found = await lookForProtection();
  if (found === null) return error;
  const explained = new StagebookError(found.code, { ...error.params, ...found.params });
  explained.cause = error.cause;
  return explained;
}

async function lookForProtection(): Promise<Pick<StagebookError, "code" | "params"> | null> {
  try {
    return await Excel.run({ delayForCellEdit: true }, async (context): Promise<Pick<StagebookError, "code" | "params"> | null> => {
      const { worksheets, protection } = context.workbook;
      worksheets.load("items/name");
      protection.load("protected");
      await context.sync();
      const sheets = worksheets.items.map((sheet) => ({ name: sheet.name, protection: sheet.protection }));
      for (const sheet of sheets) sheet.protection.load("protected");
      await context.sync();
      const names = sheets.filter((sheet) => sheet.protection.protected).map((sheet) => sheet.name);
      if (names.length > 0) return { code: "workbook:sheetsProtected", params: { sheets: listed(names.map((name) => `“${name}”`)) } };
      return protection.protected ? { code: "workbook:structureProtected", params: {} } : null;
    });
  } catch {
    return null; // then what Excel said has to do
  }
}

import { StagebookError } from "../process/problem";

/** Excel's error codes that mean something to the person at the sheet. The others are told as they are. */
const CODES: Readonly<Record<string, string>> = {
  AccessDenied: "workbook:accessDenied",
  InvalidOperationInCellEditMode: "workbook:cellEditMode",
  ItemNotFound: "workbook:itemGone",
  InvalidReference: "workbook:itemGone",
  ItemAlreadyExists: "workbook:nameTaken",
  InvalidSelection: "workbook:severalAreas",
  RequestPayloadSizeLimitExceeded: "workbook:tooMuchAtOnce",
  ResponsePayloadSizeLimitExceeded: "workbook:tooMuchAtOnce",
  ApiNotFound: "workbook:excelTooOld",
  ApiNotAvailable: "workbook:excelTooOld",
  NotImplemented: "workbook:excelTooOld",
  UnsupportedOperation: "workbook:excelTooOld",
};

/** Codes after which the same wish cannot succeed unless something is changed first. */
const FINAL = new Set(["workbook:accessDenied", "workbook:severalAreas", "workbook:excelTooOld", "workbook:nameTaken"]);

/** Whether it is the answer to a cancel, and no failure. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}

/** Whether the same wish may well succeed when it is tried again: Excel was busy, or a request failed on its way. */
export function mayRetry(error: unknown): boolean {
  return error instanceof StagebookError && error.params["retry"] === "yes";
}

/**
 * An error of Office.js in our words. What is ours already, and a cancel, is returned as it is; what is neither (a mistake
 * in our own code) too, so that it is not dressed up as Excel's.
 */
export function explainError(error: unknown): unknown {
  if (error instanceof StagebookError || isAbort(error)) return error;
  const { code, message, debugInfo } = (error ?? {}) as Partial<OfficeExtension.Error>;
  if (typeof code !== "string") return error;
  const known = CODES[code];
  const where = debugInfo?.errorLocation || code;
  const explained = new StagebookError(known ?? "workbook:excelRefused", {
    excelCode: code,
    message: message ?? "",
    where,
    ...(FINAL.has(known ?? "") ? {} : { retry: "yes" }),
  });
  explained.cause = error;
  return explained;
}

import { StagebookError, type Problem } from "../process/problem";

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

/**
 * Codes after which the same wish cannot succeed, whatever is put right around it: what it names is there already or no
 * longer there, Excel cannot do it, or it left something behind that has to be looked at first. After all others it can:
 * once a sheet is unprotected, a row moved away, another range selected, or Excel less busy.
 */
const HOPELESS: ReadonlySet<string> = new Set([
  "workbook:processExists",
  "workbook:stageTwice",
  "workbook:personTwice",
  "workbook:dealNameMissing",
  "workbook:dealExists",
  "workbook:unknownStage",
  "workbook:taskTwice",
  "workbook:setupRowGone",
  "workbook:setupRowChanged",
  "workbook:stageGone",
  "workbook:stageIsThere",
  "workbook:stageInUse",
  "workbook:stagesChanged",
  "workbook:lastOpenStage",
  "workbook:lastWonStage",
  "workbook:ownerMissing",
  "workbook:taskGone",
  "workbook:taskHasNoId",
  "workbook:taskNotOpen",
  "workbook:changedSince",
  "workbook:otherCurrency",
  "workbook:excelTooOld",
  "workbook:undoFailed",
]);

/** Whether it is the answer to a cancel, and no failure. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}

/** Whether the same wish may succeed when it is tried again: at once, or after what the words ask for. */
export function mayRetry({ code }: Pick<Problem, "code">): boolean {
  return !HOPELESS.has(code);
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
  });
  explained.cause = error;
  return explained;
}

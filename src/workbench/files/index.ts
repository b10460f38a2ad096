export { openXlsx, type OpenOptions } from "./open";
export { NotAWorkbookError } from "./package-parts";
export { saveXlsx, type SaveOptions } from "./save";

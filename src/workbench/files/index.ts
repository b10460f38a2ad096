import { WorkbookDocument } from "../document";
export async function saveXlsx(_document: WorkbookDocument): Promise<Uint8Array> { throw new Error("not yet"); }
export async function openXlsx(_bytes: Uint8Array): Promise<WorkbookDocument> { return WorkbookDocument.create(); }

export * from "./area";
export * from "./cells";
export * from "./events";
export * from "./excel-error";
export * from "./workbook-document";
export type { Table } from "./tables";
export type { DefinedName } from "./names";

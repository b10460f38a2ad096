/**
 * From a CSV file or a messy sheet to a plan that the workbook can write:
 *
 *     const source = await readFile(file, { onProgress, signal });   // or sourceOfRange(grid, firstRow)
 *     let mapping = proposeMapping(source);                          // shown; adjusted with mapColumn(…)
 *     const dates = dateOrders(source, mapping);                     // ambiguous ones are asked about
 *     const plan = await planImport(source, mapping, { dateOrders: { 5: "mdy" } }, { onProgress, signal });
 *
 * Pure but for reading the file: no Office, no DOM.
 */
export * from "./import-plan";
export { amountColumns } from "./amount-columns";
export { dateOrders } from "./date-orders";
export { decodeText, MAX_FILE_BYTES, type DecodedText } from "./decode-text";
export { planImport } from "./plan-import";
export { mapColumn, proposeMapping } from "./propose-mapping";
export { readCsv, type CsvRows } from "./read-csv";
export { readFile, sourceOfRange } from "./read-source";

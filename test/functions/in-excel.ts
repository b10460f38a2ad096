import { generateCustomFunctionsMetadata } from "custom-functions-metadata";
import { localisedMetadata, type FunctionsMetadata } from "../../src/functions/localised-metadata";
import * as functions from "../../src/functions/functions";
import { provideWorkbookTables } from "../../src/functions/kept-tables-in";
import { setLanguage } from "../../src/locales";
import { CustomFunctions } from "../../src/workbench/calculation/custom-functions";
import type { FunctionsJson } from "../../src/workbench/calculation/functions-json";
import { startHeadless, type Headless } from "../../src/workbench/headless/headless";
import { KeptTables } from "../../src/workbook/kept-tables";
import { Book } from "../workbench/calculation/book";
import "./custom-functions";

export interface Cells {
  readonly book: Book;
  /** The Excel that they are in. */
  readonly office: Headless;
  /** The tables that handles keep. */
  readonly tables: KeptTables;
  /** Resolves when every cell has its answer. */
  settled(): Promise<void>;
  /** Resolves when, besides, what was changed has been read for the handles; looks at formulas may take longer. */
  followed(milliseconds?: number): Promise<void>;
}

/**
 * Gives every test of a suite a workbook whose cells calculate Stagebook's own functions, called by the genuine Office.js
 * with the metadata that Excel gets.
 */
export function useFunctionsInCells(): () => Cells {
  let cells: Cells | undefined;
  let office: Headless;
  let calculation: CustomFunctions;
  let before: unknown[] = [];
  let metadata: FunctionsMetadata;
  const world = globalThis as Record<string, unknown>;
  const names = ["CustomFunctions", "Excel", "Office", "OfficeExtension"] as const;

  beforeEach(async () => {
    metadata ??= JSON.parse((await generateCustomFunctionsMetadata(["src/functions/functions.ts"])).metadataJson) as FunctionsMetadata;
    office = await startHeadless();
    const window = office.window as unknown as { CustomFunctions: unknown; CustomFunctionMappings: Record<string, unknown> };
    window.CustomFunctionMappings = Object.fromEntries(Object.entries(functions).map(([name, compute]) => [name.toUpperCase(), compute]));
    before = names.map((name) => world[name]);
    for (const name of names) world[name] = (window as unknown as Record<string, unknown>)[name];
    const tables = new KeptTables();
    provideWorkbookTables(() => Promise.resolve(tables));
    setLanguage("en");
    calculation = new CustomFunctions(office.document.model, {
      metadata: localisedMetadata(metadata, "en") as unknown as FunctionsJson,
      namespace: "SALES",
      push: (entries) => office.host.push(entries.map((entry) => [...entry])),
    });
    office.host.onFunctionResults((results) => calculation.answer(results as unknown[]));
    const settled = async () => {
      await calculation.whenIdle();
      await office.idle();
    };
    cells = {
      book: new Book(office.document),
      office,
      tables,
      settled,
      followed: async (milliseconds = 800) => {
        await settled();
        await new Promise((resolve) => setTimeout(resolve, milliseconds));
        await settled();
      },
    };
  });

  afterEach(async () => {
    calculation.close();
    await office.idle();
    office.close();
    names.forEach((name, at) => (world[name] = before[at]));
    provideWorkbookTables(null);
    setLanguage("en");
    cells = undefined;
  });

  return () => cells!;
}

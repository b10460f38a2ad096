import { generateCustomFunctionsMetadata } from "custom-functions-metadata";
import { localisedMetadata, type FunctionsMetadata } from "../../src/functions/localised-metadata";
import * as functions from "../../src/functions/functions";
import { setLanguage } from "../../src/locales";
import { CustomFunctions } from "../../src/workbench/calculation/custom-functions";
import type { FunctionsJson } from "../../src/workbench/calculation/functions-json";
import { startHeadless, type Headless } from "../../src/workbench/headless/headless";
import { Book } from "../workbench/calculation/book";
import "./custom-functions";

export interface Cells {
  readonly book: Book;
  /** The Excel that they are in. */
  readonly office: Headless;
  /** Resolves when every cell has its answer. */
  settled(): Promise<void>;
}

/**
 * Gives every test of a suite a workbook whose cells calculate Stagebook's own functions, called by the genuine Office.js
 * with the metadata that Excel gets.
 */
export function useFunctionsInCells(): () => Cells {
  let cells: Cells | undefined;
  let office: Headless;
  let before: unknown;
  let metadata: FunctionsMetadata;
  const world = globalThis as { CustomFunctions?: unknown };

  beforeEach(async () => {
    metadata ??= JSON.parse((await generateCustomFunctionsMetadata(["src/functions/functions.ts"])).metadataJson) as FunctionsMetadata;
    office = await startHeadless();
    const window = office.window as unknown as { CustomFunctions: unknown; CustomFunctionMappings: Record<string, unknown> };
    window.CustomFunctionMappings = Object.fromEntries(Object.entries(functions).map(([name, compute]) => [name.toUpperCase(), compute]));
    before = world.CustomFunctions;
    world.CustomFunctions = window.CustomFunctions;
    setLanguage("en");
    const calculation = new CustomFunctions(office.document.model, {
      metadata: localisedMetadata(metadata, "en") as unknown as FunctionsJson,
      namespace: "SALES",
      push: (entries) => office.host.push(entries.map((entry) => [...entry])),
    });
    office.host.onFunctionResults((results) => calculation.answer(results as unknown[]));
    cells = {
      book: new Book(office.document),
      office,
      settled: async () => {
        await calculation.whenIdle();
        await office.idle();
      },
    };
  });

  afterEach(async () => {
    await office.idle();
    office.close();
    world.CustomFunctions = before;
    setLanguage("en");
    cells = undefined;
  });

  return () => cells!;
}

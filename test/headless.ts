import { startHeadless, type Headless, type HeadlessOptions } from "../src/workbench/headless/headless";

export type { Headless, HeadlessOptions };
export { startHeadless };

/**
 * Gives every test of a suite a workbook of its own and the genuine Office.js as the globals Excel, Office and
 * OfficeExtension; answers a function that gives what runs.
 *
 *   describe("Add a deal", () => {
 *     const excel = useExcel();
 *     it("writes a row", async () => { await addDeal(…); excel().document.cells.value(…) });
 *   });
 */
export function useExcel(options: HeadlessOptions = {}): () => Headless {
  let running: Headless | undefined;
  const names = ["Excel", "Office", "OfficeExtension"] as const;
  const before = new Map<string, PropertyDescriptor | undefined>();

  beforeEach(async () => {
    running = await startHeadless(options);
    for (const name of names) {
      before.set(name, Object.getOwnPropertyDescriptor(globalThis, name));
      Object.defineProperty(globalThis, name, { value: running[name], configurable: true, writable: true });
    }
  });

  afterEach(async () => {
    await running?.idle();
    running?.close();
    running = undefined;
    for (const name of names) {
      const descriptor = before.get(name);
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else delete (globalThis as Record<string, unknown>)[name];
    }
  });

  return () => {
    if (!running) throw new Error("Excel runs only within a test.");
    return running;
  };
}

import { buildAddin } from "../../src/workbench/server/build-addin";

/** Where the add-in of this project was built for the tests that run now; they may run in several processes. */
export const BUILT = "STAGEBOOK_BUILT_FOR_TESTS";

/** Mocha runs this once, before the first test and before it starts other processes. */
export async function mochaGlobalSetup(): Promise<void> {
  process.env[BUILT] = await buildAddin();
}

import assert from "node:assert/strict";

/** Expects a promise to fail with one of Excel's codes. */
export async function fails(code: string, run: Promise<unknown>, location?: string): Promise<void> {
  await assert.rejects(run, (error: { code?: string; debugInfo?: { errorLocation?: string } }) => {
    assert.equal(error.code, code);
    if (location !== undefined) assert.equal(error.debugInfo?.errorLocation, location);
    return true;
  });
}

/** How long something took, in milliseconds. */
export interface Times {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/**
 * Runs a work several times, once more beforehand to warm up where it is asked more than once. What it gives is kept until
 * the next run has given something, as a sheet has a table while that is read again.
 */
export async function measure(times: number, work: () => unknown): Promise<Times> {
  const kept = { last: times > 1 ? await work() : null };
  const taken: number[] = [];
  for (let run = 0; run < times; run++) {
    globalThis.gc?.();
    const start = performance.now();
    const given = await work();
    taken.push(performance.now() - start);
    kept.last = given;
  }
  taken.sort((a, b) => a - b);
  const middle = taken.length >> 1;
  const median = taken.length % 2 === 1 ? taken[middle]! : (taken[middle - 1]! + taken[middle]!) / 2;
  return { median, least: taken[0]!, most: taken.at(-1)! };
}

/** Bytes that stay in use for what `make` gives, beyond those in use before. Needs --expose-gc. */
export async function bytesKept(make: () => unknown): Promise<number> {
  const used = async () => {
    for (let times = 0; times < 5; times++) {
      globalThis.gc?.();
      await new Promise((resolve) => setTimeout(resolve, 50)); // buffers are given back beside what runs
    }
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = await used();
  const kept = make();
  const after = await used();
  return kept === null ? 0 : after - before; // `kept` is in use until here
}

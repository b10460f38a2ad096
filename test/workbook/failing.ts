import type { Headless } from "../headless";

/**
 * How a request fails: before anything of it is done; half way, keeping what came before, as Excel's batches do; or after
 * all of it was done, its answer being lost.
 */
export const WAYS = ["before", "half way", "answer lost"] as const;
export type Way = (typeof WAYS)[number];

const FAILURE = JSON.stringify({
  Error: { Code: "GeneralException", Message: "There was an internal error while processing the request.", Location: null },
  Results: [],
  TraceIds: [],
});

/** Lets the k-th request from now fail; answers a function that tells whether it came to that. */
export function failKth({ host }: Headless, k: number, way: Way): () => boolean {
  const answer = host.processQuery.bind(host);
  let count = 0;
  host.processQuery = (body) => {
    count += 1;
    if (count !== k) return answer(body);
    if (way === "answer lost") answer(body);
    if (way === "half way") {
      const request = JSON.parse(body) as { Actions: unknown[] };
      answer(JSON.stringify({ ...request, Actions: request.Actions.slice(0, Math.ceil(request.Actions.length / 2)) }));
    }
    return FAILURE;
  };
  return () => {
    host.processQuery = answer;
    return count >= k;
  };
}

/** Lets every request from the k-th on fail, as when the connection is gone. */
export function failFrom({ host }: Headless, k: number): () => void {
  const answer = host.processQuery.bind(host);
  let count = 0;
  host.processQuery = (body) => {
    count += 1;
    return count < k ? answer(body) : FAILURE;
  };
  return () => {
    host.processQuery = answer;
  };
}

import { StoreBusy } from "./store.ts";

const PAUSE_MS = 20;
export const PATIENCE_MS = 5000;

/** Tries until `attempt` gives something; `StoreBusy` when it has not by then. */
export async function patiently<T>(
  patienceMs: number,
  attempt: () => Promise<T | undefined> | T | undefined,
): Promise<T> {
  for (let waited = 0; ; waited += PAUSE_MS) {
    const got = await attempt();
    if (got !== undefined) return got;
    if (waited >= patienceMs) throw busy(patienceMs);
    await new Promise((resume) => setTimeout(resume, PAUSE_MS));
  }
}

function busy(patienceMs: number): StoreBusy {
  return new StoreBusy(
    `The store is being changed by another process, which did not end within ${patienceMs / 1000} s. Nothing was changed. Try again when it has ended.`,
  );
}

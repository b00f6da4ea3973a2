import type { Change, Store } from "../../index.ts";

class Stopped extends Error {
  override readonly name = "Stopped";
}

/**
 * The store until it is to be let go of: then every use of it fails, and long work over it ends at the next one with its change
 * abandoned. A thread that is ended from outside may be in the midst of a call into the driver.
 */
export function stoppable(store: Store, isStopped: () => boolean): Store {
  return checked(store, isStopped, {
    begin: async () => {
      const change = await store.begin();
      return checked<Change>(change, isStopped, { abandon: () => change.abandon() });
    },
    close: () => store.close(),
  });
}

function checked<T extends object>(target: T, isStopped: () => boolean, instead: Partial<T>): T {
  return new Proxy(target, {
    get(_, key) {
      const own = instead[key as keyof T];
      const value = own ?? target[key as keyof T];
      if (typeof value !== "function") return value;
      return (...given: unknown[]) => {
        if (isStopped() && (own === undefined || key === "begin")) throw new Stopped("the work was stopped");
        return value.apply(target, given);
      };
    },
  });
}

import { LOCAL_HOSTS } from "../../../src/app/http/access.ts";
import { adderOver } from "../../../src/app/http/adding.ts";
import { appOf, type Served, type Serving } from "../../../src/app/http/app.ts";
import { Jobs } from "../../../src/app/http/jobs.ts";
import { Limiter } from "../../../src/app/http/rate.ts";
import { memoryStore, type Store } from "../../../src/index.ts";
import { AT } from "../../pile/desks.ts";

/** A clock that a test turns. */
export class Clock {
  now = 0;
  readonly read = (): number => this.now;
}

/** An app over a store as `serve` makes it for this machine alone, with what a test wants otherwise. */
export function served(
  store: Store = memoryStore(),
  more: Partial<Serving> = {},
  clock = new Clock(),
): Served & { readonly jobs: Jobs } {
  const jobs = new Jobs(adderOver(store, () => AT));
  const limiter = new Limiter({ perSecond: 60, burst: 1_000_000 }, clock.read);
  const access = { hosts: LOCAL_HOSTS, limiter };
  return { ...appOf({ store, version: "0.0.0", access, clock: clock.read, jobs, ...more }), jobs };
}

/** Asks an app as a program on this machine does. */
export async function get(app: Served["app"], path: string, headers: Record<string, string> = {}): Promise<Response> {
  return app.request(`http://localhost${path}`, { headers: { Host: "localhost:8080", ...headers } });
}

export async function post(
  app: Served["app"],
  path: string,
  body: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  return app.request(`http://localhost${path}`, {
    method: "POST",
    body,
    headers: { Host: "localhost:8080", "Content-Type": "application/json", ...headers },
  });
}

import { readFileSync } from "node:fs";
import { keepWatched, openDesk, type Store, watchedAt } from "../../index.ts";
import {
  type Alert,
  type AlertRule,
  alertRules,
  alertsAfter,
  faultsIn,
  keepTold,
  type Step,
  Told,
} from "../../question/index.ts";
import { alertsForEver } from "../alerts/alerting.ts";
import { atomOf } from "../alerts/atom.ts";
import { postAlert, type Webhook } from "../alerts/webhook.ts";
import { MACHINE_CLOCK } from "../watch/clock.ts";
import { type Call, WrongCall } from "./call.ts";
import { counted } from "./counted.ts";
import { withOutput } from "./output.ts";
import { printable } from "./printable.ts";
import { isReadByAll } from "./rights.ts";
import { Stopping } from "./stopping.ts";
import { withStore } from "./store.ts";
import { reasonOf } from "./system.ts";
import { version } from "./version.ts";
import type { World } from "./world.ts";

type AlertsCall = Extract<Call, { command: "alerts" }>;

/** Alerts that a feed holds. */
const MOST_IN_FEED = 100;
/** Tries of one alert in a run that ends; a run that follows tries on, the pause growing to a day. */
const TRIES = 5;

/** `alerts`: what rules ask for, out of the log of a store. */
export async function runAlerts(call: AlertsCall, world: World): Promise<number> {
  const rules = rulesIn(call.rules);
  const secret = call.secretFile === undefined ? undefined : secretIn(call.secretFile);
  if (call.secretFile !== undefined && isReadByAll(call.secretFile))
    tell(
      world,
      `note: every user may read the secret in ${call.secretFile}; take that away: chmod 600 ${call.secretFile}`,
    );
  return withStore(call.store, call.webhook === undefined, async (store) => {
    const halt = new AbortController();
    const stopping = new Stopping(world, () => halt.abort());
    try {
      if (call.webhook === undefined) return await write(call, store, rules, world, halt.signal);
      const webhook = webhookFor(call.webhook, secret, call, world, halt.signal);
      return await post(call, store, rules, world, webhook);
    } finally {
      stopping.over();
    }
  });
}

function webhookFor(
  url: string,
  secret: string | undefined,
  call: AlertsCall,
  world: World,
  stop: AbortSignal,
): Webhook {
  const tries = call.follow ? Number.POSITIVE_INFINITY : TRIES;
  const userAgent = `secondsource/${version()}`;
  return { url, ...(secret !== undefined && { secret }), clock: world.clock ?? MACHINE_CLOCK, userAgent, tries, stop };
}

async function write(
  call: AlertsCall,
  store: Store,
  rules: readonly AlertRule[],
  world: World,
  stop: AbortSignal,
): Promise<number> {
  const steps = behind(stepsOf(call, store, rules, 0, world, { stop }), call.after ?? 0);
  let told = 0;
  return withOutput(call.out, world, async (output) => {
    const alerts = async function* () {
      for await (const { alert } of steps) {
        if (alert) told += 1;
        if (alert) yield alert;
      }
    };
    const chunks = call.format === "atom" ? feedOf(alerts()) : linesOf(alerts());
    const bytes = await output.write(chunks, call.follow);
    if (!call.quiet && bytes !== undefined)
      tell(world, `wrote ${counted(told, "alert")} as ${call.format} to ${output.name} (${counted(bytes, "byte")})`);
    return 0;
  });
}

function stepsOf(
  { follow }: AlertsCall,
  store: Store,
  rules: readonly AlertRule[],
  after: number,
  world: World,
  { stop, told = new Told() }: { readonly stop: AbortSignal; readonly told?: Told },
): AsyncIterable<Step> {
  const clock = world.clock ?? MACHINE_CLOCK;
  return follow
    ? alertsForEver(store, rules, after, { clock, stop, told })
    : alertsAfter(store, rules, after, { told });
}

/** What comes behind an entry of the log; what stands before it is gone through for what has been told. */
async function* behind(steps: AsyncIterable<Step>, after: number): AsyncGenerator<Step> {
  for await (const step of steps) if ((step.alert?.seq ?? step.seq) > after) yield step;
}

async function* linesOf(alerts: AsyncIterable<Alert>): AsyncGenerator<string> {
  for await (const alert of alerts) yield `${JSON.stringify(alert)}\n`;
}

async function* feedOf(alerts: AsyncIterable<Alert>): AsyncGenerator<string> {
  const last: Alert[] = [];
  for await (const alert of alerts) {
    last.push(alert);
    if (last.length > MOST_IN_FEED) last.shift();
  }
  yield atomOf(last, "1970-01-01T00:00:00Z");
}

/** Posts what is new since the last run; the first run begins with what comes from now on. */
async function post(
  call: AlertsCall,
  store: Store,
  rules: readonly AlertRule[],
  world: World,
  webhook: Webhook,
): Promise<number> {
  const name = `webhook ${webhook.url}`;
  const desk = openDesk(store, { now: () => new Date(webhook.clock.now()).toISOString() });
  const mark = (seq: number, names: readonly string[] = []) =>
    desk.keep((change) => {
      keepWatched(change, "alert-outlets", name, { seq });
      keepTold(change, name, names);
    });
  const known = (await watchedAt(store, "alert-outlets", name))?.seq;
  const after = call.after ?? known ?? (await store.seq());
  if (known === undefined) await mark(after);
  const told = call.after === undefined ? await Told.of(store, name) : new Told();
  const done = { sent: 0, refused: 0, unreached: "" };
  for await (const { alert, seq, names } of stepsOf(call, store, rules, after, world, { stop: webhook.stop, told })) {
    const sent = alert && (await postAlert(alert, webhook));
    if (sent?.is === "unreached") done.unreached = sent.reason;
    if (done.unreached) break;
    if (sent?.is === "sent") done.sent += 1;
    if (sent?.is === "refused") {
      done.refused += 1;
      tell(world, `problem: alert ${alert!.id} was not taken: ${sent.reason}`);
    }
    await mark(seq, names);
  }
  if (done.unreached && !webhook.stop.aborted)
    tell(world, `problem: ${webhook.url} could not be reached (${done.unreached}); the next run goes on here`);
  if (!call.quiet)
    tell(
      world,
      `posted ${counted(done.sent, "alert")} to ${webhook.url}, ${counted(done.refused, "was", "were")} refused`,
    );
  return done.unreached || done.refused > 0 ? 1 : 0;
}

function tell({ stderr }: World, line: string): void {
  stderr.write(`${printable(line)}\n`);
}

function rulesIn(path: AlertsCall["rules"]): readonly AlertRule[] {
  if (typeof path !== "string") return path;
  const parsed = alertRules.safeParse(jsonIn(path));
  if (!parsed.success) throw new WrongCall(`alerts: ${path}: ${faultsIn(parsed.error).join("; ")}`);
  return parsed.data.alerts;
}

function jsonIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8").replace(/^\ufeff/, ""));
  } catch (error) {
    throw new WrongCall(`alerts: ${path} could not be read: ${reasonOf(error)}`);
  }
}

function secretIn(path: string): string {
  try {
    const secret = readFileSync(path, "utf8").trim();
    if (secret.length >= 16) return secret;
  } catch (error) {
    throw new WrongCall(`alerts: --secret-file ${path} could not be read: ${reasonOf(error)}`);
  }
  throw new WrongCall(`alerts: --secret-file ${path}: a secret has 16 characters or more.`);
}

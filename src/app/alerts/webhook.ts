import { createHmac } from "node:crypto";
import { type Dispatcher, request } from "undici";
import type { Alert } from "../../question/index.ts";
import type { Clock } from "../watch/clock.ts";
import { backoff, retryAfter } from "../watch/retry.ts";

export interface Webhook {
  readonly url: string;
  /** Key of the signature; without one alerts are not signed. */
  readonly secret?: string;
  readonly clock: Clock;
  readonly userAgent: string;
  readonly dispatcher?: Dispatcher;
  /** Tries before it is given up for this run. */
  readonly tries: number;
  readonly stop: AbortSignal;
}

/** `sent`; `refused`: the receiver will not have this one; `unreached`: it may be sent again later. */
export type Sent = { readonly is: "sent" } | { readonly is: "refused" | "unreached"; readonly reason: string };

const TIMEOUT_MS = 10_000;
const FIRST_RETRY_MS = 1000;

/**
 * Posts an alert as JSON, signed as the Standard Webhooks specification says: HMAC-SHA256 over id, time and body. What fails on
 * the way, and answers of 408, 429 and 5xx, are tried again after a growing pause; redirects are not followed. An alert keeps its
 * `webhook-id` however often it is sent, so that a receiver can tell.
 */
export async function postAlert(alert: Alert, webhook: Webhook): Promise<Sent> {
  let last: Sent = { is: "unreached", reason: "not tried" };
  for (let fails = 0; fails < webhook.tries && !webhook.stop.aborted; fails++) {
    const { sent, waitMs = 0 } = await post(alert, webhook);
    last = sent;
    if (sent.is !== "unreached") return sent;
    const pause = Math.max(waitMs, backoff(alert.id, fails + 1, FIRST_RETRY_MS));
    if (fails + 1 < webhook.tries) await webhook.clock.until(webhook.clock.now() + pause, [], webhook.stop);
  }
  return last;
}

async function post(alert: Alert, webhook: Webhook): Promise<{ readonly sent: Sent; readonly waitMs?: number }> {
  const { url, clock, dispatcher, stop } = webhook;
  const body = JSON.stringify(alert);
  const signal = AbortSignal.any([stop, AbortSignal.timeout(TIMEOUT_MS)]);
  try {
    const headers = headersFor(alert.id, body, webhook);
    const found = await request(url, { method: "POST", headers, body, signal, ...(dispatcher && { dispatcher }) });
    found.body.on("error", () => undefined).destroy();
    const { statusCode } = found;
    if (statusCode >= 200 && statusCode < 300) return { sent: { is: "sent" } };
    const reason = `the receiver answered ${statusCode}`;
    const isPassing = statusCode >= 500 || statusCode === 408 || statusCode === 429;
    const waitMs = retryAfter(String(found.headers["retry-after"] ?? ""), clock.now());
    return { sent: { is: isPassing ? "unreached" : "refused", reason }, ...(waitMs !== undefined && { waitMs }) };
  } catch (error) {
    return { sent: { is: "unreached", reason: (error as Error).message } };
  }
}

function headersFor(id: string, body: string, { secret, clock, userAgent }: Webhook): Record<string, string> {
  const time = String(Math.floor(clock.now() / 1000));
  const signature = secret === undefined ? {} : { "webhook-signature": signatureOf({ id, time, body }, secret) };
  return {
    "content-type": "application/json",
    "user-agent": userAgent,
    "webhook-id": id,
    "webhook-timestamp": time,
    ...signature,
  };
}

/** `v1,` and the HMAC-SHA256 of `id.time.body` in base64. A secret that begins with `whsec_` is the base64 of its bytes. */
export function signatureOf(
  { id, time, body }: { readonly id: string; readonly time: string; readonly body: string },
  secret: string,
): string {
  const key = secret.startsWith("whsec_") ? Buffer.from(secret.slice(6), "base64") : Buffer.from(secret, "utf8");
  return `v1,${createHmac("sha256", key).update(`${id}.${time}.${body}`).digest("base64")}`;
}

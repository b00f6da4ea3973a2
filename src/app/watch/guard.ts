import { type LookupAddress, lookup as systemLookup } from "node:dns";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { Agent, buildConnector } from "undici";

export interface GuardOptions {
  /** Lets private, loopback and other special addresses be reached. */
  readonly allowPrivate: boolean;
  /** Time to connect, in milliseconds. */
  readonly timeoutMs: number;
  /** Resolves names; the system's unless told. */
  readonly lookup?: typeof systemLookup;
}

/** The address, or every address of the name, is of a private or special network. */
export class PrivateAddress extends Error {
  readonly code = "EPRIVATE";
}

/** True for an address of the public internet: no private, loopback, link-local, shared, mapped or reserved range. */
export function isPublic(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === "unicast";
}

/**
 * A dispatcher that opens connections to public addresses only. Names are resolved once, each resolved address is looked at, and
 * the connection goes to what was looked at; addresses given as numbers, in any spelling, are looked at as well, since no name
 * is resolved for them. A connection carries one request.
 */
export function guardedAgent({ allowPrivate, timeoutMs, lookup = systemLookup }: GuardOptions): Agent {
  const open = buildConnector({ timeout: timeoutMs, lookup: allowPrivate ? asLookup(lookup) : guarded(lookup) });
  return new Agent({
    pipelining: 0,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    connect: (options, callback) => {
      const host = options.hostname.replace(/^\[|\]$/g, "");
      if (!allowPrivate && ipaddr.isValid(host) && !isPublic(host)) callback(refusal(host), null);
      else open(options, callback);
    },
  });
}

function asLookup(lookup: typeof systemLookup): LookupFunction {
  return (name, options, answer) => lookup(name, options as never, answer as never);
}

function guarded(lookup: typeof systemLookup): LookupFunction {
  return (name, options, answer) =>
    lookup(name, { ...options, all: true }, (error, found) => {
      if (error) return answer(error, "", 0);
      const allowed = (found as LookupAddress[]).filter(({ address }) => isPublic(address));
      const [first] = allowed;
      if (!first) return answer(refusal(name), "", 0);
      return options.all ? answer(null, allowed) : answer(null, first.address, first.family);
    });
}

function refusal(host: string): PrivateAddress {
  return new PrivateAddress(`${host} is an address of a private network`);
}

import { shippedJson } from "../../shipped/index.ts";

let starts: RegExp | undefined;

/** True for a class or id that a consent manager gives to its dialog; the table is `data/article/consent.json`. */
export function isConsentManager(name: string): boolean {
  starts ??= loadStarts();
  return starts.test(name);
}

function loadStarts(): RegExp {
  const { managers } = shippedJson<{ managers: { starts: string[] }[] }>("data", "article/consent.json");
  const escaped = managers
    .flatMap((manager) => manager.starts)
    .map((start) => start.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^(?:${escaped.join("|")})`, "i");
}

import { expect, test } from "vitest";
import { annotate } from "../../../src/annotation/index.ts";
import type { Annotation, Claim } from "../../../src/model/index.ts";
import { articleOf } from "../reading.ts";
import { goldenOf, linesOf } from "./lines.ts";

test("sentences of news, with the claims and names that are read from each", async () => {
  const rows = linesOf("claims").flatMap((text) => {
    const known = annotate(articleOf(text, { published: "2031-05-14" }), "full");
    const names = known.entities.map(({ type, name }) => `${name} (${type})`).join(", ");
    return [text, ...known.claims.map((claim) => toldClaim(claim, known)), ...(names ? [`  named: ${names}`] : [])];
  });
  await expect(`${rows.join("\n")}\n`).toMatchFileSnapshot(goldenOf("claims"));
});

function toldClaim(claim: Claim, { quantities }: Annotation): string {
  const { predicate, type, mode, contexts, roles, measure, thing, implied, quantityRole, place, sources } = claim;
  const { value = implied?.value } = quantities.find(({ id }) => id === claim.quantity) ?? {};
  const who = roles.map(({ role, name }) => `${role}=${name}`).join(" ");
  const how = [type, mode, ...contexts, claim.polarity, claim.modality, claim.date, place && `in ${place.name}`];
  const says = sources.map(({ name }) => name).join(">");
  const counted = [measure, thing, value, quantityRole].filter((one) => one !== undefined && one !== "").join(" ");
  return `  ${predicate} | ${who} | ${counted} | ${how.filter(Boolean).join(", ")}${says && ` | ${says}`}`;
}

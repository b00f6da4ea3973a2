import { compareText, type Fact } from "../model/index.ts";
import type { Ground } from "./ground.ts";
import { compareSupport } from "./values.ts";

/** Code units from the beginning of an article that its lead takes. */
const LEAD = 600;

/** What a reader needs first: best supported, then disputed, then what stands in the leads; ages and labels last. */
export function ranked(facts: readonly Fact[], ground: Ground): Fact[] {
  const leads = new Map([...ground.articles.values()].map(({ article }) => [article.id, article.body[0]?.start ?? 0]));
  const early = ({ mentions }: Fact) =>
    Math.min(...mentions.map(({ article, span }) => span.start - (leads.get(article) ?? 0)));
  const keyed = facts.map((fact) => ({ fact, minor: Number(isMinor(fact)), early: Math.floor(early(fact) / LEAD) }));
  return keyed
    .sort(
      (a, b) =>
        a.minor - b.minor ||
        compareSupport(b.fact.support, a.fact.support) ||
        Number(b.fact.disagreement !== undefined) - Number(a.fact.disagreement !== undefined) ||
        a.early - b.early ||
        compareText(a.fact.id, b.fact.id),
    )
    .map(({ fact }) => fact);
}

/** Days, ages, offices, details and what "is" something: true, and not what happened; what was given up comes last too. */
function isMinor({ kind, claim, status }: Fact): boolean {
  if (status === "updated" || status === "withdrawn" || claim?.measure === "age" || kind === "date") return true;
  return kind === "attribute" && claim?.measure === undefined;
}

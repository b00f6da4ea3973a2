import { pushTo } from "../model/grouping.ts";
import { type Ground, holderOf } from "./ground.ts";
import type { Reading } from "./reading.ts";
import type { Question } from "./sides.ts";

const DENY = /^(?:deny|refute|rebut|reject|dispute|dismiss)$/u;
/** What points back at what was alleged. */
const ALLEGATION = /^(?:claims?|allegations?|accusations?|charges?|it|this|that|them|those)$/iu;
/** Sentences between an allegation and the denial that points back at it. */
const WITHIN = 2;

/**
 * Questions with those who are said to deny an allegation: "X alleges that ...; Y denies the claim". What is denied is the last
 * thing alleged in the sentences before, so both sides are the article's own report.
 */
export function withDenials(questions: readonly Question[], readings: readonly Reading[], ground: Ground): Question[] {
  const denials = denialsIn(readings, ground);
  if (denials.size === 0) return [...questions];
  return questions.map((question) => {
    const [side] = question.sides;
    const found = question.kind === undefined && side ? side.flatMap((one) => denials.get(one.claim.id) ?? []) : [];
    return found.length > 0 ? { sides: [side!, found], kind: "polarity" } : question;
  });
}

/** Denials by the claim that they deny. */
function denialsIn(readings: readonly Reading[], ground: Ground): Map<string, Reading[]> {
  const found = new Map<string, Reading[]>();
  let alleged: Reading | undefined;
  for (const one of readings) {
    if (one.claim.modality === "alleged" && one.claim.polarity === "asserted") alleged = one;
    if (!alleged || alleged.article !== one.article || !isDenial(one)) continue;
    if (sentencesBetween(alleged, one, ground) > WITHIN) continue;
    pushTo(found, alleged.claim.id, denied(alleged, one));
  }
  return found;
}

function isDenial({ claim: { predicate, polarity, modality, roles } }: Reading): boolean {
  if (!DENY.test(predicate) || polarity === "denied" || modality !== "actual") return false;
  const objects = roles.filter(({ role }) => role === "theme" || role === "recipient");
  return roles.some(({ role }) => role === "actor") && objects.some(({ name }) => ALLEGATION.test(lastWord(name)));
}

function lastWord(name: string): string {
  return name.split(" ").at(-1)!;
}

function sentencesBetween(a: Reading, b: Reading, { articles }: Ground): number {
  const { sentences } = articles.get(a.article)!.annotation;
  const at = ({ claim }: Reading) => sentences.indexOf(holderOf(sentences, claim.head) ?? sentences[0]!);
  return at(b) - at(a);
}

/** What is alleged, as denied in the words of the denial. */
function denied(alleged: Reading, by: Reading): Reading {
  const { id, span, head, sources } = by.claim;
  return {
    ...alleged,
    claim: { ...alleged.claim, id, span, head, sources, polarity: "denied" },
    sentence: by.sentence,
  };
}

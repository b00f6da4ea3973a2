import type { Ground } from "./ground.ts";
import type { Reading } from "./reading.ts";

/** Code units before a verb in which its auxiliaries stand. */
const REACH = 60;
/** "Will visit", "is set to be sentenced": still to come. */
const COMING =
  /(?:\b(?:will|shall|won['’]t)|['’]ll|\b(?:is|are|plans?|planning|set|due|scheduled|slated|expected|going|intends?|hopes?|wants?|aims?) to)(?: not| also| soon| be| have| now){0,2} $/iu;
/** "Must stop them", "pressed Mexico to stop": wanted, and not done. */
const WANTED =
  /\b(?:(?:must|should|ought to)(?: not| also| be| have| been){0,3}|(?:press|urg|ask|want|order|tell|told|call|demand|beg|plead|invit)\p{Ll}{0,3} (?:on |for )?(?:\S{1,60} ){1,5}to) $/iu;
/** "Was sentenced", "has visited". */
const DONE = /\b(?:was|were|has|have|had)(?: not| also| been| since| already| now){0,2} $/iu;

/** What is still to come supports nothing that reports say was done: "will visit" beside "visited". Infinitives and nouns go with either. */
export function byRealm(group: readonly Reading[], ground: Ground): Reading[][] {
  const isComing = (one: Reading) => {
    const lead = before(one, ground);
    return WANTED.test(lead) || (one.claim.modality === "planned" && COMING.test(lead));
  };
  const coming = group.filter(isComing);
  if (coming.length === 0 || !group.some((one) => isDone(one, ground))) return [[...group]];
  return [group.filter((one) => !coming.includes(one)), coming];
}

function before({ article, claim: { head } }: Reading, { articles }: Ground): string {
  return articles.get(article)!.article.text.slice(Math.max(0, head.start - REACH), head.start);
}

/** True of a verb in the past, by its auxiliary or its form. */
function isDone(one: Reading, ground: Ground): boolean {
  const { claim, article } = one;
  if (claim.modality !== "actual" && claim.modality !== "historical") return false;
  const lead = before(one, ground);
  if (WANTED.test(lead)) return false;
  if (DONE.test(lead)) return true;
  const word = ground.articles.get(article)!.article.text.slice(claim.head.start, claim.head.end).toLowerCase();
  const lemma = claim.predicate.split(" ")[0]!;
  return word !== lemma && !/(?:ing|s)$/u.test(word) && /\p{Ll}/u.test(word) && !/\b(?:be|being|to) $/iu.test(lead);
}

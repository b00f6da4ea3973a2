import { wordsIn } from "./load.ts";

const OPENERS = new Set(wordsIn("subordinating"));
const ADVERBS = new Set(wordsIn("leading"));
/** A comma with a main clause behind it: three words at least. */
const MAIN_BEHIND = /,["”’']?\s+(?:\S+\s+){2}\S/u;
/** An age, a title or a small word at the end: what follows it was cut off. */
const CUT_OFF =
  /(?:,\s\d{1,3}|\s(?:a|an|the|and|or|but|of|to|for|with|by|from|who|which|that|is|are|was|were|has|have|had|will|would|can|could|Mr|Mrs|Ms|Dr|St|Gov|Sen|Rep|U\.S|U\.N)|\baccording to \p{Lu}|, No|\b(?:and|but), \p{Ll}+)$/u;
/** "Since Monday": a time, and no clause. */
const DATED = /^(?:[Ss]ince|[Aa]fter|[Bb]efore|[Uu]ntil)\s(?:\p{Lu}|\d)/u;
/** "The more people ate": the half of a comparison. */
const COMPARED = /^the\s(?:more|less|fewer|\p{L}{3,12}er)\s\p{Ll}/iu;
/** The same behind what somebody found: "found that the more people ate". */
const COMPARED_THAT = /\bthat the (?:more|less|fewer|\p{L}{3,12}er) (?:\p{Ll}+ ){1,6}\p{Ll}+$/u;
/** Somebody or something of a sentence before; "it is unclear" is nothing of one. */
const OPEN =
  /^(?:(?:He|She|They|His|Her|Their|Both|Others|Another)\b|It (?!(?:is|was|will be|remains|remained|has been|had been|took|comes|came|seems|appears)\b)|It (?:is|was) \p{L}+ed as\b|Who(?:['’]s|m|se)?\b)/u;
/** The same behind a few words that name nobody, or nothing but a pronoun for those who act: "Suddenly, he", "Three of them". */
const OPEN_LATER =
  /^(?:\p{Lu}[\p{Ll}\s]{1,40}, (?:he|she|they)\b|At least (?:he|she|they)\b|\p{L}+ of (?:them|those|these|us)\b|The (?:two|three|four|pair|latter|former|others?) (?:\p{Ll}+n['’]t|are|were|have|had|did|do|will|would|then|also|both)\b|One (?:\p{Ll}+ed|is|has|had)\b|This (?:time )?(?:it )?(?:is|was|has|had|will|would|comes|came|means|meant|makes|made|plays|led|leads|shows|showed|follows|followed|happened|happens)\b)/u;
/** "One victim fatally", "A county official said": the verb, or what is said, was cut off. */
const UNFINISHED =
  /^(?:\S+\s){1,3}\p{Ll}+ly$|^[^,“”":]{1,80}\s(?:said|says|told)$|^(?:An?|The) \p{Ll}+ \p{Lu}\p{L}+ (?:said|says) (?:was|is|were|are|had|has)\s/u;
/** "But hours before he was to speak": a time and no clause. */
const HOURS =
  /^(?:But |And )?(?:[Mm]inutes|[Hh]ours|[Dd]ays|[Ww]eeks|[Mm]onths|[Yy]ears|[Ss]hortly|[Ss]oon|[Ll]ong|[Ii]mmediately) (?:before|after)\s/u;
/** "The mate, who was hurt in the storm": a subject and what it sets apart. */
const APART = /^(.{3,120}?), (?:who|which|whose|where)\s[^,]*$/u;
/** "Three boats, laden with herring, were …": the verb that tells it all was cut off. */
const CUT_VERB = /\s(?:is|are|was|were|has|have|had|will|would|can|could|to|and|or|not)\s…$/u;
/** A headline that runs into the first sentence: "Ferry sinks off Kelm A crew of nine". */
const RUN_ON = /\p{Ll}\s(?:The|An?|In|On|When|After|But)\s\p{Ll}{2}/u;
const BEFORE_LETTER =
  /\b(?:[Vv]itamin|[Cc]lass|[Hh]epatitis|[Pp]lan|[Tt]ype|[Gg]roup|[Tt]eam|[Gg]rade|[Ss]ection|[Ss]chedule) A\s/u;
/** "A sailor of 27, was hurt": the name that this is said of was left out. */
const APPOSED = /^(?:An?|The) [^,]{3,70}, (?:was|were|is|are|has|had|have)\s/u;
const VERBS = new Set([...wordsIn("auxiliary"), ...wordsIn("pasts")]);
/** Fewest letters of a word whose ending may be that of a verb. */
const LEAST_VERB = 4;
/** A name and what it is, or a few words: what happened stands in none. */
const NAMED = /^[^,]{3,60}, (?:an?|the|his|her|its|their) [^,]*$/u;
const MOST_OF_LABEL = 6;
/** "Even if tomorrow, an email was found": what stands behind the comma is no main clause yet. */
const INTERRUPTED = /^(?:[Ee]ven (?:if|though|when)|[Ii]f|[Uu]nless|[Ww]hether) \S+, [^,]*$/u;
/** "Officials say that by leaving the gate open": what they say stands behind the comma that is not there. */
const HALF_SAID = /\bthat\s(?:by|if|when|after|while|because|although|before|since)\s/u;
/** "Found that pushing the body": a deed of which nothing is said yet. */
const UNSAID =
  /\bthat (?:\p{Ll}+ly )?\p{Ll}{3,}ing (?!.*\b(?:is|are|was|were|has|have|had|can|could|will|would|may|might|does|did)\b)/u;
/** The end of a word that stands before the first one: "'s impossible", "30 a.m.". */
const STUMP =
  /^(?:['’](?:s|re|ve|ll|d|m|t)\b|There,|(?:And|Or)\s|(?:Instead|But|Then|Also|Now) who\b|(?:Is|Are|Was|Were|Has|Have|Be|Been|Being)\b|(?:Therefore|Thus|Hence|Also|Now|Then|Afternoon|Morning) (?!(?:the|an?|his|her|their|its|this|these|those|that|there|it|they|he|she|we|police|officials|hundreds|thousands|dozens|some|many|in|on|at|for|with|after|as)\b)\p{Ll}|\p{L}+\s(?:which|whom|whose)\b)/iu;
/** "The paper cited sources as saying,": what they say was cut off. */
const SAYING_CUT = /\bas saying,|,\s(?:adding|saying)$/u;
/** "With a week to go, who resigned": no main clause behind the phrase that opens it. */
const LED_BY_PHRASE =
  /^(?:With|In|At|On|After|During|Under|Amid|Despite|By|From|For)\s[^,]{3,160}, (?:who|which|where|whose)\s[^,]*$/u;
const MODAL = /^(?:will|would|can|could|may|might|must|should|shall|to|not|never|['’]ll)$/iu;

/** True of words that do not stand alone: a subordinate clause, half a quotation, somebody left open, an end or a beginning cut off. */
export function isTorn(text: string): boolean {
  return (
    STUMP.test(text) ||
    OPEN.test(text) ||
    OPEN_LATER.test(text) ||
    UNFINISHED.test(text) ||
    APPOSED.test(text) ||
    CUT_VERB.test(text) ||
    (RUN_ON.test(text) && !BEFORE_LETTER.test(text)) ||
    isSetApart(text) ||
    COMPARED_THAT.test(text) ||
    UNSAID.test(text) ||
    SAYING_CUT.test(text) ||
    LED_BY_PHRASE.test(text) ||
    INTERRUPTED.test(text) ||
    HALF_SAID.test(text.slice(text.lastIndexOf(",") + 1)) ||
    isWanted(text) ||
    CUT_OFF.test(text) ||
    isSubordinate(text) ||
    !hasWholeQuotes(text)
  );
}

function isSetApart(text: string): boolean {
  const subject = APART.exec(text)?.[1];
  return subject !== undefined && !holdsVerb(subject);
}

/** "A home invasion", "Ada Moor, a keeper of goats in Velm": no verb at all. */
export function isLabelAlone(text: string): boolean {
  const isShort = text.split(" ").length <= MOST_OF_LABEL && !/[,“"]/u.test(text);
  return (isShort || NAMED.test(text)) && !holdsVerb(text);
}

/** A form of "be", a past or an ending of a verb; "police" may stand before one without. */
export function holdsVerb(text: string): boolean {
  const words = text.split(/[^\p{L}’']+/u).filter(Boolean);
  const isVerb = (word: string, k: number) =>
    VERBS.has(word.toLowerCase()) ||
    /n['’]t$|^[Pp]olice$|^[Dd]ead$/u.test(word) ||
    (k > 0 && word.length >= LEAST_VERB && /^\p{Ll}.*(?:ed|[^s'’]s)$/u.test(word) && !/selves$/u.test(word));
  return words.some(isVerb);
}

/** "Even though the ferry left", "If he wins": nothing stands behind it that could be the main clause. */
function isSubordinate(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}’']+/gu) ?? [];
  const first = words.findIndex((word) => !ADVERBS.has(word));
  if (DATED.test(text)) return false;
  if (HOURS.test(text) && !MAIN_BEHIND.test(text)) return true;
  if (COMPARED.test(text) && !MAIN_BEHIND.test(text)) return true;
  const isOpener = OPENERS.has(words[first] ?? "") || (first > 0 && words[first - 1] === "just");
  return isOpener && !MAIN_BEHIND.test(text);
}

/** "The vet recommends | Mittens be called a tom": what somebody wants, and not what is. */
function isWanted(text: string): boolean {
  const words = text.split(" ", 8);
  const at = words.indexOf("be");
  return at > 0 && !words.slice(0, at).some((word) => MODAL.test(word) || /n['’]t$/iu.test(word));
}

/** Every quotation and every bracket that is opened is closed. */
function hasWholeQuotes(text: string): boolean {
  const count = (mark: RegExp) => text.match(mark)?.length ?? 0;
  if (count(/[([]/gu) !== count(/[)\]]/gu)) return false;
  if (count(/"/gu) % 2 === 1 || count(/“/gu) !== count(/”/gu)) return false;
  return count(/(?<![\p{L}\p{N}])['‘](?=\p{L})/gu) <= count(/[\p{L}\p{N}.,!?]['’](?![\p{L}\p{N}])/gu);
}

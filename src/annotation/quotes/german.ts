import { trim } from "./edges.ts";
import type { Passage, Range } from "./passages.ts";
import { nounPhraseAfter } from "./phrase-after.ts";

/** Forms that German keeps for what somebody else says, or nearly so. */
const REPORTED = new Set(
  `sei seien habe hätte hätten werde würde würden könne könnte könnten müsse müsste müssten wolle solle dürfe gebe gäbe gehe
  komme stehe bleibe lasse handle liege sehe halte mache bestehe brauche nehme wäre wären finde führe bringe bedeute wisse`.split(
    /\s+/,
  ),
);
/** Words that no other language of ours writes so: they tell that a sentence is German. */
const GERMAN = new Set(
  "der die das dem den ein eine einen einer und nicht zu von er es für auf mit im auch sich ist wird nur noch ihre seine".split(
    " ",
  ),
);
const OPENERS = /^(?:dass|daß|ob|wie|warum|wer|wann|wo|weshalb)$/;
/** Lexemes between a verb and the comma before what it reports. */
const REACH = 16;
/** Lexemes behind the comma in which the form of reported speech must stand. */
const LOOKS = 40;

/** "sagte er am Montag, die Lage sei ernst", "…, dass sie ernst ist": the clause behind the comma that follows a German verb of speech. */
export function germanClause(p: Passage, from: number, limit: number): Range | undefined {
  for (let k = from; k < limit - 1 && k - from < REACH; k++) {
    if (p.runOf[k] !== -1) return undefined;
    if (p.lexemes[k]!.text !== ",") continue;
    const opener = OPENERS.test(p.lexemes[k + 1]!.lower);
    if (!opener && !hasReported(p, { from: k + 1, to: Math.min(limit, k + LOOKS) })) return undefined;
    const isThat = opener && /^da/.test(p.lexemes[k + 1]!.lower);
    return trim(p, { from: k + (isThat ? 2 : 1), to: limit });
  }
  return undefined;
}

/** "Die Lage sei ernst.": a sentence in the form of reported speech goes on with what the sentence before it reports. */
export function isReportedOn(p: Passage, sentence: Range): boolean {
  let first = sentence.to;
  let isGerman = false;
  for (let k = sentence.from; k < sentence.to; k++) {
    const { lower } = p.lexemes[k]!;
    if (lower === ",") first = Math.min(first, k);
    if (/^(?::|ich|wir|wenn|dass|daß|als)$/.test(lower)) return false;
    isGerman ||= GERMAN.has(lower) || /[äöüß]/.test(lower);
  }
  return isGerman && hasReported(p, { from: sentence.from, to: first });
}

/** Words that open a German sentence whose subject stands behind the verb. */
const ADJUNCTS = new Set(
  `in im bei beim nach auf am an mit vor zu zum zur seit während aus gegenüber laut trotz wegen über unter für gegen dabei zuvor
  danach später zugleich gleichzeitig außerdem zudem dazu darüber hierzu insgesamt so dennoch jedoch allerdings daraufhin
  inzwischen unterdessen offiziell vorerst gestern heute weiter weiterhin ferner schließlich zunächst dort hier`.split(
    /\s+/,
  ),
);

/** "In einem Gespräch mit dem Sender sagte er", "Dabei warnte die Polizei": who speaks stands behind the verb. */
export function speakerBehind(p: Passage, sentence: Range, at: number): Range | undefined {
  if (at - sentence.from > REACH || !ADJUNCTS.has(p.lexemes[sentence.from]!.lower)) return undefined;
  for (let k = sentence.from; k < at; k++) if (p.runOf[k] !== -1 || p.lexemes[k]!.text === ",") return undefined;
  const next = p.lexemes[at + 1];
  if (!next || p.runOf[at + 1] !== -1 || at + 1 >= sentence.to) return undefined;
  if (/^(?:er|sie|man|es)$/.test(next.lower)) return { from: at + 1, to: at + 2 };
  return next.cap || /^(?:der|die|das|ein|eine|sein|seine|ihre?)$/.test(next.lower)
    ? nounPhraseAfter(p, at + 1, sentence.to)
    : undefined;
}

function hasReported(p: Passage, { from, to }: Range): boolean {
  for (let k = from; k < to; k++) if (p.runOf[k] === -1 && REPORTED.has(p.lexemes[k]!.lower)) return true;
  return false;
}

import { contains, type Entity, type Span } from "../../model/index.ts";
import { agrees, FEMALE, fits, isPaper, isSomebody, isTalkedAbout, MALE, NEUTER, SEVERAL } from "./agreement.ts";
import type { NameTable } from "./bearers.ts";
import { isShouted } from "./captions.ts";
import { describedBy, surnameOf, wholeNames } from "./entity-names.ts";
import { gendersOf } from "./genders.ts";
import { NOUNS } from "./lexicon.ts";
import { bearersOf, firstNamed, holderOf, keyOf, onlyNamed, sentenceAt } from "./named-people.ts";
import { speakerName } from "./naming.ts";
import type { Passage } from "./passages.ts";
import type { SpeakerName } from "./proper-names.ts";
import { headKey } from "./roles.ts";
import { memberBefore, nounBefore } from "./sentence-before.ts";
import { isBesidePronoun, isInOpening, isSubjectApart, nameThatOpens, subjectFinder } from "./subjects.ts";

/** Speakers remembered for pronouns. */
const REMEMBERED = 6;

const ASKS = /^(?:ask|press|question|quer(?:y|ie)|inquire|wonder)/;
const REPLIES = /^(?:repl(?:y|ies|ied)|answer(?:s|ed)?|respond(?:s|ed)?|retort(?:s|ed)?)$/;
const CONTINUES = /^(?:continue[sd]|add(?:s|ed)|conclude[sd])$/;
const GOES_ON = /^\s(?:also\s)?(?:goes on|went on|continue[sd]|add(?:s|ed)|conclude[sd])\b/;

const NOBODY: SpeakerName = { form: "pronoun", kind: "unknown" };

/** Where the article names people, for pronouns that speak. */
export interface Ground {
  readonly text: string;
  readonly table: NameTable;
  readonly passages: readonly Passage[];
  readonly entities: readonly Entity[];
}

/** Names whoever stands at a place, behind or before the words that say so; `told` is what is passed on in other words. */
export type NameSpeaker = (at: Span, cue?: Span, told?: string) => SpeakerName;

/**
 * Names speakers one after another in text order. "he" and "she" are the person whom the entities or the paragraph lead
 * to, else the last speaker of that gender; "it" is the last body that spoke, "they" the last several or body. A pronoun
 * that agrees with nobody stays unnamed.
 */
export function speakerNamer({ text, table, passages: every, entities: all }: Ground): NameSpeaker {
  const passages = every.filter((p) => !isShouted(p));
  const entities = wholeNames(text, all);
  const people = entities.filter(({ type }) => type === "person");
  const subjectOf = subjectFinder(passages, entities);
  const bearers = bearersOf(people);
  const describedIn = describedBy(all);
  const paragraphs = passages.map(({ span }) => span);
  const named = firstNamed(passages, people);
  const genders = gendersOf(text, people);
  const heard: SpeakerName[] = [];
  const bodies = new Set<string>();
  let lastPlace = -1;
  let placeBefore = -1;
  let thingPlace = -1;
  let hasAsked = false;
  const before = new Map<string, SpeakerName>();
  return (at, cue, told = "") => {
    const same = before.get(keyOf(at));
    if (same) return same;
    const found = nameAt(at);
    const known =
      oneOf(at) ??
      (found.form === "pronoun"
        ? ((cue && (answerer(at, cue) ?? continuer(at, cue))) ?? antecedent(at, told))
        : meant(again(lastBearer(lastNamesake(spokenFor(found), at)), at), at));
    if (known.name) {
      placeBefore = lastPlace;
      lastPlace = at.start;
      hasAsked = cue !== undefined && ASKS.test(text.slice(cue.start, cue.end));
      heard.unshift(known);
      if (heard.length > REMEMBERED) heard.pop();
    } else if (found.form === "description") thingPlace = at.start;
    before.set(keyOf(at), known);
    return known;
  };

  /** The name at a place, and the gender that pronouns tell of its bearer. */
  function nameAt(at: Span): SpeakerName {
    const found = speakerName(text, at, table);
    const gender = found.gender ?? genders.get(found.name ?? "");
    return gender ? { ...found, gender } : found;
  }

  /** "The official" where "a harbour official" spoke just before is the same one. */
  function again(found: SpeakerName, at: Span): SpeakerName {
    const { form, name, role, isPlural } = found;
    if (
      isPaper(found) &&
      form === "description" &&
      role &&
      name === role &&
      GOES_ON.test(text.slice(at.end, at.end + 24))
    )
      return wroteIt(found, at);
    const isBare = form === "description" && !isPlural && name !== undefined && name === role && !name.includes(" ");
    const [last] = heard;
    if (!isBare || !last || holderOf(paragraphs, at.start) - holderOf(paragraphs, lastPlace) > 1) return found;
    return last.form === "description" && last.name!.endsWith(` ${name}`) ? { ...last, ...(role && { role }) } : found;
  }

  /** "The letter goes on: …" is whoever spoke just before. */
  function wroteIt(found: SpeakerName, at: Span): SpeakerName {
    const [last] = heard;
    const isNear = lastPlace >= 0 && holderOf(paragraphs, at.start) - holderOf(paragraphs, lastPlace) <= 1;
    return last && isNear ? last : found;
  }

  /** "Ada Moor asked Jan Dorn whether he knew. He replied": whoever was asked, or who spoke before the one who asked. */
  function answerer(at: Span, cue: Span): SpeakerName | undefined {
    const [last, other] = heard;
    const pronoun = text.slice(at.start, at.end).toLowerCase();
    if (!last || !hasAsked || SEVERAL.test(pronoun) || !REPLIES.test(text.slice(cue.start, cue.end))) return undefined;
    const k = holderOf(paragraphs, at.start);
    if (k - holderOf(paragraphs, lastPlace) > 1) return undefined;
    const asked = [...(named[k - 1] ?? []), ...(named[k] ?? [])].find(
      ({ start }) => start > lastPlace && start < at.start,
    );
    return [asked && nameAt(asked), other].find((one) => one?.name && one.name !== last.name && agrees(one, pronoun));
  }

  /** "“…,” he continued": whoever spoke just before. */
  function continuer(at: Span, cue: Span): SpeakerName | undefined {
    const [last] = heard;
    const pronoun = text.slice(at.start, at.end).toLowerCase();
    if (!last || !CONTINUES.test(text.slice(cue.start, cue.end)) || !agrees(last, pronoun)) return undefined;
    return holderOf(paragraphs, at.start) - holderOf(paragraphs, lastPlace) <= 1 ? last : undefined;
  }

  /** "one said": one of those whom the sentence before speaks of. */
  function oneOf(at: Span): SpeakerName | undefined {
    if (!/^(?:one|another)$/i.test(text.slice(at.start, at.end))) return undefined;
    const name = memberBefore(passages, at.start);
    return name === undefined ? undefined : { name, form: "description", kind: "unknown" };
  }

  /** "Dorn" after "Ada Dorn said" is she, though a Jan Dorn is named before her. */
  function lastNamesake(found: SpeakerName, at: Span): SpeakerName {
    const word = text.slice(at.start, at.end);
    if (found.form !== "name" || !/^[\p{L}'’-]+$/u.test(word)) return found;
    const bearers = table.bySurname.get(word.toLowerCase()) ?? [];
    if (bearers.length < 2) return found;
    const [last] = heard;
    const isNear = lastPlace >= 0 && holderOf(paragraphs, at.start) - holderOf(paragraphs, lastPlace) <= 1;
    return isNear && last && bearers.some(({ name }) => name === last.name) ? last : found;
  }

  /** "the Kremlin chief", "the broadcaster", of whom the words tell nothing more: the one whom the entities say is meant. */
  function meant(found: SpeakerName, at: Span): SpeakerName {
    const { form, role, name } = found;
    const told = form === "description" && role && name?.toLowerCase() === role ? describedIn(at) : undefined;
    const isSure = told?.type === "organisation" || role?.includes(" ");
    return told && isSure ? { name: told.name, form, kind: told.type, ...(role && { role }) } : found;
  }

  /** "the senator", where several are senators, is the one who spoke last. */
  function lastBearer(found: SpeakerName): SpeakerName {
    const { form, role, name, isPlural } = found;
    if (form !== "description" || !role || name !== role || isPlural) return found;
    const bearers = table.roles.get(headKey(role.split(" ").at(-1)!)) ?? [];
    const spoke = heard.find((one) => bearers.some((bearer) => bearer.name === one.name));
    return spoke ? { ...spoke, form: "description", role } : found;
  }

  /** "the spokesman" after "a spokesman for Velm Port" speaks for the port, if no other spokesman spoke. */
  function spokenFor(found: SpeakerName): SpeakerName {
    if (!found.role || !NOUNS.spokespeople.has(found.role)) return found;
    if (found.kind === "organisation" && found.name) bodies.add(found.name);
    const isOpen = found.name === found.role && bodies.size === 1;
    return isOpen ? { ...found, name: [...bodies][0]!, kind: "organisation" } : found;
  }

  /** Whoever spoke last in this paragraph, or in the one before if the gender fits and nobody is named since. */
  function nearest(at: Span, pronoun: string): SpeakerName | undefined {
    const [last] = heard;
    if (!last || lastPlace < 0 || !agrees(last, pronoun) || !isSomebody(last)) return undefined;
    const [then, now] = [holderOf(paragraphs, lastPlace), holderOf(paragraphs, at.start)];
    const isNamedSince = (named[now]?.[0]?.start ?? at.start) < at.start;
    const isSame = text.startsWith(pronoun, lastPlace) && !named[then]?.some(({ start }) => start > lastPlace);
    const isSure = last.gender !== undefined || last.form === "description" || isSame;
    return then === now || (now - then === 1 && isSure && !isNamedSince) ? last : undefined;
  }

  /**
   * "A neighbour told us that Ada Velm was kind. "So kind," she said": who spoke in the sentence before goes on, somebody
   * named only where nobody else spoke in it.
   */
  function justBefore(at: Span, pronoun: string): SpeakerName | undefined {
    const [last] = heard;
    if (!last || lastPlace < 0 || !agrees(last, pronoun)) return undefined;
    const k = holderOf(paragraphs, at.start);
    if (holderOf(paragraphs, lastPlace) !== k) return undefined;
    const own = sentenceAt(passages[k]!, lastPlace);
    if (sentenceAt(passages[k]!, at.start) - own !== 1) return undefined;
    if (isInOpening(passages[k]!, passages[k]!.sentences[own]!, lastPlace)) return undefined;
    if (SEVERAL.test(pronoun)) return last.kind === "person" ? undefined : last;
    if (NEUTER.test(pronoun)) return isPaper(last) ? last : undefined;
    const isAlone =
      placeBefore === lastPlace ||
      holderOf(paragraphs, placeBefore) !== k ||
      sentenceAt(passages[k]!, placeBefore) !== own;
    const isPerson = isSomebody(last) || (last.form === "name" && last.kind === "unknown");
    return isPerson && (last.form === "description" || isAlone) ? last : undefined;
  }

  /** "Ada Moor gave a hint of it when she told the Herald": the person who opens the sentence. */
  function ownSubject(at: Span): SpeakerName | undefined {
    const p = passages[holderOf(paragraphs, at.start)];
    const sentence = p?.sentences[sentenceAt(p, at.start)];
    const noun = p && sentence && nameThatOpens(p, sentence, at.start);
    const found = noun && nameAt(noun);
    return found?.kind === "person" && found.form === "name" ? found : undefined;
  }

  /** Whom or what the sentence before only describes: "A woman at the club saw it. She said …". */
  function described(at: Span, pronoun: string): SpeakerName | undefined {
    const noun = nounBefore(passages, at.start);
    const found = noun && meant(lastBearer(nameAt(noun)), noun);
    if (!found?.name || found.form !== "description" || !agrees(found, pronoun) || !fits(found.name, pronoun))
      return undefined;
    return SEVERAL.test(pronoun) || isSomebody(found) || isPaper(found) ? found : undefined;
  }

  /** Nobody names himself in his own words: who is first named between marks is talked about. */
  function isQuoted(at: Span): boolean {
    return passages[holderOf(paragraphs, at.start)]?.runs.some(({ outer }) => contains(outer, at)) ?? false;
  }

  function antecedent(at: Span, told: string): SpeakerName {
    const isMeant = (one: SpeakerName | undefined): one is SpeakerName =>
      one?.name !== undefined && !isTalkedAbout(one, told);
    const pronoun = text
      .slice(at.start, at.end)
      .toLowerCase()
      .replace(/['’](?:s|re|ve|d|ll)$/, "");
    const isPerson = MALE.test(pronoun) || FEMALE.test(pronoun);
    if (SEVERAL.test(pronoun)) return severalBefore(at, pronoun);
    const teller = isPerson || NEUTER.test(pronoun) ? justBefore(at, pronoun) : undefined;
    if (isMeant(teller)) return teller;
    const own = isPerson ? ownSubject(at) : undefined;
    if (isMeant(own) && agrees(own, pronoun)) return own;
    const subject = isPerson || NEUTER.test(pronoun) ? subjectOf(at, isPerson) : undefined;
    const about = subject && nameAt(subject);
    if (isMeant(about) && about.kind !== "unknown" && agrees(about, pronoun)) return about;
    const near = (isPerson ? nearest(at, pronoun) : undefined) ?? described(at, pronoun);
    if (isMeant(near)) return near;
    const all = isPerson ? [onlyNamed(at, paragraphs, named), onlyOfGender(at, pronoun), bearers.get(keyOf(at))] : [];
    const isApart = (one: Span) => isSubjectApart(passages[holderOf(paragraphs, at.start)]!, one, at);
    const isBeside = all[0] && isBesidePronoun(passages[holderOf(paragraphs, at.start)]!, all[0], at);
    const apart = all.flatMap((one, k) =>
      one && (isApart(one) || (k === 0 && isBeside)) ? surnameOf(nameAt(one)) : [],
    );
    const known = all.map((one) => (one && !isQuoted(one) ? nameAt(one) : undefined));
    const person = known.find((one) => one && !apart.includes(surnameOf(one)));
    if (isMeant(person) && agrees(person, pronoun)) return person;
    if (NEUTER.test(pronoun) && isOfThing(at)) return NOBODY;
    return heard.find((one) => isMeant(one) && agrees(one, pronoun) && !apart.includes(surnameOf(one))) ?? NOBODY;
  }

  /** "The dispatch warned of a leak. It said …": a thing that has just told something goes on. */
  function isOfThing({ start }: Span): boolean {
    return thingPlace > lastPlace && holderOf(paragraphs, start) - holderOf(paragraphs, thingPlace) <= 1;
  }

  /** "Ada Moor saw Karl Dorn leave. “…,” she said": of those whom the paragraph names the one of that gender. */
  function onlyOfGender(at: Span, pronoun: string): Span | undefined {
    const before = (named[holderOf(paragraphs, at.start)] ?? []).filter(({ end }) => end <= at.start);
    const fitting = before.filter((one) => nameAt(one).gender !== undefined && agrees(nameAt(one), pronoun));
    return fitting.length === 1 ? fitting[0] : undefined;
  }

  /** "they": who just spoke, whom the sentence before is about, else the last several or body that spoke nearby. */
  function severalBefore(at: Span, pronoun: string): SpeakerName {
    const found = justBefore(at, pronoun) ?? described(at, pronoun);
    if (found) return found;
    if (areOthers(at)) return NOBODY;
    const isNear = lastPlace >= 0 && holderOf(paragraphs, at.start) - holderOf(paragraphs, lastPlace) <= 1;
    const [last] = heard;
    return isNear && last && agrees(last, pronoun) ? last : NOBODY;
  }

  /** "Dozens of states have sued. They …": several that have no name. */
  function areOthers({ start }: Span): boolean {
    const noun = nounBefore(passages, start);
    return (
      noun !== undefined &&
      /^(?:dozens|hundreds|thousands|many|some|several|two|both)$|[^s]s$| and /i.test(text.slice(noun.start, noun.end))
    );
  }
}

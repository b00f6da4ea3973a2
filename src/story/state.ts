import type { ArticleId } from "../model/index.ts";
import { type Flat, packed, unpacked } from "../near/bytes.ts";
import { loosened, tightened } from "../near/tight.ts";
import type { CrimeReport } from "./crimes.ts";
import type { Dating } from "./dates.ts";
import type { KeptNear } from "./field.ts";
import type { Reading, Section } from "./reading.ts";
import type { Member, Numbers } from "./units.ts";
import { vectorFrom } from "./vectors.ts";

/** Portions of another form cannot be read. */
const FORM = 5;
const NO_WORDS = new Uint8Array();

type KeptDating = Omit<Dating, "mentions" | "ages"> & { readonly mentions: number[]; readonly ages: number[] };

export interface MemberHead {
  readonly form: number;
  readonly id: ArticleId;
  readonly standing: string;
  readonly lineage: string;
  readonly datings: readonly KeptDating[];
  readonly spans: readonly Section["span"][];
  /** Of the whole article. */
  readonly crime?: CrimeReport;
}

interface NearHead extends Numbers {
  readonly form: number;
  readonly id: ArticleId;
}

/** What an article is in the field, with the list of its own and those of its sections. */
export interface Placed extends Numbers {
  readonly id: ArticleId;
  readonly lists: readonly KeptNear[];
}

/** What was read of an article, as bytes. */
export function memberPortion(member: Member): Uint8Array {
  return packed(datesOf(member), columnsIn(member));
}

/** The same as text of fewer bytes, for rows that travel. */
export function tightMember(member: Member): string {
  return tightened(datesOf(member), columnsIn(member));
}

function columnsIn({ reading, sections }: Member): Flat[] {
  const readings = [reading, ...sections.map((section) => section.reading)];
  return readings.flatMap(({ vector }) => [vector.terms, vector.weights, vector.rarity, vector.flags]);
}

/** What was read of an article but for its words: plain data. */
export function datesOf({ id, standing, lineage, reading, sections }: Member): MemberHead {
  const readings = [reading, ...sections.map((section) => section.reading)];
  const datings = readings.map(({ dating }) => keptDating(dating));
  const { crime } = reading;
  const spans = sections.map(({ span }) => span);
  return { form: FORM, id, standing, lineage, datings, spans, ...(crime && { crime }) };
}

/** Throws `RangeError` for bytes of another form. */
export function readMember(bytes: Uint8Array): Member {
  const { head, arrays } = unpacked(bytes);
  return memberFrom(head as MemberHead, arrays);
}

/** Throws `RangeError` or `SyntaxError` for text of another form. */
export function looseMember(text: string): Member {
  const { head, arrays } = loosened(text);
  return memberFrom(head as MemberHead, arrays);
}

/** A member of what `datesOf` gave, without its words unless these are given. Throws `RangeError` for another form. */
export function memberFrom(
  { form, id, standing, lineage, datings, spans, crime }: MemberHead,
  arrays: readonly Flat[] = [],
): Member {
  checkForm(form);
  const [reading, ...rest] = datings.map((dating, k) => readingFrom(dating, arrays.slice(4 * k, 4 * k + 4)));
  const sections = spans.map((span, k) => ({ span, reading: rest[k]! }));
  return { id, standing, lineage, reading: { ...reading!, ...(crime && { crime }) }, sections };
}

/** Who is near an article that stands for its copies, as bytes. */
export function nearPortion({ id, number, sections, lists }: Placed): Uint8Array {
  const head: NearHead = { form: FORM, id, number, sections };
  return packed(head, lists.flatMap(columnsOf));
}

/** Throws `RangeError` for bytes of another form. */
export function readNear(bytes: Uint8Array): Placed {
  const { head, arrays } = unpacked(bytes);
  const { form, id, number, sections } = head as NearHead;
  checkForm(form);
  const lists = [number, ...sections].map((own, k) => listFrom(own, arrays.slice(4 * k, 4 * k + 4)));
  return { id, number, sections, lists };
}

function checkForm(form: number): void {
  if (form !== FORM) throw new RangeError(`kept window has form ${form}, not ${FORM}`);
}

function keptDating(dating: Dating): KeptDating {
  return { ...dating, mentions: [...dating.mentions], ages: [...dating.ages] };
}

function readingFrom(dating: KeptDating, arrays: readonly Flat[]): Reading {
  const [terms = NO_WORDS, weights = NO_WORDS, rarity = NO_WORDS, flags = NO_WORDS] = arrays;
  const parts = { terms, weights, rarity, flags } as Parameters<typeof vectorFrom>[0];
  const sets = { mentions: new Set(dating.mentions), ages: new Set(dating.ages) };
  return { vector: vectorFrom(parts), dating: { ...dating, ...sets } };
}

/** Numbers; shares; cosine, odds and timeless odds of each; 0 where the two are not alike, 1 where they are, 2 where they are undated. */
function columnsOf(list: KeptNear): Flat[] {
  const [numbers, shares] = [new Uint32Array(list.length), new Float64Array(list.length)];
  const [measures, kinds] = [new Float32Array(3 * list.length), new Uint8Array(list.length)];
  for (let k = 0; k < list.length; k++) {
    const { number, share, pair } = list[k]!;
    numbers[k] = number;
    shares[k] = share;
    if (!pair) continue;
    kinds[k] = pair.isUndated ? 2 : 1;
    measures[3 * k] = pair.cosine;
    measures[3 * k + 1] = pair.odds.all;
    measures[3 * k + 2] = pair.odds.timeless;
  }
  return [numbers, shares, measures, kinds];
}

function listFrom(own: number, [numbers, shares, measures, kinds]: readonly Flat[]): KeptNear {
  return Array.from(numbers!, (number, k) => {
    const [cosine, all, timeless] = [measures![3 * k]!, measures![3 * k + 1]!, measures![3 * k + 2]!];
    const pair = { a: number, b: own, cosine, isUndated: kinds![k] === 2, odds: { all, timeless } };
    return { number, share: shares![k]!, ...(kinds![k]! > 0 && { pair }) };
  });
}

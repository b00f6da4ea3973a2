import fc from "fast-check";

/** What happened: the slots that the sentence patterns below are filled with. */
export interface Happening {
  readonly town: string;
  readonly site: string;
  readonly chief: string;
  readonly owner: string;
  readonly hurt: number;
  readonly money: number;
  readonly month: string;
}

/** One report before it becomes a record: `style` chooses a reporter with words of their own. */
export interface Draft {
  readonly happening: Happening;
  readonly style: number;
  readonly publisher?: string;
}

const TOWNS = ["Oxmoor", "Velbury", "Castrand", "Little Harrow", "Brennick"];
const SITES = ["sugar refinery", "tram depot", "paper mill", "cable car", "grain silo"];
const CHIEFS = ["Ottoline Marr", "Jasper Quell", "Ravi Lindqvane", "Hedda Strohm"];
const OWNERS = ["Larkfield Works", "the Union of Millers", "Penrose and Daughters", "Hollin Transit"];
const MONTHS = ["February", "April", "August", "November"];
const PUBLISHERS = ["Oxmoor Bugle", "Velbury Letter", undefined];

/** Each row is one reporter's way to tell the story; rows share names, numbers and the chief's sentence, nothing else. */
const STYLES: readonly ((h: Happening) => string[])[] = [
  (h) => [
    `A fire at the ${h.site} in ${h.town} injured ${h.hurt} people on Monday and destroyed two of its three halls, the fire service said.`,
    `The flames broke out shortly after the night shift had begun and spread along a conveyor belt to the store.`,
    `"We had water on the roof before the first wall fell," said fire chief ${h.chief}.`,
    `${capital(h.owner)}, which runs the ${h.site}, put the damage at ${h.money} million crowns and promised to pay full wages until the halls are rebuilt.`,
    `Inspectors had asked for a second exit in ${h.month}, but the work had been put off because of a missing permit.`,
    `The mayor thanked volunteers who carried blankets to the sports ground and kept the tea warm until dawn.`,
  ],
  (h) => [
    `Lena Dorrow was hanging out her washing when the sky over ${h.town} turned the colour of rust.`,
    `What she saw from her balcony was the end of the ${h.site}, where her father and her brother had earned their bread.`,
    `By noon doctors had bandaged ${h.hurt} people, most of them with burns on the hands and cuts from flying glass.`,
    `"We had water on the roof before the first wall fell," ${h.chief} told neighbours who asked what had taken so long.`,
    `Nobody from ${h.owner} came to the gate, though a lawyer's letter was pinned to it before evening.`,
    `Dorrow kept one brick, still hot, and wrapped it in a towel for her mother.`,
  ],
  (h) => [
    `Questions about safety are growing after the blaze that gutted the ${h.site} of ${h.owner} at the start of the week.`,
    `Council papers from ${h.month} show that officers visited the premises twice, and twice left a list of faults behind.`,
    `The bill could reach ${h.money} million crowns, according to the owners, while the insurers would not comment.`,
    `Hospitals in and around ${h.town} treated ${h.hurt} people; all but four have since been sent home.`,
    `Union officials want an independent inquiry and have called a meeting in the old cinema for Thursday night.`,
  ],
];

export const happening: fc.Arbitrary<Happening> = fc.record({
  town: fc.constantFrom(...TOWNS),
  site: fc.constantFrom(...SITES),
  chief: fc.constantFrom(...CHIEFS),
  owner: fc.constantFrom(...OWNERS),
  hurt: fc.integer({ min: 12, max: 89 }),
  money: fc.integer({ min: 2, max: 11 }),
  month: fc.constantFrom(...MONTHS),
});

/** A pile of drafts about one or two happenings. */
export const drafts: fc.Arbitrary<Draft[]> = fc
  .tuple(
    happening,
    happening,
    fc.array(
      fc.record({
        second: fc.boolean(),
        style: fc.nat(STYLES.length - 1),
        publisher: fc.constantFrom(...PUBLISHERS),
      }),
      { minLength: 3, maxLength: 6 },
    ),
  )
  .map(([first, second, rows]) =>
    rows.map((row) => ({
      happening: row.second ? second : first,
      style: row.style,
      ...(row.publisher === undefined ? {} : { publisher: row.publisher }),
    })),
  );

/** The text of a draft: one sentence a paragraph. `sentences` cuts it short. */
export function textOf(draft: Draft, sentences = Number.POSITIVE_INFINITY): string {
  return (STYLES[draft.style]?.(draft.happening) ?? []).slice(0, sentences).join("\n\n");
}

/** One JSON Lines record of a draft. */
export function recordOf(id: string, draft: Draft, text = textOf(draft)): string {
  const title = `Fire at ${draft.happening.site} in ${draft.happening.town}, report ${draft.style + 1}`;
  return JSON.stringify({ id, title, text, published: "2025-04-08", publisher: draft.publisher });
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/**
 * What may follow a reporting word.
 * `clause`: "said (that) it rained". `told`: an addressee, then a clause. `to`: "vowed to go". `thing`: "criticised the
 * plan". `speech`: only words between marks ("smiled").
 */
export type Frame = "clause" | "told" | "to" | "thing" | "speech";

/** One inflected form of a reporting verb. */
export interface CueForm {
  readonly lemma: string;
  readonly form: "base" | "s" | "past" | "ing";
  readonly frames: ReadonlySet<Frame>;
  /** True when the same letters are also a noun ("report", "claims"), so that the place in the sentence must decide. */
  readonly isNounToo: boolean;
}

/** Verbs by frame; our own list, written from general knowledge of news English. */
const ENGLISH: Readonly<Record<string, string>> = {
  clause: `say state note add claim argue insist explain declare announce assert maintain contend allege confirm reveal
    disclose indicate suggest warn acknowledge concede admit reiterate stress emphasize emphasise underline underscore
    remark observe predict estimate conclude report write reply respond reaffirm point~out testify tweet boast
    complain joke quip recall recount repeat hint imply signal stipulate proclaim profess affirm attest aver opine
    caution vow pledge promise swear agree deny find show believe think feel hope fear expect doubt suspect know
    realize realise understand assume guess worry learn decide determine propose recommend demand request guarantee
    speculate theorize lament bemoan mention relay counter retort post blog text email clarify demonstrate forecast
    judge reckon figure imagine dream wonder ask inquire consider concur accept charge advise muse intimate
    fret discover notice dispute verify foresee anticipate read remember forget regret surmise stipulate`,
  told: "tell inform assure remind warn advise notify brief caution convince persuade promise show teach",
  to: `vow pledge promise threaten agree refuse offer want plan hope intend decline ask urge demand propose aim seek
    expect claim swear wish prefer seem appear decide resolve volunteer commit call~on call~for warn tell
    encourage invite order advise instruct beg implore exhort challenge`,
  thing: `criticize criticise condemn denounce blame accuse praise hail slam blast decry deplore applaud laud mock
    ridicule dismiss reject oppose support back endorse welcome call describe characterize characterise label brand
    dub term cite mention announce propose defend deny question oppose discuss recall admit acknowledge
    confirm predict promise pledge recommend suggest demand seek urge outline stress emphasize emphasise highlight
    criticise favor favour prefer hate dislike want detail credit rebuke chide lambast deride disavow
    disparage commend honor celebrate express voice raise air share issue offer repeat reiterate note call~for
    regard view portray depict paint compare liken touted tout claim allege explain challenge believe~in
    agree~with disagree~with speak~of speak~about talk~about warn~of warn~about warn~against complain~about
    complain~of refer~to allude~to point~to apologize~for apologise~for object~to hint~at insist~on boast~of
    boast~about brag~about joke~about worry~about advocate contemplate expect anticipate fear doubt report thank
    congratulate address expound trumpet assail bash rip skewer lash~out~at rail~against quote`,
  speech: `begin continue smile laugh shout yell cry scream whisper mutter sigh chuckle exclaim interject interrupt
    conclude open joke quip go~on chime~in fire~back write put bark sniff snap shoot~back intone gush deadpan chant
    sing read stammer plead urge press pause finish agree offer start echo thunder roar`,
};
const IRREGULAR = new Map<string, string>(
  Object.entries({
    say: "said",
    tell: "told",
    write: "wrote written",
    think: "thought",
    know: "knew known",
    feel: "felt",
    find: "found",
    show: "showed shown",
    hold: "held",
    understand: "understood",
    see: "saw seen",
    begin: "began begun",
    go: "went gone",
    put: "put",
    read: "read",
    swear: "swore sworn",
    teach: "taught",
    forget: "forgot forgotten",
    foresee: "foresaw foreseen",
    seek: "sought",
    speak: "spoke spoken",
    sing: "sang sung",
    shoot: "shot",
    rip: "ripped",
    quip: "quipped",
    chat: "chatted",
    snap: "snapped",
    brag: "bragged",
    dub: "dubbed",
    beg: "begged",
    plan: "planned",
    regret: "regretted",
    refer: "referred",
    prefer: "preferred",
    concur: "concurred",
    commit: "committed",
    admit: "admitted",
    put_: "put",
  }),
);
const DOUBLED = new Set(
  "rip quip snap brag dub beg plan regret refer prefer concur commit admit put begin forget".split(" "),
);
const NOUN_TOO = new Set(
  `state note claim report comment demand call plan question promise tweet support attack request praise blame fear hope
  offer vow pledge doubt estimate forecast show signal view answer reply post remark quote text email charge rule judge
  figure dream worry need wish love like dislike order address issue share air challenge back brand label term hold
  guess find hint aim finish start press charge love hate detail favor favour credit honor brief blog counter read
  welcome open pause cry scream shout laugh smile sigh whisper echo attack dispute guarantee resolve voice raise
  thank paint compare value want volunteer yell proposal learn appeal notice advocate rip tout bash`.split(/\s+/),
);

/** Other languages: finite and participle forms, all of frame `clause` and `speech`; news use only. */
const FOREIGN: Readonly<Record<string, string>> = {
  de: `sagt sagte sagten gesagt erklärt erklärte erklärten betont betonte betonten meint meinte meinten teilte berichtet
    berichtete berichteten kritisiert kritisierte kündigte fordert forderte forderten schreibt schrieb schrieben
    behauptet behauptete ergänzt ergänzte fügte warnt warnte warnten äußerte begründete bestätigt bestätigte versichert
    versicherte räumte sprach verkündete zitiert zitierte bezeichnete bezeichnet nannte nennt lobte bekräftigte
    bedauerte hieß heißt unterstrich antwortete verlangte mahnte dementierte stellte mitgeteilt angekündigt`,
  fr: `dit déclaré déclare affirmé affirme indiqué indique estimé estime ajouté ajoute souligné souligne précisé précise
    expliqué explique assuré assure annoncé annonce confié lancé prévenu averti rappelé rappelle regretté reconnu
    dénoncé insisté martelé écrit répondu conclu confirmé`,
  es: `dijo dicho afirmó afirmado declaró declarado aseguró señaló indicó explicó añadió agregó anunció sostuvo
    manifestó expresó advirtió denunció reconoció recordó subrayó destacó comentó insistió confirmó escribió respondió
    apuntó precisó informó aseveró dice afirma asegura`,
  it: `detto dice dichiarato dichiara affermato afferma spiegato spiega aggiunto aggiunge sottolineato annunciato
    commentato ribadito precisato osservato ricordato concluso scritto riferito sostenuto sostiene confermato ha~detto`,
};
/** Words that come before the speaker: "according to X", "laut X". Longest first at each start. */
export const SOURCE_WORDS: readonly (readonly string[])[] = [
  ["according", "to"],
  ["in", "the", "words", "of"],
  ["in", "the", "view", "of"],
  ["in", "the", "opinion", "of"],
  ["as", "per"],
  ["selon"],
  ["d'après"],
  ["según"],
  ["de", "acuerdo", "con"],
  ["secondo"],
  ["laut"],
  ["nach", "angaben"],
  ["nach", "worten"],
  ["nach", "aussage"],
  ["nach", "ansicht"],
  ["nach", "einschätzung"],
];

const FORMS = new Map<string, CueForm>();
/** Particles and prepositions that belong to a verb: `call` has `on` and `for`. */
const TAILS = new Map<string, Map<string, Set<Frame>>>();
for (const [frame, list] of Object.entries(ENGLISH)) {
  for (const entry of list.split(/\s+/)) addEnglish(entry, frame as Frame);
}
for (const list of Object.values(FOREIGN)) {
  for (const word of list.split(/\s+/)) {
    if (!FORMS.has(word)) {
      FORMS.set(word, { lemma: word, form: "past", frames: new Set(["clause", "speech"]), isNounToo: false });
    }
  }
}

/** The reporting verb form that a lower-cased word is, if any. `cueForm("insisted")!.lemma` is `"insist"`. */
export function cueForm(lower: string): CueForm | undefined {
  return FORMS.get(lower);
}

/** The frames a verb takes with the word after it ("called for"), or nothing when they do not belong together. */
export function framesWithTail(lemma: string, next: string): ReadonlySet<Frame> | undefined {
  return TAILS.get(lemma)?.get(next);
}

function addEnglish(entry: string, frame: Frame): void {
  const [verb, tail] = entry.split("~") as [string, string | undefined];
  if (!verb) return;
  if (tail) {
    const tails = TAILS.get(verb) ?? new Map<string, Set<Frame>>();
    tails.set(tail, (tails.get(tail) ?? new Set()).add(frame));
    TAILS.set(verb, tails);
  }
  for (const [word, form] of inflected(verb)) {
    const known = FORMS.get(word);
    const frames = new Set<Frame>(known?.frames ?? []);
    if (!tail) frames.add(frame);
    FORMS.set(word, { lemma: verb, form, frames, isNounToo: NOUN_TOO.has(verb) && form !== "ing" });
  }
}

function inflected(verb: string): [string, CueForm["form"]][] {
  const past = IRREGULAR.get(verb)?.split(" ") ?? [pastOf(verb)];
  const forms: [string, CueForm["form"]][] = [
    [verb, "base"],
    [thirdOf(verb), "s"],
    [ingOf(verb), "ing"],
  ];
  return [...forms, ...past.map((word): [string, CueForm["form"]] => [word, "past"])];
}

function pastOf(verb: string): string {
  if (verb.endsWith("e")) return `${verb}d`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${verb}ed`;
}

function thirdOf(verb: string): string {
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`;
  return /(?:s|sh|ch|x|z|go)$/.test(verb) ? `${verb}es` : `${verb}s`;
}

function ingOf(verb: string): string {
  if (DOUBLED.has(verb)) return `${verb}${verb.at(-1)}ing`;
  return verb.endsWith("e") && !/(?:ee|oe|ye)$/.test(verb) ? `${verb.slice(0, -1)}ing` : `${verb}ing`;
}

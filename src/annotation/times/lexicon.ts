const numbered = (list: string) =>
  new Map(
    list.split(";").flatMap((names, index) =>
      names
        .trim()
        .split(/\s+/)
        .map((name) => [name, index + 1] as const),
    ),
  );

const MONTHS = numbered(
  `january jan; february feb; march mar; april apr; may; june jun; july jul; august aug; september sept sep; october oct;
  november nov; december dec`,
);
const WEEKDAYS = numbered(
  "monday mon; tuesday tue tues; wednesday wed; thursday thu thur thurs; friday fri; saturday sat; sunday sun",
);
/** Months and weekdays of other languages; a word is only tried in an article of its language. */
const FOREIGN = new Map<string, { months: ReadonlyMap<string, number>; days: ReadonlyMap<string, number> }>(
  Object.entries({
    de: {
      months: numbered(
        "januar jan; februar feb; märz; april; mai; juni; juli; august; september; oktober; november; dezember dez",
      ),
      days: numbered("montag; dienstag; mittwoch; donnerstag; freitag; samstag sonnabend; sonntag"),
    },
    fr: {
      months: numbered(
        "janvier; février; mars; avril; mai; juin; juillet; août; septembre; octobre; novembre; décembre",
      ),
      days: numbered("lundi; mardi; mercredi; jeudi; vendredi; samedi; dimanche"),
    },
    es: {
      months: numbered(
        "enero; febrero; marzo; abril; mayo; junio; julio; agosto; septiembre setiembre; octubre; noviembre; diciembre",
      ),
      days: numbered("lunes; martes; miércoles; jueves; viernes; sábado; domingo"),
    },
    it: {
      months: numbered(
        "gennaio; febbraio; marzo; aprile; maggio; giugno; luglio; agosto; settembre; ottobre; novembre; dicembre",
      ),
      days: numbered("lunedì; martedì; mercoledì; giovedì; venerdì; sabato; domenica"),
    },
  }),
);

/** Names of months and weekdays as an article of one language writes them. */
export interface Names {
  readonly language: string;
  readonly months: ReadonlyMap<string, number>;
  readonly days: ReadonlyMap<string, number>;
}

/** The names for a BCP 47 language; English where we have no table. */
export function namesFor(language: string): Names {
  const primary = language.toLowerCase().split("-")[0]!;
  const other = FOREIGN.get(primary);
  return other ? { language: primary, ...other } : { language: "en", months: MONTHS, days: WEEKDAYS };
}

/** Seasons by word. */
export const SEASONS: ReadonlyMap<string, string> = new Map(
  Object.entries({ spring: "SP", summer: "SU", fall: "FA", autumn: "FA", winter: "WI" }),
);
/** Parts of a day, as TIMEX3 writes them. */
export const DAY_PARTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    morning: "TMO",
    afternoon: "TAF",
    evening: "TEV",
    night: "TNI",
    midday: "TMI",
    noon: "T12:00",
    midnight: "T24:00",
  }),
);
/** Ordinal words from first to tenth. */
export const ORDINALS: ReadonlyMap<string, number> = numbered(
  "first 1st; second 2nd; third 3rd; fourth 4th; fifth 5th; sixth 6th; seventh 7th; eighth 8th; ninth 9th; tenth 10th",
);
/** TIMEX3 letters of units of time; time-of-day units stand after `T`. */
export const TIME_UNITS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    second: "TS",
    seconds: "TS",
    minute: "TM",
    minutes: "TM",
    hour: "TH",
    hours: "TH",
    day: "D",
    days: "D",
    week: "W",
    weeks: "W",
    month: "M",
    months: "M",
    quarter: "Q",
    quarters: "Q",
    year: "Y",
    years: "Y",
    decade: "DE",
    decades: "DE",
    century: "CE",
    centuries: "CE",
  }),
);
/** Words without a date that still place something in time. */
export const VAGUE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    now: "PRESENT_REF",
    currently: "PRESENT_REF",
    nowadays: "PRESENT_REF",
    recently: "PAST_REF",
    lately: "PAST_REF",
    formerly: "PAST_REF",
    soon: "FUTURE_REF",
    daily: "P1D",
    weekly: "P1W",
    monthly: "P1M",
    annually: "P1Y",
    yearly: "P1Y",
    hourly: "PT1H",
    quarterly: "P3M",
    nightly: "P1D",
  }),
);
/** Decades in words. */
export const DECADES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    twenties: 2,
    thirties: 3,
    forties: 4,
    fifties: 5,
    sixties: 6,
    seventies: 7,
    eighties: 8,
    nineties: 9,
  }),
);

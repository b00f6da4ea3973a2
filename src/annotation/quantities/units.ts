/** Units by the words that name them, in singular English; `of` for plain currency names is the ISO name in words. */
const UNITS: Readonly<Record<string, string>> = {
  percent: "% percent percents pct prozent pourcent",
  "percentage point": "pp",
  kilometre: "km kilometre kilometer kilometres kilometers kms",
  metre: "metre meter metres meters",
  centimetre: "cm centimetre centimeter centimetres centimeters",
  millimetre: "mm millimetre millimeter millimetres millimeters",
  mile: "mile miles mi",
  foot: "ft foot feet",
  inch: "inch inches",
  yard: "yard yards yd",
  acre: "acre acres",
  hectare: "hectare hectares ha",
  "square kilometre": "km2 km²",
  "square metre": "m2 m² sqm",
  kilogram: "kg kilogram kilograms kilogramme kilogrammes kilo kilos",
  gram: "gram grams gramme grammes",
  milligram: "mg milligram milligrams",
  tonne: "tonne tonnes ton tons",
  pound_weight: "lb lbs",
  ounce: "oz ounce ounces",
  litre: "litre liter litres liters",
  millilitre: "ml millilitre milliliter millilitres milliliters",
  gallon: "gallon gallons",
  barrel: "barrel barrels bbl",
  second: "second seconds sec secs",
  minute: "minute minutes min mins",
  hour: "hour hours hr hrs",
  day: "day days",
  week: "week weeks",
  month: "month months",
  year: "year years yr yrs",
  decade: "decade decades",
  century: "century centuries",
  "degree Celsius": "°c celsius",
  "degree Fahrenheit": "°f fahrenheit",
  degree: "degree degrees °",
  watt: "watt watts",
  kilowatt: "kw kilowatt kilowatts",
  megawatt: "mw megawatt megawatts",
  gigawatt: "gw gigawatt gigawatts",
  "kilowatt hour": "kwh",
  "megawatt hour": "mwh",
  byte: "byte bytes",
  kilobyte: "kb kilobyte kilobytes",
  megabyte: "mb megabyte megabytes",
  gigabyte: "gb gigabyte gigabytes",
  terabyte: "tb terabyte terabytes",
  hertz: "hz hertz",
  megahertz: "mhz megahertz",
  gigahertz: "ghz gigahertz",
  knot: "knot knots",
  mph: "mph",
  "kilometre per hour": "kph km/h kmh",
  "basis point": "bp bps",
  "US dollar": "$ us$ usd dollar dollars buck bucks",
  "Canadian dollar": "c$ ca$ cad",
  "Australian dollar": "a$ au$ aud",
  "New Zealand dollar": "nz$ nzd",
  "Hong Kong dollar": "hk$ hkd",
  "Singapore dollar": "s$ sgd",
  euro: "€ euro euros eur",
  "pound sterling": "£ gbp pound pounds sterling quid",
  yen: "¥ yen jpy",
  yuan: "yuan renminbi rmb cny",
  rouble: "₽ rouble roubles ruble rubles rub",
  rupee: "₹ rs rupee rupees inr",
  won: "₩ won krw",
  "Swiss franc": "chf francs franc",
  krona: "krona kronor sek",
  krone: "krone kroner nok dkk",
  zloty: "zloty zlotys pln",
  hryvnia: "₴ hryvnia hryvnias uah",
  lira: "₺ lira liras try",
  peso: "peso pesos mxn",
  real: "r$ reais brl",
  rand: "rand zar",
  shekel: "₪ shekel shekels ils",
  riyal: "riyal riyals",
  dirham: "dirham dirhams aed",
  naira: "₦ naira ngn",
  baht: "฿ baht thb",
  cent: "cent cents",
  penny: "penny pence",
};
/** Words before "dollar" and "franc" that make another currency. */
const NATIONAL = new Map<string, string>(
  Object.entries({
    canadian: "Canadian",
    australian: "Australian",
    singapore: "Singapore",
    taiwan: "Taiwan",
    jamaican: "Jamaican",
    "hong kong": "Hong Kong",
    swiss: "Swiss",
    egyptian: "Egyptian",
    syrian: "Syrian",
    lebanese: "Lebanese",
    turkish: "Turkish",
    mexican: "Mexican",
    indian: "Indian",
    pakistani: "Pakistani",
    kuwaiti: "Kuwaiti",
    iraqi: "Iraqi",
    danish: "Danish",
    norwegian: "Norwegian",
    swedish: "Swedish",
    us: "US",
    "u.s.": "US",
  }),
);
const SIGNS = new Map<string, string>();
const WORDS = new Map<string, string>();
const CURRENCIES = new Set<string>();
let money = false;
for (const [unit, list] of Object.entries(UNITS)) {
  if (unit === "US dollar") money = true;
  if (money) CURRENCIES.add(unit);
  for (const word of list.split(" "))
    (/^[a-z]*\p{Sc}$/u.test(word) ? SIGNS : WORDS).set(word, unit.replace("_weight", ""));
}

/** Smaller units that are said after a larger one, and how many make it. */
const PARTS_OF = new Map<string, { readonly unit: string; readonly size: number }>(
  Object.entries({
    foot: { unit: "inch", size: 12 },
    hour: { unit: "minute", size: 60 },
    minute: { unit: "second", size: 60 },
    pound: { unit: "ounce", size: 16 },
    "pound sterling": { unit: "penny", size: 100 },
    metre: { unit: "centimetre", size: 100 },
  }),
);

/** The unit that may follow a larger one in a sum: cents after dollars, inches after feet. */
export function partUnit(unit: string): { unit: string; size: number; isMoney: boolean } | undefined {
  const part = PARTS_OF.get(unit);
  if (part) return { ...part, isMoney: isCurrency(unit) };
  return isCurrency(unit) && !/^(?:cent|penny)$/.test(unit) ? { unit: "cent", size: 100, isMoney: true } : undefined;
}

/** The unit that a lower-cased word names, e.g. `kms` is `kilometre`; nothing for ordinary words. */
export function unitOf(lower: string): string | undefined {
  return WORDS.get(lower);
}

/** The currency of a sign such as `$` or `c$`. */
export function currencyOfSign(sign: string): string | undefined {
  return SIGNS.get(sign.toLowerCase());
}

/** True when the unit is money. */
export function isCurrency(unit: string): boolean {
  return CURRENCIES.has(unit) || / (?:dollar|pound|franc|peso|dinar|lira|rupee)$/.test(unit);
}

/** A national currency named by two words: "Canadian dollars". */
export function nationalCurrency(adjective: string, unit: string): string | undefined {
  const nation = NATIONAL.get(adjective);
  if (!nation) return undefined;
  return `${nation} ${unit.replace(/^.* /, "").replace("sterling", "pound")}`;
}

import type { Lexeme } from "../lexemes.ts";

const words = (list: string) => new Set(list.split(/\s+/));

export const PRONOUNS = words(`he she they it i we you who someone somebody everyone nobody one both others many some
  er sie es ich wir il elle ils elles nous je él ella ellos ellas lui lei loro noi`);
export const DETERMINERS = words(`the a an this these those his her its their my our your some many several both another
  other one no most few all each every any two three four five six seven eight nine ten dozens hundreds half
  der die das dem den des ein eine einer eines le la les l un une el los las il lo gli i una uno`);
/** Words that stand between a subject and its verb. */
export const BETWEEN = words(`has have had having also later then again once never not did does do would will could may
  might must should can just only already still even ever repeatedly now soon first further there himself herself
  themselves itself often always long since since is was were been be being am are hasn't haven't hadn't didn't doesn't
  don't wouldn't won't recently publicly a ha hat haben hatte est était ha han ont a`);
/** Words that cannot be inside the noun phrase that is a verb's subject. */
export const BREAKERS = words(`that but because when while as if which who whom after before since although though where
  than or so yet then however how what why whether until unless despite during amid against about into over under between
  through within without per via upon is are was were be been has have had will would could should may might can must do
  does did not n't me him them us whose nor once also even only just there here said says told say saying asked asks adding added noting
  made make makes went go goes took take takes gave give gives came come comes got get gets became become becomes saw
  wants want wanted met meet left leave led held put
  am im bei beim zum zur vor nach mit gegenüber auf auch dass wie lors dans devant lundi après sur durante ante tras`);
export const SMALL_PREPOSITIONS = words("of for from at in with to on by and & de von du da di des aus");
export const ROLES = words(`spokesman spokeswoman spokesperson spokespeople professor expert experts analyst analysts
  director directors minister ministers secretary ambassador adviser advisers advisor advisors candidate candidates leader
  leaders head chief chiefs member members president chairman chairwoman chair editor reporter correspondent lawyer
  lawyers attorney attorneys official officials officer officers aide aides researcher researchers economist economists
  scientist scientists deputy representative representatives envoy historian strategist strategists manager managers
  governor mayor senator senators lawmaker lawmakers congressman congresswoman commander commanders general coach captain
  owner founder executive executives activist activists supporter supporters voter voters resident residents survivor
  student students teacher teachers victim victims worker workers source sources person people man woman men women
  veteran veterans fellow judge judges prosecutor prosecutors statement report reports study studies poll polls survey
  author authors counsel doctor doctors police company ministry broadcaster agency government witness witnesses neighbour
  neighbor sheriff sergeant pastor priest bishop king queen prince princess pope premier chancellor critic critics
  investigator investigators detective inspector engineer farmer trader traders investor investors columnist blogger host
  anchor actor actress singer writer novelist artist group groups party committee panel court office department team
  union association organisation organization institute university commission council board bank firm newspaper magazine
  network channel website site outlet article document documents letter memo email book speech paper data figures
  campaign administration authorities army military navy parliament congress senate mother father sister brother wife
  husband son daughter friend colleague partner boss employee employees customer customers passenger passengers`);
export const DAYS = words(`monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun today
  yesterday tomorrow tonight earlier later recently
  montag dienstag mittwoch donnerstag freitag samstag sonntag gestern heute lundi mardi mercredi jeudi vendredi samedi
  dimanche lunes martes miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica`);
export const MONTHS =
  words(`january february march april may june july august september october november december jan feb
  mar apr jun jul aug sept sep oct nov dec`);
/** Written short with a full stop that ends no sentence. */
export const ABBREVIATIONS =
  words(`mr mrs ms dr prof sen rep gov gen lt col maj capt sgt adm rev hon pres sec st jr sr vs
  etc inc ltd co corp no dept est fig al ave blvd rd ft mt jan feb mar apr jun jul aug sept sep oct nov dec u.s u.k u.n
  d.c calif fla ariz mass conn pa va md mich minn wis ill ind tenn ga ala miss ark okla tex colo ore wash nev vt bzw z.b
  usw ca approx messrs supt insp`);
export const TITLES =
  words(`mr mrs ms miss dr prof professor sen rep gov gen lt col maj capt sgt adm rev sir lord lady dame
  senator representative governor general lieutenant colonel major captain sergeant admiral reverend president
  vice-president premier chancellor minister secretary ambassador mayor chief judge justice king queen prince princess
  pope bishop archbishop cardinal congressman congresswoman chairman chairwoman director commander commissioner speaker
  sheriff detective officer coach herr frau monsieur madame señor señora signor signora leader former vice deputy prime
  foreign defence defense interior finance attorney spokesman spokeswoman spokesperson professor economist analyst`);
export const FIRST_PERSON = words(
  "i we my our us me ours mine myself ourselves i'm i've i'll i'd we're we've we'll we'd let's",
);
const FINITE =
  words(`is are was were has have had will would could should can may might must do does did isn't aren't wasn't
  weren't won't wouldn't don't doesn't didn't can't cannot couldn't shouldn't hasn't haven't hadn't it's that's there's
  he's she's they're we're i'm you're i've we've they've i'll we'll he'll i'd he'd says said went came got gets makes made
  needs wants knows takes took gave gives came comes becomes became began begins keeps kept left let lost won met paid ran
  sold sent set stood told thought felt found held led put saw seems shows means meant brought built bought caught fell
  ist sind war waren wird werden hat haben hatte würde kann soll est sont était a ont sera es son fue era ha han será è
  sono era sarà`);

/** True when the lexeme is very likely a finite verb; a light guess from its ending and a list of common ones. */
export function looksFinite(lexeme: Lexeme): boolean {
  if (lexeme.kind !== "word") return false;
  return FINITE.has(lexeme.lower) || (!lexeme.cap && lexeme.text.length > 4 && lexeme.lower.endsWith("ed"));
}

/** True for `Putin’s` and `leaders’`-like forms that own what follows. */
export function isPossessive(lexeme: Lexeme): boolean {
  return lexeme.lower.endsWith("'s") || lexeme.lower.endsWith("s'");
}

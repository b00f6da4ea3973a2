/** Languages whose month and weekday names are known, from the ICU data of the runtime. */
const LANGUAGES = [
  "en",
  "de",
  "fr",
  "es",
  "it",
  "pt",
  "nl",
  "ru",
  "pl",
  "tr",
  "uk",
  "sv",
  "da",
  "cs",
  "id",
  "ro",
  "el",
];

let names: { months: Map<string, number>; weekdays: Set<string> } | undefined;

/** Month names (long, short, in running text) to 1..12 and weekday names, lower-cased, of all known languages. */
export function calendarNames(): {
  readonly months: ReadonlyMap<string, number>;
  readonly weekdays: ReadonlySet<string>;
} {
  names ??= buildNames();
  return names;
}

function buildNames(): { months: Map<string, number>; weekdays: Set<string> } {
  const months = new Map<string, number>([["sept", 9]]);
  const weekdays = new Set<string>(["tues", "thur", "thurs", "wednes"]);
  for (const language of LANGUAGES) {
    for (const style of ["long", "short"] as const) {
      addMonths(months, new Intl.DateTimeFormat(language, { month: style, timeZone: "UTC" }));
      addMonths(months, new Intl.DateTimeFormat(language, { month: style, day: "numeric", timeZone: "UTC" }));
      const format = new Intl.DateTimeFormat(language, { weekday: style, timeZone: "UTC" });
      for (let day = 3; day < 10; day++) weekdays.add(plain(format.format(Date.UTC(2021, 0, day))));
    }
  }
  return { months, weekdays };
}

function addMonths(months: Map<string, number>, format: Intl.DateTimeFormat): void {
  for (let month = 0; month < 12; month++) {
    const part = format.formatToParts(Date.UTC(2021, month, 3)).find(({ type }) => type === "month");
    const name = plain(part?.value ?? "");
    if (/^\p{L}{3,}$/u.test(name) && !months.has(name)) months.set(name, month + 1);
  }
}

function plain(name: string): string {
  return name.toLowerCase().replace(/\.$/, "");
}

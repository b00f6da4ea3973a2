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
  const months = new Map<string, number>();
  const weekdays = new Set<string>();
  for (const language of LANGUAGES) {
    for (let month = 0; month < 12; month++) {
      for (const name of monthNames(language, new Date(Date.UTC(2021, month, 3)))) {
        if (!months.has(name)) months.set(name, month + 1);
      }
    }
    for (let day = 3; day < 10; day++) {
      for (const weekday of ["long", "short"] as const) {
        const format = new Intl.DateTimeFormat(language, { weekday, timeZone: "UTC" });
        weekdays.add(plain(format.format(new Date(Date.UTC(2021, 0, day)))));
      }
    }
  }
  months.set("sept", 9);
  for (const short of ["tues", "thur", "thurs", "wednes"]) weekdays.add(short);
  return { months, weekdays };
}

function monthNames(language: string, date: Date): string[] {
  const found: string[] = [];
  for (const month of ["long", "short"] as const) {
    found.push(plain(new Intl.DateTimeFormat(language, { month, timeZone: "UTC" }).format(date)));
    const parts = new Intl.DateTimeFormat(language, { month, day: "numeric", timeZone: "UTC" }).formatToParts(date);
    found.push(plain(parts.find((part) => part.type === "month")?.value ?? ""));
  }
  return found.filter((name) => /^\p{L}{3,}$/u.test(name));
}

function plain(name: string): string {
  return name.toLowerCase().replace(/\.$/, "");
}

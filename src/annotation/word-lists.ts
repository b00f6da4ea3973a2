import { dataText } from "./load.ts";

/** Words by list, from a file of `data/annotation` that holds them by language: rules read all languages at once. Throws `PackageDamaged`. */
export function wordLists<Name extends string>(file: string): Readonly<Record<Name, readonly string[]>> {
  const lists = JSON.parse(dataText(`annotation/${file}`)) as Record<string, Record<string, string>>;
  const entries = Object.entries(lists).map(([name, byLanguage]) => {
    return [name, Object.values(byLanguage).flatMap((words) => words.split(" "))];
  });
  return Object.fromEntries(entries) as Record<Name, readonly string[]>;
}

/** Dictionary forms by form, from a file that holds, by list and language, the forms of each: `{"irregular":{"en":{"man":"men"}}}`. */
export function formLists<Name extends string>(file: string): Readonly<Record<Name, ReadonlyMap<string, string>>> {
  const lists = JSON.parse(dataText(`annotation/${file}`)) as Record<string, Record<string, Record<string, string>>>;
  const entries = Object.entries(lists).map(([name, byLanguage]) => {
    const rows = Object.values(byLanguage).flatMap((byForm) => Object.entries(byForm));
    return [name, new Map(rows.flatMap(([lemma, forms]) => forms.split(" ").map((form) => [form, lemma] as const)))];
  });
  return Object.fromEntries(entries) as Record<Name, ReadonlyMap<string, string>>;
}

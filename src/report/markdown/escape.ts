import { CONTROLS } from "../controls.ts";

const STEERING = new RegExp(`[${CONTROLS}\\s]+`, "g");

/** Words of an article inside Markdown: one line, nothing that Markdown or HTML would read as markup. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(STEERING, " ")
    .trim()
    .replace(/[\\`*_[\]<>|~&]/g, "\\$&")
    .replace(/^[#+=-]/, "\\$&")
    .replace(/^(\d{1,9})([.)])/, "$1\\$2")
    .replace(/:(?=\/\/)|(?<=www)\./gi, "\\$&");
}

/** The line that says how much of a list is left out. */
export function more(count: number, most: number, noun: string): string {
  return count > most ? `\n_${count - most} more ${noun} in the JSON report._\n` : "";
}

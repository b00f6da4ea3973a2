import { BASES } from "./bases.ts";
import { COPY } from "./copy.ts";
import { EXPORT } from "./export.ts";
import { FACETS } from "./facets.ts";
import { FIND } from "./find.ts";
import { JUMP } from "./jump.ts";
import { PANES } from "./panes.ts";

/**
 * The page's only script; everything can be read without it. It shows the whole of a marked passage that had to be cut in
 * pieces and leads back from it, finds words, filters by facets, copies addresses, saves a story as a file, and reads
 * a text against another of its articles.
 */
export const SCRIPT = `
"use strict";
(() => {
const one = (query, from = document) => from.querySelector(query);
const all = (query, from = document) => [...from.querySelectorAll(query)];
const made = (name, words, className) => {
  const element = document.createElement(name);
  element.textContent = words;
  if (className) element.className = className;
  if (name === "button") element.type = "button";
  return element;
};
const reveal = (element) => {
  for (let at = element; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
};
${JUMP}${FIND}${FACETS}${COPY}${EXPORT}${PANES}${BASES}
const written = one(".written");
if (written && location.protocol === "file:") {
  written.textContent = "This file was written on " + new Date(document.lastModified).toISOString().slice(0, 16).replace("T", " ") + " UTC.";
  written.hidden = false;
}
})();
`;

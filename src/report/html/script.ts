/**
 * The page's only script; everything works without it. It shows the whole of a marked passage that had to be cut in pieces,
 * and filters the stories by words.
 */
export const SCRIPT = `
"use strict";
(() => {
  const pieces = () => {
    for (const old of document.querySelectorAll("mark.on")) old.classList.remove("on");
    const id = decodeURIComponent(location.hash.slice(1));
    if (!id) return;
    for (const piece of document.querySelectorAll("mark[data-of]")) if (piece.dataset.of === id) piece.classList.add("on");
    for (let at = document.getElementById(id); at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  };
  addEventListener("hashchange", pieces);
  pieces();
  const form = document.querySelector(".filter");
  if (!form) return;
  form.hidden = false;
  const words = form.querySelector("input[type=search]");
  const only = form.querySelector("input[type=checkbox]");
  const count = form.querySelector("output");
  const items = [...document.querySelectorAll(".story, .single")].map((element) => ({ element, text: element.textContent.toLowerCase(), link: document.querySelector(".toc a[href='#" + element.id + "']") }));
  const apply = () => {
    const wanted = words.value.toLowerCase().split(/\\s+/).filter(Boolean);
    let left = 0;
    for (const { element, text, link } of items) {
      const fits = wanted.every((word) => text.includes(word)) && (!only.checked || element.querySelector(".dispute"));
      element.hidden = !fits;
      if (link) link.parentElement.hidden = !fits;
      if (fits) left++;
    }
    const list = document.querySelector(".toc details");
    if (list) list.open = wanted.length > 0 || only.checked;
    count.textContent = wanted.length || only.checked ? left + " of " + items.length : "";
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || /^(INPUT|TEXTAREA)$/.test(document.activeElement.tagName)) return;
    event.preventDefault();
    words.focus();
  });
})();
`;

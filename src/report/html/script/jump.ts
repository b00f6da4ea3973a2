/** Shows what the address names, and leads back from the words of an article to the row they were opened from. */
export const JUMP = `
const back = made("button", "Back to the report", "back");
back.hidden = true;
document.body.append(back);
let origin;
const land = () => {
  for (const old of all("mark.on")) old.classList.remove("on");
  let id = "";
  try { id = decodeURIComponent(location.hash.slice(1)); } catch {}
  const target = id ? document.getElementById(id) : null;
  back.hidden = !(origin && target && target.closest(".reader"));
  if (!target) return;
  for (const piece of all("mark[data-of]")) if (piece.dataset.of === id) piece.classList.add("on");
  reveal(target);
  if (!target.closest(".reader")) target.scrollIntoView();
};
document.addEventListener("click", (event) => {
  const link = event.target.closest && event.target.closest("a[href^='#a']");
  if (!link || link.closest(".reader")) return;
  origin = link;
  const row = link.closest(".row");
  back.textContent = row && row.matches(".fact, .dispute") ? "Back to the fact" : "Back to the report";
});
back.addEventListener("click", () => {
  const row = origin.closest(".row");
  history.replaceState(null, "", row && row.id ? "#" + row.id : location.pathname + location.search);
  back.hidden = true;
  reveal(origin);
  origin.scrollIntoView({ block: "center" });
  origin.focus({ preventScroll: true });
});
addEventListener("hashchange", land);
land();
`;

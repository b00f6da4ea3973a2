/** Two texts side by side scroll together: what is level in one is brought level with its partner in the other. */
export const PANES = `
const pair = one(".pair.tied");
if (pair) {
  const panes = all(".doc .text", pair);
  const sides = panes.map((pane) => all("[data-pair]", pane).map((element) => ({ element, no: element.dataset.pair })));
  let lead;
  const topIn = (pane, element) => element.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  const follow = (from, to) => {
    const own = sides[from].filter(({ element }) => topIn(panes[from], element) >= 0)[0] || sides[from][sides[from].length - 1];
    const partner = own && sides[to].find(({ no }) => no === own.no);
    if (partner) panes[to].scrollTop += topIn(panes[to], partner.element) - topIn(panes[from], own.element);
    else panes[to].scrollTop = panes[from].scrollTop * ((panes[to].scrollHeight - panes[to].clientHeight) / Math.max(1, panes[from].scrollHeight - panes[from].clientHeight));
  };
  panes.forEach((pane, index) => {
    for (const kind of ["pointerenter", "wheel", "touchstart", "focusin", "keydown"]) pane.addEventListener(kind, () => { lead = index; }, { passive: true });
    pane.addEventListener("scroll", () => { if (lead === index && panes.length === 2) follow(index, 1 - index); }, { passive: true });
  });
}
`;

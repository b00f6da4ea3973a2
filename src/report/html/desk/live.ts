/**
 * The only script of a server's pages, and nothing needs it to be read: it hears the server's events (docs/desk/api.md, `events/stream`) and says how many
 * came since the page was loaded. A page that is not looked at does not listen: a browser opens few connections to one server.
 */
export const LIVE = `
"use strict";
document.addEventListener("DOMContentLoaded", () => {
const note = document.querySelector(".live");
if (!note || !window.EventSource) return;
const link = document.createElement("a");
link.href = "/events?after=" + note.dataset.after;
let last = note.dataset.after, count = 0, source, waiting;
const show = () => {
  waiting = undefined;
  link.textContent = count + " new since you loaded this page";
  if (!link.parentNode) note.append(link);
};
const listen = () => {
  if (source) source.close();
  source = undefined;
  if (document.hidden) return;
  source = new EventSource("/api/v1/events/stream?unnamed=true&after=" + last);
  source.onmessage = (event) => {
    last = event.lastEventId;
    count++;
    waiting = waiting || setTimeout(show, 300);
  };
};
document.addEventListener("visibilitychange", listen);
listen();
});
`;

/** Invented prose that several tests share. */
export const PROSE = [
  "The harbour council of Port Elsa voted on Tuesday to close the northern ferry terminal for two years, citing rust in its steel piles.",
  "Council leader Mara Lindqvist said the repair would cost 14 million crowns and that buses would replace the boats from January.",
  "Fishermen blocked the quay for an hour before the vote, and two of them were later questioned by the coast guard and released.",
  "The terminal was built in 1968 and carried 400,000 passengers last year, according to figures the port authority published in May.",
] as const;

/** A small news page around the given paragraphs. */
export function pageOf(paragraphs: readonly string[] = PROSE, head = ""): string {
  return `<!DOCTYPE html><html lang="en"><head><title>Ferry terminal to close | Norland Daily</title>${head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<main><article><h1>Ferry terminal to close</h1><div class="article-body">
${paragraphs.map((text) => `<p>${text}</p>`).join("\n")}
<p><a href="/x">Glacier guides wait for snow</a></p></div></article></main>
<section class="comments"><p>${"I never liked that ferry anyway, said one reader, and nobody listens to us here. ".repeat(4)}</p></section>
<footer><p>Copyright 2031 Norland Daily. All rights reserved.</p></footer></body></html>`;
}

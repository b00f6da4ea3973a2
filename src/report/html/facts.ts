import type { Fact } from "../../model/index.ts";
import { counted } from "../phrases.ts";
import { type Html, html } from "./markup.ts";
import { folded, mentionList, row, silentLine } from "./mentions.ts";
import { placeOf } from "./places.ts";
import type { Shown } from "./shown.ts";
import { lineageMark, originWords, supportStrip } from "./support.ts";

/** What is reported without disagreement, each fact with the words of every mention and with who is silent. */
export function factSection(shown: Shown): Html {
  const { agreed, at } = shown;
  if (agreed.length === 0) return html``;
  return html`
<h3 id="${at}-facts">What is reported <small>${counted(agreed.length, "fact")}; most lineages first; what was said stands below</small></h3>
${folded(shown, agreed, "facts", "fact", (fact) => agreedFact(shown, fact))}`;
}

const ABOUT = { name: "fact", noun: "fact" } as const;

function agreedFact(shown: Shown, fact: Fact): Html {
  const articles = fact.mentions.map(({ article }) => article);
  const what = html`<span class="what" dir="auto">${factText(shown, fact)}</span>`;
  const kind = html`<span class="kindtag">${fact.kind}${statusWords(fact)}</span>`;
  const inner = html`<details><summary>${lineageMark(fact.support)}${what}${supportStrip(fact.support)}${kind}</summary>
<div class="inside">${originWords(fact.support)}${mentionList(shown, fact.mentions)}${silentLine(shown, articles)}</div></details>`;
  return row(shown, placeOf(fact.id), { ...ABOUT, kind: fact.kind, articles, support: fact.support }, inner);
}

function statusWords({ status }: Fact): string {
  return status && status !== "current" ? `, ${status}` : "";
}

/** The words that carry the fact stand out where its text is a whole sentence. */
function factText({ told }: Shown, { text, mentions }: Fact): Html {
  for (const { article, span } of mentions) {
    const words = told.articleOf.get(article)?.text.slice(span.start, span.end) ?? "";
    const start = words.length < text.length * 0.7 ? text.indexOf(words) : -1;
    if (!words || start < 0) continue;
    return html`${text.slice(0, start)}<b>${words}</b>${text.slice(start + words.length)}`;
  }
  return html`${text}`;
}

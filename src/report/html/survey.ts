import type { ReportSource } from "../../model/index.ts";
import { warningWords } from "../conflicts.ts";
import type { Guard } from "../guard.ts";
import { Notices } from "../notices.ts";
import { counted, lineageCount } from "../phrases.ts";
import { SourceCounter } from "../sources.ts";
import { isTold, type StoryView, viewOf } from "../view.ts";
import { Chips } from "./chips.ts";
import { type Html, html } from "./markup.ts";
import { storyBeads } from "./story.ts";
import { LIMITS, Targets } from "./targets.ts";

/** What a page must know of its stories before it shows the first one. */
export interface Survey {
  /** Title of the most reported story. */
  readonly title: string | undefined;
  /** The list of contents: one line for each story that has a section. */
  readonly entries: readonly Html[];
  /** How many stories have a section of their own, and how many a line among those reported once. */
  readonly shared: number;
  readonly singles: number;
  readonly targets: Targets;
  readonly notices: Notices;
  readonly sources: SourceCounter;
}

/** Reads every dossier once and keeps titles, counts and places to jump to. */
export async function surveyOf(source: ReportSource, guard: Guard): Promise<Survey> {
  const [targets, notices, sources] = [new Targets(), new Notices(LIMITS.messages), new SourceCounter()];
  const entries: Html[] = [];
  const counts = { shared: 0, singles: 0 };
  let title: string | undefined;
  await notices.addFrom(source);
  for await (const dossier of source.dossiers("weight")) {
    guard.over(dossier, () => {
      notices.add(dossier.messages);
      const told = viewOf(dossier);
      const isSection = isTold(dossier, source);
      const line = isSection && entries.length < LIMITS.stories ? [entry(told, entries.length + 1)] : [];
      for (const { articles } of told.lineages) for (const article of articles) targets.admit(article);
      sources.add(told);
      entries.push(...line);
      if (isSection) title ??= told.story.title;
      counts[isSection ? "shared" : "singles"]++;
    });
  }
  return { title, entries, ...counts, targets, notices, sources };
}

function entry(told: StoryView, number: number): Html {
  const name = html`<span class="name" dir="auto">${told.story.title}</span>`;
  const dots = storyBeads({ told, chips: new Chips(told) });
  const words = `${counted(told.articles.length, "article")}, ${lineageCount(told.story.support)}`;
  const warned = warningWords(told);
  const warning = warned ? html`, <span class="warn">${warned}</span>` : "";
  return html`
<li><a href="#s${number}">${name}${dots}<span class="fine">${words}${warning}</span></a></li>`;
}

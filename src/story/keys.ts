import type { AnnotatedArticle, ArticleId, Span, Story } from "../model/index.ts";

type Key = NonNullable<Story["keys"]>[number];
type Question = Key["question"];

/** Answers kept for each question. */
const KEPT: Readonly<Record<Question, number>> = { who: 3, what: 1, where: 2, when: 1 };

interface Answer {
  readonly name: string;
  readonly article: ArticleId;
  readonly span: Span;
  readonly articles: Set<ArticleId>;
  /** How often the articles name it. */
  readonly said: number;
}

/**
 * Who, what, where, when: for each question the names, event types and dates that most articles of the story carry,
 * of those of equally many the one named most often, shown by their first mention. Works from the annotation; without one there are no keys. A story with no event is told by
 * its most telling sentence, `told`.
 */
export function keysOf(articles: readonly AnnotatedArticle[], told?: { article: ArticleId; span: Span }): Key[] {
  const answers: Record<Question, Map<string, Answer>> = {
    who: new Map(),
    what: new Map(),
    where: new Map(),
    when: new Map(),
  };
  const asked = questionsOf(articles);
  for (const { article, annotation } of articles) {
    const note = (question: Question, name: string, span: Span | undefined, times = 1) => {
      if (!span || !article.body.some((part) => part.start <= span.start && span.end <= part.end)) return;
      const known = answers[question].get(name);
      // A day is shown by its fullest words: "Tuesday, 5 March" rather than "today".
      const isFuller = question === "when" && known && span.end - span.start > known.span.end - known.span.start;
      const shown = known && !isFuller ? known : { name, article: article.id, span };
      const articles = (known?.articles ?? new Set()).add(article.id);
      answers[question].set(name, { ...shown, articles, said: (known?.said ?? 0) + times });
    };
    for (const { name, mentions } of annotation.entities) {
      const mention = mentions.find(({ form }) => form === "name");
      const question = asked.get(name.toLowerCase());
      if (question) note(question, name.toLowerCase(), mention?.span, mentions.length);
    }
    for (const { type, span } of annotation.events) note("what", type, span);
    for (const { start, end, span } of annotation.times)
      if (start !== undefined && start === end) note("when", start, span);
  }
  const isAnnotated = Object.values(answers).some(({ size }) => size > 0);
  if (told && isAnnotated && answers.what.size === 0)
    answers.what.set("", { ...told, name: "", articles: new Set([told.article]), said: 1 });
  const texts = new Map(articles.map(({ article }) => [article.id, article.text]));
  return (["who", "what", "where", "when"] as const).flatMap((question) => {
    const ranked = [...answers[question].values()].sort(
      (x, y) => y.articles.size - x.articles.size || y.said - x.said || (x.name < y.name ? -1 : 1),
    );
    return distinct(ranked, KEPT[question]).map(({ article, span }) => {
      return { question, text: texts.get(article)!.slice(span.start, span.end), article, span };
    });
  });
}

/** The question that each name answers: as most reports of the story read it, a place where they are divided. */
function questionsOf(articles: readonly AnnotatedArticle[]): Map<string, "who" | "where"> {
  const lead = new Map<string, number>();
  for (const { name, type } of articles.flatMap(({ annotation }) => annotation.entities)) {
    const vote = type === "place" || type === "country" ? 1 : type === "other" ? undefined : -1;
    if (vote !== undefined) lead.set(name.toLowerCase(), (lead.get(name.toLowerCase()) ?? 0) + vote);
  }
  return new Map([...lead].map(([name, votes]) => [name, votes < 0 ? "who" : "where"]));
}

/** The first answers, without names that only shorten or lengthen one before ("Palmer" after "Carson Palmer"). */
function distinct(ranked: readonly Answer[], most: number): Answer[] {
  const chosen: Answer[] = [];
  for (const answer of ranked) {
    if (chosen.length >= most) break;
    const isNew = chosen.every(({ name }) => !isPart(name, answer.name) && !isPart(answer.name, name));
    if (isNew) chosen.push(answer);
  }
  return chosen;
}

/** True when the words of one name stand in a row in another. */
function isPart(name: string, other: string): boolean {
  return ` ${other} `.includes(` ${name} `);
}

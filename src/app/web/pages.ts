import type { Context, Hono } from "hono";
import {
  DESK_POLICY,
  type DeskPage,
  deskPages,
  deskPageText,
  heirOf,
  renderReport,
  sourceOfDossiers,
} from "../../index.ts";
import { moreCorrections, type Pile, questionNamed, Unanswerable } from "../../question/index.ts";
import { jobsFor, mayCorrect } from "../http/access.ts";
import { inputFrom } from "../http/inputs.ts";
import type { Jobs } from "../http/jobs.ts";
import { Problem, type ProblemPage, wordsOf } from "../http/problem.ts";
import { type Answering, isUnchanged, tagNow, tagOf } from "../http/routes.ts";

/** A page: which question it shows, and how. */
interface Shown {
  readonly path: string;
  readonly question: string;
  /** Fields that are not in the address. */
  readonly fields?: Readonly<Record<string, unknown>>;
  // biome-ignore lint/suspicious/noExplicitAny: each page takes the answer of the question that stands beside it.
  readonly page: (answer: any, asked: string, mayCorrect: boolean) => DeskPage;
  /** The field without which nothing is asked: the page has no answer then. */
  readonly asks?: string;
  /** Fields of the address that are for the page alone. */
  readonly own?: readonly string[];
}

const PAGES: readonly Shown[] = [
  { path: "/stories", question: "stories", page: deskPages.stories },
  { path: "/stories/:id", question: "story", page: deskPages.story },
  {
    path: "/stories/:id/changes",
    question: "story-changes",
    page: (answer, asked) => deskPages.changes(answer, asked, "since"),
  },
  { path: "/facts", question: "facts", page: deskPages.facts },
  { path: "/facts/:id", question: "fact", fields: { spans: 50 }, page: deskPages.fact },
  { path: "/articles/:id", question: "article", fields: { text: true }, page: deskPages.article },
  { path: "/articles/:id/diff", question: "diff", page: deskPages.diff },
  { path: "/lineages", question: "lineages", page: deskPages.lineages },
  { path: "/lineages/:id", question: "lineage", page: deskPages.lineage },
  { path: "/people", question: "entities", page: deskPages.people },
  { path: "/said", question: "utterances", page: deskPages.said },
  { path: "/search", question: "search", asks: "q", fields: { facets: true }, page: deskPages.search },
  { path: "/check", question: "check", asks: "claim", page: deskPages.check },
  { path: "/events", question: "events", page: (answer, asked) => deskPages.changes(answer, asked, "after") },
  { path: "/alerts", question: "alerts", page: deskPages.alerts },
  { path: "/feeds", question: "feeds", page: deskPages.feeds },
  { path: "/corrections", question: "corrections", own: ["what", "ids"], page: deskPages.corrections },
];

/** Pages for readers: frames around the same questions. They can be read without script and load nothing from elsewhere. */
export function addPages(app: Hono, answering: Answering, jobs?: Jobs): void {
  app.get("/", (c) => shown(c, answering, () => frontPage(answering)));
  for (const page of PAGES)
    app.get(page.path, (c) =>
      shown(c, answering, () => answered(c, answering, page, mayCorrect(c, jobs)), questionNamed(page.question).isLive),
    );
  app.post("/corrections", (c) => corrected(c, jobs, answering));
  app.get("/stories/:id/report", (c) => storyReport(c, answering));
}

/** What a reader sees where a program gets a problem as JSON. */
export const problemPage: ProblemPage = {
  policy: DESK_POLICY,
  text: (title, detail) => deskPageText(deskPages.problem(title, detail)),
};

/** What a form corrects, and how its lines are read. */
const FORMS = {
  merge: (lines: readonly string[]) => ({ merge: [lines] }),
  split: (lines: readonly string[]) => ({ split: [lines] }),
  "people-merge": (lines: readonly string[]) => ({ people: { merge: [lines] } }),
  "people-split": (lines: readonly string[]) => ({ people: { split: [lines] } }),
  "people-rename": ([from, to]: readonly string[]) => ({ people: { rename: [{ from, to }] } }),
  house: ([house, ...publishers]: readonly string[]) => ({ publishers: [{ house, publishers }] }),
} as const;

/** A form's correction; the page that is shown behind it has it when it is kept. What names nobody is said on a page of its own. */
async function corrected(c: Context, jobs: Jobs | undefined, answering: Answering): Promise<Response> {
  const writing = jobsFor(c, "admin", jobs);
  const given = moreCorrections.safeParse(formIn(await c.req.parseBody()));
  if (!given.success) throw new Problem(422, "Give ids or names, one a line.");
  const { id } = writing.correct(given.data);
  await writing.idle();
  const { messages = [], state } = writing.get(id) ?? {};
  if (messages.length === 0) return c.redirect("/corrections", 303);
  const title = state === "failed" ? "Not kept" : "Kept, but this was not understood";
  const told = messages.map(({ text }) => text).join("; ");
  return shown(c, answering, async () => deskPages.problem(title, told), true);
}

/** What was sent: a correction, or one that is taken back. */
function formIn({ what, ids = "", back }: Readonly<Record<string, unknown>>): object {
  if (typeof back === "string") return { drop: jsonIn(back) };
  const lines = String(ids)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const make = Object.hasOwn(FORMS, String(what)) ? FORMS[what as keyof typeof FORMS] : FORMS.merge;
  return make(lines);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function shown(
  c: Context,
  answering: Answering,
  make: () => Promise<DeskPage>,
  isFresh = false,
): Promise<Response> {
  const seq = await answering.pile.store.seq();
  const tag = isFresh ? undefined : tagOf(answering, seq);
  c.header("Content-Security-Policy", DESK_POLICY);
  if (tag !== undefined && isUnchanged(c, tag)) return c.body(null, 304);
  const heir = await movedTo(c, answering);
  if (heir !== undefined) return c.redirect(heir);
  const q = c.req.query("q") ?? "";
  try {
    return c.html(deskPageText(await make(), { q, seq }));
  } catch (error) {
    const told = toldOf(error);
    return c.html(deskPageText(deskPages.problem(told.title, told.detail), { q }), told.status);
  }
}

/** Where the page of a story that is no more leads on to. */
async function movedTo(c: Context, { pile: { store } }: Answering): Promise<string | undefined> {
  const id = c.req.param("id");
  if (id === undefined || !c.req.path.startsWith("/stories/")) return undefined;
  const heir = await heirOf(store, id);
  const [, rest = ""] = /(\/changes|\/report)$/.exec(c.req.path) ?? [];
  return heir === undefined ? undefined : `/stories/${encodeURIComponent(heir)}${rest}`;
}

/** What a reader may be told; anything else is a failure inside. */
function toldOf(error: unknown) {
  if (error instanceof Unanswerable && error.why === "unknown")
    return { status: 404, title: "Not here", detail: error.message } as const;
  const title = "This cannot be asked";
  if (error instanceof Unanswerable) return { status: 422, title, detail: error.message } as const;
  if (error instanceof Problem && error.status === 422) return { status: 422, title, detail: wordsOf(error) } as const;
  throw error;
}

async function answered(
  c: Context,
  { pile, clock, patienceMs }: Answering,
  { question: name, fields, page, own = [], asks }: Shown,
  mayWrite: boolean,
): Promise<DeskPage> {
  const question = questionNamed(name);
  const query = new URL(c.req.url).searchParams;
  // A form sends its empty fields too.
  for (const [field, value] of [...query]) if (value === "") query.delete(field);
  const end = clock() + patienceMs;
  const asked = query.toString();
  for (const field of own) query.delete(field);
  if (asks !== undefined && !query.has(asks)) return page(undefined, asked, mayWrite);
  const input = { ...inputFrom(question, c.req.param(), query), ...fields };
  const { answer } = await pile.ask(question, input, { isOver: () => clock() > end });
  return page(answer, asked, mayWrite);
}

const ON_FRONT = 8;

async function frontPage({ pile }: Answering): Promise<DeskPage> {
  const [fresh, second, disputed] = [
    await storiesOf(pile, {}),
    await storiesOf(pile, { minLineages: 2 }),
    await storiesOf(pile, { disputed: true }),
  ];
  return deskPages.front(fresh, second, disputed);
}

async function storiesOf(pile: Pile, filter: object): Promise<Parameters<typeof deskPages.front>[0]> {
  const stories = questionNamed("stories");
  const { answer } = await pile.ask(stories, stories.input.parse({ limit: ON_FRONT, ...filter }));
  return answer as unknown as Parameters<typeof deskPages.front>[0];
}

/** The story as the page of a report shows it, with that page's own policy. */
async function storyReport(c: Context, answering: Answering): Promise<Response> {
  if (isUnchanged(c, await tagNow(answering))) return c.body(null, 304);
  const heir = await movedTo(c, answering);
  if (heir !== undefined) return c.redirect(heir);
  const dossier = await answering.pile.store.dossier(c.req.param("id") ?? "");
  if (!dossier) throw new Problem(404, "There is no such story in this pile.");
  let text = "";
  for await (const chunk of renderReport(sourceOfDossiers([dossier]), "html")) text += chunk;
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(text.slice(0, 4_000)) ?? [];
  if (policy !== undefined) c.header("Content-Security-Policy", `${policy}; frame-ancestors 'none'`);
  return c.html(text);
}

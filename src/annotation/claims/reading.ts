import type { Annotation, Article, Time } from "../../model/index.ts";
import { type BehindDateline, behindDateline } from "../../model/opening.ts";
import { NOUNS } from "../quotes/lexicon.ts";
import { type Ground, groundOf } from "./amounts.ts";
import { antecedentsOf, sentenceNumbers } from "./anaphora.ts";
import { type Arguments, argumentsOf } from "./arguments.ts";
import { type Clauses, clausesOf } from "./clauses.ts";
import { codingsOf } from "./codings.ts";
import { type Forms, formsIn } from "./forms.ts";
import { framesOf } from "./frames.ts";
import { type Names, namesOf, tokenFrom } from "./phrases.ts";
import type { Coding } from "./plover.ts";
import { type Participant, participantsOf } from "./roles.ts";
import { type Whereabouts, whereaboutsOf } from "./settings.ts";
import { type Speech, speechOf } from "./sources.ts";
import { type Stance, stancesOf } from "./stances.ts";
import { type Tally, talliesOf } from "./tallies.ts";
import { type Tree, treeOf, wordAt } from "./tree.ts";

/** All that is read from one article before its claims are put together. */
export interface Reading {
  readonly article: Article;
  readonly behind: BehindDateline;
  readonly tree: Tree;
  readonly names: Names;
  readonly clauses: Clauses;
  readonly ground: Ground;
  readonly speech: Speech;
  readonly args: readonly Arguments[];
  readonly participants: readonly (readonly Participant[])[];
  readonly stances: readonly Stance[];
  readonly codings: readonly (Coding | undefined)[];
  readonly whereabouts: readonly Whereabouts[];
  readonly times: readonly Time[];
  /** The time in whose words each token stands, -1 outside. */
  readonly timeAt: Int32Array;
  readonly tallies: readonly Tally[];
  /** The token that a pronoun or a description stands for, -1 where none is sure. */
  readonly antecedent: Int32Array;
  readonly formOf: Forms;
}

/** Reads the parse of an article once. Linear in its tokens. */
export function readingOf(article: Article, known: Annotation): Reading {
  const tree = treeOf(article.text, known.tokens);
  const names = namesOf(known);
  const clauses = clausesOf(tree, framesOf(tree));
  const timeAt = timesOver(known.times, tree);
  const ground = groundOf(tree, names, known.quantities);
  const stances = stancesOf(clauses);
  const speech = speechOf(tree, known.quotes);
  const args = clauses.frames.map((_, k) => bound(names, tree, stances[k]!, argumentsOf(clauses, ground, k)));
  const isMarked = (token: number) => speech.around(token).some(({ kind }) => kind === "direct");
  const tallies = talliesOf(ground, clauses);
  const numbers = new Set(tallies.flatMap(({ first, second }) => [first, second]));
  const participants = args.map((one, k) =>
    participantsOf(ground, timeAt, one, clauses.frames[k]!.predicate).filter(({ token }) => !numbers.has(token)),
  );
  const sentenceOf = sentenceNumbers(tree, known.sentences);
  const antecedent = antecedentsOf({ clauses, names, args, sentenceOf, isMarked });
  return {
    article,
    behind: behindDateline(article),
    tree,
    names,
    clauses,
    ground,
    speech,
    tallies,
    args,
    participants,
    stances,
    codings: codingsOf(clauses, stances),
    times: known.times,
    timeAt,
    antecedent,
    formOf: formsIn({ tree, clauses, names, speech, antecedent }),
    whereabouts: whereaboutsOf(clauses, names, known.times, timeAt, participants),
  };
}

/** The time in whose words each token stands, -1 outside. */
function timesOver(times: readonly Time[], { tokens }: Tree): Int32Array {
  const timeAt = new Int32Array(tokens.length).fill(-1);
  times.forEach(({ span }, t) => {
    for (let i = tokenFrom(tokens, span.start); i < tokens.length && tokens[i]!.span.start < span.end; i++)
      timeAt[i] = t;
  });
  return timeAt;
}

/** "Sarmia said it would": a pronoun that nobody else resolves is who says so. */
function bound(names: Names, tree: Tree, { tellers }: Stance, args: Arguments): Arguments {
  const who = tellers.at(-1)?.who ?? -1;
  if (who < 0) return args;
  const named = names.entities[names.at[who]!];
  const isBody = NOUNS.bodies.has((named?.name ?? "").toLowerCase().split(" ").at(-1) ?? "");
  const isPerson = (named?.type === "person" && !isBody) || /^(?:he|she|i)$/.test(wordAt(tree, who));
  const pronouns = isPerson ? /^(?:he|she)$/ : /^(?:it|they)$/;
  const isOpen = (token: number) => token >= 0 && names.at[token]! < 0 && pronouns.test(wordAt(tree, token));
  const [agent, patient] = [args.agent, args.patient].map((token) => (isOpen(token) ? who : token));
  return { ...args, agent: agent!, patient: patient! };
}

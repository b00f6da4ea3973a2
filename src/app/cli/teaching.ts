import { STAGES } from "../../index.ts";

/** What an input may be; one sentence for every command. */
export const INPUT = "files, folders (read recursively), or - for standard input";

const READS = [
  "Reads text (.txt .md), HTML (also saved by SingleFile and as MHTML), JSON Lines, JSON arrays and the lists news APIs write,",
  "CSV and TSV, RSS, Atom, JSON Feed, WordPress exports, news sitemaps, mail (.eml .emlx mbox), WARC, WACZ and HAR, downloads",
  "from Nexis, Factiva and ProQuest, NITF, NewsML and ninjs, Word (.docx), OpenDocument (.odt), rich text (RTF), EPUB and zip,",
  "each also packed with gzip or zstd. What cannot be read (PDF, Parquet, spreadsheets ...) is a message that says what to do.",
  "The kind is known by content, not by name. A text file may say what it is in lines Title:, Publisher:, Date:, URL: and By: at its top,",
  "with a blank line behind them. Hidden files, node_modules and a README are left out of folders.",
].join(" ");

/** What each command does, in plain words. */
export const NOTES = {
  program: [
    "Reads a pile of news on your own machine and says who carries each fact, who wrote from whose text, and where reports",
    "disagree. It measures reporting, never truth. Nothing leaves this machine.",
  ].join(" "),
  report: `Reports the lineages, stories, facts with their support, and disagreements of a pile.\n\n${READS}`,
  add: [
    "Reads articles into a store and brings its lineages, stories and facts up to date. What is there already is known again;",
    "another text of a known article (same address, or same id and publisher) is a new version of it. May be stopped at any time",
    `and goes on where it was: what has been kept stays.\n\n${READS}`,
  ].join(" "),
  watch: [
    "Polls feeds (RSS, Atom, JSON Feed), news sitemaps and folders, fetches the pages that are new, and reads them into a store. A page",
    "is visited again after 1 hour, 6 hours, a day and three days while its story lives: another text is a new version of it. May be",
    "stopped at any time and goes on where it was.",
    "\n\nKeeps to robots.txt, to what servers say of when to come back, and to one request every two seconds for each domain. Addresses of",
    "private networks are not asked, also not after a redirect. Nothing is sent but requests for what is read.",
  ].join(" "),
  alerts: [
    "Goes through the log of a store and tells what rules ask for: a new story with certain words, a fact that a number of lineages carry, a",
    "second value, another named origin, a changed text. Writes JSON Lines or an Atom feed, or posts each to a webhook, signed with a",
    "secret, and tried again when it fails.",
  ].join(" "),
  doctor: [
    "Looks at the program, its models and tables, the config file and a store, and says what is missing and what to do. Changes nothing",
    "and asks nothing of the network but the database that you name.",
  ].join(" "),
  backup: [
    "Copies a store in a SQLite file to another file, while others read and write it: its last commit, whole. The copy is opened once",
    "before it takes its place. A PostgreSQL store is saved with pg_dump.",
  ].join(" "),
  complete: "Writes a script that lets your shell complete commands, options and their values.",
  annotate: [
    "Writes one article a line, in input order, as soon as it is done: its text, which parts are its own prose, and every",
    "sentence, token, name, quotation, claim, event, quantity and date with its place. Files are read twice, because what repeats on a",
    `publisher's pages is furniture; standard input is read once, and furniture is what has repeated until then.\n\n${READS}`,
  ].join(" "),
  stories: `Groups the articles that report the same event, and does nothing else.\n\n${READS}`,
  compare: [
    "Shows two articles side by side: which sentences match, which words were changed, which quotations were left out of",
    "the score, and why the two may share a lineage. With --pairs and --docs it compares many pairs and writes one",
    "comparison a line.",
  ].join(" "),
  stage: [
    "Reads rows (JSON Lines from standard input, or Parquet files) and writes rows (JSON Lines): one step of a report, for an engine that joins, sorts and",
    "retries. The same rows give the same bytes on any machine. Every row carries the version that made it in v. A row that cannot be",
    "used becomes a row of messages, and the exit status stays 0. docs/scale.md shows the SQL around the stages.",
  ].join(" "),
} as const;

/** Every stage with what it does, in the order in which they run. */
export function stageList(): string {
  return Object.entries(STAGES)
    .map(([name, { does }]) => `${name}: ${does}.`)
    .concat("load: keeps kept articles, links, dossiers and messages in the store of --store, by id; writes no rows.")
    .join("\n\n");
}

export const STATUS = `
Exit status:
  0  everything was read
  1  some input, or the store, could not be used; messages say what and why
  2  wrong call, or another process is writing to the store; nothing was read`;

/** Examples under each help text; docs/cli.md shows the same. */
export const EXAMPLES = {
  program: `
Examples:
  $ secondsource report clippings/
  $ secondsource report clippings/ --out report.html
  $ secondsource compare one.txt other.html
  $ secondsource stories feed.xml --format jsonl
${STATUS}

"secondsource help report" explains one command.`,
  report: `
Examples:
  $ secondsource report clippings/                     read it here
  $ secondsource report clippings/ --out report.html   one page, opens from disk
  $ secondsource report archive/ --out pages/          an index and a page each story
  $ secondsource report a.txt b.html --format md       to paste into a note
  $ secondsource report pile.jsonl.gz -f events-csv -o events.csv
  $ secondsource report pile.jsonl.gz -f crosswalk-csv -o crosswalk.csv
  $ curl -s https://news.example/feed | secondsource report -
  $ secondsource report --store pile.db --since 2026-11-21
${STATUS}`,
  add: `
Examples:
  $ secondsource add clippings/ --store pile.db
  $ secondsource add monday.jsonl.gz --store postgres://reader@localhost/news
  $ secondsource report --store pile.db --since 2026-11-21
${STATUS}`,
  watch: `
Examples:
  $ secondsource watch https://news.example/feed.xml --store pile.db
  $ secondsource watch feeds.opml more-feeds.txt --store pile.db --contact desk@paper.example
  $ secondsource watch clippings/ CC-NEWS-20261128.warc.gz --store pile.db --once
${STATUS}`,
  alerts: `
Examples:
  $ secondsource alerts rules.json --store pile.db
  $ secondsource alerts rules.json --store pile.db --out alerts.atom
  $ secondsource alerts rules.json --store pile.db --webhook https://desk.example/hook --secret-file secret --follow

rules.json:
  {"alerts": [{"name": "ferries", "when": "new-story", "words": "ferry"},
              {"name": "third source", "when": "lineages", "atLeast": 3},
              {"name": "disputed", "when": "second-value"},
              {"name": "ministry", "when": "origin-added", "origin": "ministry"},
              {"name": "edits", "when": "text-changed", "publisher": "Sorn Gazette"}]}
${STATUS}`,
  doctor: `
Examples:
  $ secondsource doctor
  $ secondsource doctor --store pile.db

Exit status:
  0  nothing is in the way
  1  there is a problem; what to do stands below it
  2  wrong call`,
  backup: `
Examples:
  $ secondsource backup backup/pile-2026-11-29.db --store pile.db
${STATUS}`,
  complete: `
Examples:
  $ secondsource complete bash > ~/.local/share/bash-completion/completions/secondsource
  $ secondsource complete zsh > "\${fpath[1]}/_secondsource"
  $ secondsource complete fish > ~/.config/fish/completions/secondsource.fish`,
  annotate: `
Examples:
  $ secondsource annotate clippings/ > annotated.jsonl
  $ secondsource annotate clippings/ --without tokens --save-lines lines.json > annotated.jsonl
  $ secondsource annotate more/ --lines lines.json >> annotated.jsonl
  $ secondsource annotate one.txt | jq '.quotes[].speaker.name'
${STATUS}`,
  stories: `
Examples:
  $ secondsource stories clippings/
  $ secondsource stories pile.jsonl --format jsonl
    {"story":"s-1f0c22ab9e10","articles":["evening-ledger","port-sabel-post"]}
${STATUS}`,
  compare: `
Examples:
  $ secondsource compare one.txt other.txt
  $ secondsource compare one.txt other.txt --out compared.html
  $ secondsource compare --pairs pairs.jsonl --docs articles.jsonl > scores.jsonl
${STATUS}`,
  stage: `
Examples:
  $ secondsource stage read clippings/ > families.jsonl
  $ sort families.jsonl | secondsource stage lines > articles.jsonl
  $ secondsource stage digest part-0.parquet > digests.jsonl
  $ node scale/duckdb/run.mjs --work work/ clippings/
  $ secondsource stage load --store pile.db < work/load.in.jsonl
${STATUS}`,
} as const;

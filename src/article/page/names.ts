import { isConsentManager } from "./consent.ts";
import type { Element } from "./tree.ts";

/** Words in class names, ids, roles and test ids that sites use for what is not the report. Written from general knowledge. */
const NOISE = new Set(
  (
    "nav navbar navigation navlist menu submenu megamenu footer foot masthead topbar toolbar sidebar sidecol rail rightrail leftrail aside breadcrumb breadcrumbs " +
    "comment comments commenting disqus livefyre replies respond discussion " +
    "share sharing sharebar sharetools sharedaddy addthis social socials followus follow " +
    "related relateds relatedposts recommended recommendation recommendations recirc recirculation trending popular mostread mostpopular readmore readnext upnext alsoread alsolike morefrom morestories latestnews " +
    "newsletter newsletters signup subscribe subscription " +
    "promo promos promoted promotion promobox advert adverts advertisement advertisements advertising ad ads adbox adslot adunit adsense adcontainer sponsor sponsored dfp gpt outbrain taboola zergnet revcontent " +
    "cookie cookies consent gdpr popup modal overlay lightbox tooltip hidden visuallyhidden screenreader " +
    "tags taglist tagcloud topics keywords " +
    "byline bylines dateline authorbox authorbio authorinfo bio author timestamp pubdate publishdate postmeta articlemeta entrymeta " +
    "caption captions figcaption credit credits photocredit gallery carousel slider thumbnail thumbnails thumb " +
    "print pagination pager paging pagenav prevnext postnav rating ratings poll quiz survey login toc skip donate donation donations jobs weather ticker syndication widget widgets"
  ).split(" "),
);
/** Two-word names whose words say nothing alone. */
const NOISE_PAIRS = new Set(
  (
    "read-more read-next see-also also-read also-like may-like you-may more-from more-on more-stories most-read most-popular most-viewed latest-news latest-posts recent-posts " +
    "up-next next-post next-article prev-post post-nav post-navigation sign-up author-bio author-box author-info about-author post-meta article-meta entry-meta post-info post-footer article-footer entry-footer " +
    "social-share share-tools photo-credit image-credit image-caption wp-caption video-caption pull-quote inline-related page-nav site-header site-footer page-footer global-header global-footer " +
    "story-tags post-tags article-tags entry-tags read-also further-reading jump-nav key-points quick-facts"
  ).split(" "),
);
/** Words for the report itself; they outweigh noise words further up. */
const CONTENT = new Set(
  "article articlebody articletext articlecontent story storybody storytext storycontent post postbody postcontent posttext entry entrycontent content contentbody body bodytext main maincontent text richtext paragraphs prose copy bodycopy".split(
    " ",
  ),
);

interface Names {
  readonly noise: number;
  readonly content: number;
  /** Readers' comments: never the report, however long. */
  readonly comments: boolean;
  /** A consent manager's dialog. */
  readonly consent: boolean;
  /** An embedded post, which the report quotes. */
  readonly embed: boolean;
  readonly caption: boolean;
  /** The sentences under the headline. */
  readonly lede: boolean;
}

const COMMENTS = new Set([
  "comment",
  "comments",
  "commenting",
  "commentlist",
  "disqus",
  "livefyre",
  "replies",
  "respond",
]);
const EMBED = new Set(["embed", "tweet", "twittertweet", "embedded"]);
const CAPTION = new Set(["caption", "captions", "figcaption", "credit", "credits"]);

const LEDE = new Set(
  "subtitle subheadline subhead standfirst intro lead lede deck dek excerpt summary strapline abstract chapo vorspann ingress sumario entradilla bajada sommario catenaccio".split(
    " ",
  ),
);

/** Words that turn a name into layout: `sidebar-grid`, `comments-enabled`, `has-related`. */
const LAYOUT = new Set("grid layout enabled disabled open closed count with has no".split(" "));

/** What was read from names already: pages of one site repeat theirs. */
const cache = new Map<string, Names>();
const MOST_CACHED = 4096;

/** How many words of an element's names speak for noise and for content. */
export function namesOf(element: Element): Names {
  const all = nameList(element);
  const known = cache.get(all);
  if (known) return known;
  if (cache.size >= MOST_CACHED) cache.clear();
  const names = readNames(all);
  cache.set(all, names);
  return names;
}

function nameList(element: Element): string {
  const {
    class: className = "",
    id = "",
    role = "",
    "data-component": component = "",
    "data-testid": test = "",
    itemprop = "",
  } = element.attributes;
  return `${className} ${id} ${role} ${component} ${test} ${itemprop}`.slice(0, 400);
}

function readNames(list: string): Names {
  let noise = 0;
  let content = 0;
  const all = new Set<string>();
  let consent = false;
  for (const written of list.split(/\s+/)) {
    // A colon says when a utility class holds (`print:`, `dark:`, `after:`); it names no part of the page.
    const name = written.includes(":") ? "" : written;
    if (name === "") continue;
    consent ||= isConsentManager(name);
    const words = wordsOf(name);
    const joined = words.join("");
    if (CONTENT.has(joined) || words.some((word) => CONTENT.has(word))) content++;
    if (words.length > 1 && words.some((word) => LAYOUT.has(word))) continue;
    for (const word of words) all.add(word);
    if (NOISE.has(joined) || words.some((word) => NOISE.has(word)) || hasPair(words)) noise++;
  }
  const has = (set: ReadonlySet<string>) => [...set].some((word) => all.has(word));
  return {
    noise,
    content,
    comments: has(COMMENTS),
    consent,
    embed: has(EMBED),
    caption: has(CAPTION),
    lede: has(LEDE),
  };
}

function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== "");
}

function hasPair(words: readonly string[]): boolean {
  for (let i = 1; i < words.length; i++) if (NOISE_PAIRS.has(`${words[i - 1]}-${words[i]}`)) return true;
  return false;
}

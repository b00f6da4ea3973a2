import type { Ground } from "./ground.ts";
import type { Reading } from "./reading.ts";

/** What a caption says of its picture, and whose it is. */
const CAPTION =
  /\bfile photo\b|\bin this (?:\S+ ){1,5}(?:photo|image|frame)\b|\(?\b(?:AP|AFP|Reuters|Getty|REUTERS)[ /](?:Photo|Images)\b|\bposes? for (?:photographers|a (?:photo|portrait|selfie))\b|\bPhoto (?:by|courtesy)\b/u;
/** Where the writer is to be reached. */
const CONTACT = /\bcan be reached (?:at|by|on|via)\b|\bfollow (?:him|her|me|us) on\b|\S@\S+\.\p{L}/iu;

/** True of a claim in a caption or a line about its writer that cleaning has left in the text: it tells nothing of the story. */
export function isAside({ article, sentence }: Reading, ground: Ground): boolean {
  const { text } = ground.articles.get(article)!.article;
  const words = text.slice(sentence.start, Math.min(sentence.end, sentence.start + LONGEST));
  return CAPTION.test(words) || CONTACT.test(words);
}

/** Code units of a sentence that are looked at. */
const LONGEST = 400;

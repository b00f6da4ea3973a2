import type { Span } from "../model/index.ts";

/** What a caption says of its picture, and whose it is. */
const CAPTION =
  /\bfile photo\b|\bin this (?:\S{1,30} ){1,5}(?:photo|image|frame)\b|\(?\b(?:AP|AFP|Reuters|Getty|REUTERS)[ /](?:Photo|Images)\b|\b(?:REUTERS|AFP|AP|EPA)\/\p{Lu}|\bposes? for (?:photographers|a (?:photo|portrait|selfie))\b|\bPhoto (?:by|courtesy)\b|\breleased this (?:photo|image|picture)\b|\((?:Courtesy of |Photo)/u;
/** Whose picture it is, right behind what is said of it: "leaves the court. Ada Moor/Coastline Images". */
const CREDIT =
  /^[\s("]{0,3}(?:\p{Lu}[\p{L}.'’-]{0,20}[ /]){1,4}(?:AP|AFP|Reuters|REUTERS|Getty Images|EPA|Staff)\b|^\s{0,2}\((?:[\p{L} .'’-]{3,40}\/(?:Staff|AP|AFP|Reuters)|Courtesy |Published )/u;
/** Where the writer is to be reached, and whom readers are to call. */
const CONTACT =
  /\(?\b\d{3}\)?[-. ]\d{3}[-. ]\d{4}\b|\banyone (?:who|with|wishing)(?: [^\s.]{1,30}){0,20} (?:call|contact|urged|asked)\b|\bcan be reached (?:at|by|on|via)\b|\bfollow (?:him|her|me|us) on\b|\S@[\p{L}\p{N}-]{1,60}\.\p{L}/iu;

/** What a page counts of its reader's visits, and what a newsroom says of its own work. */
const OF_THE_PAGE =
  /\b\d{1,2} of \d{1,2} (?:\S{1,20} ){0,2}(?:[Cc]licks|[Aa]rticles|[Vv]iews|[Ss]tories)\b|\b(?:News|Channel \d{1,2}|\d{1,2}News|TV) (?:is|are|has|have) (?:working to (?:learn|confirm|find)|reached out|followed|requested|been following|contacted)\b|\b[Ww]e(?:['’]ve| have) (?:reached out|contacted|asked)\b|\b[Cc]heck back (?:for|with|later)\b|\b[Ss]tay with (?:us|\p{Lu})|\b[Tt]his is a (?:breaking|developing) (?:news )?story\b|\b[Tt]his article is more than \d/u;

/** Headlines of other stories that a page sets behind a name: "Orth Lena Mary OrthFerry runs late". */
const LINKED =
  /(?<!\p{L})(\p{Lu}\p{Ll}{2,20}) (?:\p{Lu}[\p{L}.]{0,15} ){1,4}\1\p{Lu}\p{Ll}|\p{Ll}['’”]? MORE(?= \p{Ll}| *$)/u;

/** Code units behind a sentence in which a credit stands. */
const LONGEST_CREDIT = 100;
/** Code units of a sentence that are looked at. */
const LONGEST = 400;

/** True of a sentence of a caption, or about its writer, that cleaning has left in the text: it tells nothing of the story. */
export function isAside(text: string, { start, end }: Span): boolean {
  const words = text.slice(start, Math.min(end, start + LONGEST));
  return (
    CAPTION.test(words) ||
    OF_THE_PAGE.test(words) ||
    LINKED.test(words) ||
    CONTACT.test(words) ||
    CREDIT.test(text.slice(end, end + LONGEST_CREDIT))
  );
}

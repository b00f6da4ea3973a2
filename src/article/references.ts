import { Tokenizer } from "htmlparser2";

/** Element names that a headline in a feed may be marked up with; anything else in angle brackets is words. */
const MARKS =
  "a|abbr|b|big|bdi|br|cite|code|div|del|dfn|em|font|h[1-6]|i|img|ins|kbd|li|mark|ol|p|q|s|samp|small|span|strike|strong|sub|sup|time|u|ul|var|wbr";
const MARK = new RegExp(`</?(?:${MARKS})(?:\\s[^<>]{0,400})?/?>`, "gi");

/**
 * A headline as readers see it: known mark-up taken off, character references read (also those written twice), white
 * space as single spaces. Words in angle brackets that are no mark-up stay.
 *
 * `plainHeadline("Tern &amp; Sons <i>sued</i> &ndash; why &lt;slot&gt;?")` is `"Tern & Sons sued – why <slot>?"`.
 */
export function plainHeadline(title: string): string {
  const cut = title.slice(0, 4000).replace(MARK, "");
  return readReferences(readReferences(cut)).replace(/\s+/g, " ").trim().slice(0, 500);
}

/** Reads the character references of HTML in a text without mark-up. */
export function readReferences(text: string): string {
  if (!text.includes("&")) return text;
  const source = text.replaceAll("<", "&lt;");
  let read = "";
  const ignore = () => {};
  const tokenizer = new Tokenizer(
    { decodeEntities: true, xmlMode: false },
    {
      ontext: (start, end) => {
        read += source.slice(start, end);
      },
      ontextentity: (code) => {
        read += String.fromCodePoint(code);
      },
      onattribdata: ignore,
      onattribentity: ignore,
      onattribend: ignore,
      onattribname: ignore,
      oncdata: ignore,
      onclosetag: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onend: ignore,
      onopentagend: ignore,
      onopentagname: ignore,
      onprocessinginstruction: ignore,
      onselfclosingtag: ignore,
    },
  );
  tokenizer.write(source);
  tokenizer.end();
  return read;
}

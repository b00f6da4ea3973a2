/** A piece of finished HTML. Only this module makes one, so every plain string that meets a template is escaped. */
export class Html {
  readonly #text: string;
  private constructor(text: string) {
    this.#text = text;
  }
  /** Trusted markup of our own; never call it with words of an article. */
  static trusted(text: string): Html {
    return new Html(text);
  }
  toString(): string {
    return this.#text;
  }
}

export type Inner = string | number | Html | undefined | null | false | readonly Inner[];

/** Template tag: everything put in is escaped unless it is `Html` already. ``html`<b>${"<"}</b>` `` is `<b>&lt;</b>`. */
export function html(strings: TemplateStringsArray, ...inner: readonly Inner[]): Html {
  let text = strings[0] ?? "";
  inner.forEach((value, index) => {
    text += rendered(value) + (strings[index + 1] ?? "");
  });
  return Html.trusted(text);
}

/** Joins pieces with nothing between them. */
export function joined(pieces: readonly Inner[]): Html {
  return Html.trusted(pieces.map(rendered).join(""));
}

function rendered(value: Inner): string {
  if (value instanceof Html) return value.toString();
  if (Array.isArray(value)) return value.map(rendered).join("");
  return value === undefined || value === null || value === false ? "" : escapeHtml(String(value));
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Escapes for element content and quoted attributes; control characters HTML cannot hold become U+FFFD. */
export function escapeHtml(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => ENTITIES[character]!)
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g, "\ufffd");
}

/** The address when it is plain http or https and so safe to click, else `undefined`. */
export function safeHref(address: string | undefined): string | undefined {
  if (!address || !/^https?:\/\//i.test(address) || !URL.canParse(address)) return undefined;
  const { protocol, href } = new URL(address);
  return protocol === "http:" || protocol === "https:" ? href : undefined;
}

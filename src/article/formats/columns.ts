/** Column names of tables of news, folded to lower case and underscores, by the record field that they hold. */
const COLUMNS: Readonly<Record<string, string>> = {
  title:
    "title headline heading article_title document_title story_title headlines titel titre titulo name_of_article título titolo schlagzeile überschrift manchete titular kop rubrik overskrift otsikko tytuł başlık заголовок название 标题 標題 見出し タイトル 제목",
  text: "text full_text fulltext body content article_text article_body articlebody article story story_text body_text maintext main_text raw_text cleaned_text document_text plain_text plaintext text_content volltext texte texto inhalt artikel artikeltext contenu contenido cuerpo contenuto testo conteúdo tekst treść metin içerik текст 内容 内文 正文 本文 본문",
  description:
    "description summary abstract snippet lead lead_paragraph hit_sentence excerpt teaser zusammenfassung vorspann résumé chapô resumen entradilla resumo riassunto samenvatting",
  html: "html raw_html content_html article_html",
  url: "url link story_url article_url document_url web_url source_url permalink canonical_url news_url share_url uri adresse lien enlace ссылка 链接 リンク",
  published:
    "published publish_date published_date publication_date pub_date pubdate published_at publishdate date date_published entry_date seendate seen_date publication_time published_time datum datetime date_publish publishing_date erscheinungsdatum veröffentlicht veröffentlichungsdatum date_de_publication date_publication fecha fecha_de_publicación data_di_pubblicazione data_de_publicação data_publikacji dato tarih дата дата_публикации 日期 发布时间 掲載日 公開日 날짜",
  publisher:
    "publisher media_name source publication publication_title pubtitle outlet newspaper news_source site site_name sitename domain media source_name source_domain publication_name medium zeitung journal_name media_outlet hostname quelle média source_média fuente periódico fonte giornale testata jornal veículo krant bron kilde källa źródło gazeta kaynak gazete источник издание 来源 媒体 出典 매체",
  language: "language lang sprache langue idioma sprache lingua taal język язык 语言",
  byline:
    "author authors byline creator writer journalist autor auteur autorin verfasser autore yazar forfatter författare автор 作者 記者 기자",
  id: "id stories_id story_id guid doc_id document_id article_id accession_number storeid",
  modified: "modified updated updated_at date_modified last_updated",
};
const FIELD_OF = new Map(
  Object.entries(COLUMNS).flatMap(([field, names]) => names.split(" ").map((name) => [name, field] as const)),
);
const SEPARATORS = [",", "\t", ";", "|"] as const;

/** A row that spreadsheets write before the first one to name the separator. */
const SEPARATOR_ROW = /^"?sep=.?"?[ \t]{0,8}(?:\r\n|\r|\n)/i;

/** How a table is written, told from its first row. */
export interface TableHead {
  readonly separator: string;
  /** Record fields by column; columns that hold none keep their own names. A field goes to the first column that names it. */
  readonly names: readonly string[];
}

/** The first row of a table of articles: at least two known columns; `undefined` when the text opens with no such row. */
export function tableHead(text: string): TableHead | undefined {
  const rows = text.replace(SEPARATOR_ROW, "");
  const end = rows.search(/[\r\n]/);
  const line = rows.slice(0, end < 0 ? rows.length : end);
  if (line.length > 8000) return undefined;
  let best: TableHead | undefined;
  let most = 1;
  for (const separator of SEPARATORS) {
    const cells = cellsOf(line, separator);
    if (cells.some((cell) => cell.length > 60)) continue;
    const known = new Set(cells.map((cell) => FIELD_OF.get(folded(cell))).filter((field) => field !== undefined));
    if (known.size <= most || !["title", "text", "html", "url"].some((field) => known.has(field))) continue;
    most = known.size;
    best = { separator, names: namesOf(cells) };
  }
  return best;
}

/** True when the text opens with the first row of a table of articles. */
export function hasTableHead(text: string): boolean {
  return tableHead(text) !== undefined;
}

/** Column names as record fields. */
function namesOf(cells: readonly string[]): string[] {
  const taken = new Set<string>();
  return cells.map((cell, i) => {
    const field = FIELD_OF.get(folded(cell));
    const name = field && !taken.has(field) ? field : cell.trim() || `column ${i + 1}`;
    taken.add(name);
    return name;
  });
}

function cellsOf(line: string, separator: string): string[] {
  return line.split(separator).map((cell) => cell.trim().replace(/^"|"$/g, ""));
}

function folded(cell: string): string {
  return cell
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_|_$/g, "");
}

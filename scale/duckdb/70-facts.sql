-- Each story with its articles, every link that touches one of them, and the groups that they are in.
COPY (WITH told AS (SELECT story, unnest(articles) AS id FROM stories WHERE of = 'story'),
    inside AS (SELECT story, list({"text": "text", notes: notes} ORDER BY id) AS articles,
      list({id: id, place: place} ORDER BY id) AS places
      FROM told JOIN texts USING (id) JOIN places USING (id) GROUP BY story),
    touching AS (SELECT DISTINCT story, a, b, link FROM told JOIN links ON id IN (a, b)),
    beside AS (SELECT story, list(link ORDER BY a, b) AS links FROM touching GROUP BY story)
  SELECT "group", inside.articles, links, places FROM stories JOIN inside USING (story) LEFT JOIN beside USING (story)
  ORDER BY story) TO 'facts.in.jsonl' (FORMAT json);
-- stage facts
-- Rows for "secondsource stage load": articles, links, dossiers, then all messages.
CREATE TABLE dossiers AS FROM read_json('facts.jsonl', format = 'newline_delimited', maximum_object_size = 500000000,
  columns = {of: 'VARCHAR', story: 'VARCHAR', dossier: 'VARCHAR', message: 'VARCHAR'});
COPY (SELECT 'kept' AS of, article, "text", notes, setting, NULL AS link, NULL AS dossier, NULL AS message
    FROM articles JOIN texts USING (id)
  UNION ALL SELECT 'link', NULL, NULL, NULL, NULL, link, NULL, NULL FROM links
  UNION ALL SELECT 'dossier', NULL, NULL, NULL, NULL, NULL, dossier, NULL FROM dossiers WHERE of = 'dossier'
  UNION ALL SELECT 'message', NULL, NULL, NULL, NULL, NULL, NULL, message FROM (
    SELECT message FROM families UNION ALL SELECT message FROM articles UNION ALL SELECT message FROM digests
    UNION ALL SELECT message FROM stories UNION ALL SELECT message FROM dossiers) WHERE message IS NOT NULL)
  TO 'load.in.jsonl' (FORMAT json);

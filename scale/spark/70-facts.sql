-- Each story with its articles, every link that touches one of them, and the groups that they are in.
CREATE TABLE facts USING parquet AS
WITH told AS (SELECT story, id FROM stories LATERAL VIEW explode(articles) t AS id WHERE of = 'story'),
  inside AS (SELECT story, collect_list(named_struct('text', x.text, 'notes', x.notes)) AS articles,
      collect_list(named_struct('id', p.id, 'place', p.place)) AS places
    FROM told JOIN texts x ON x.id = told.id JOIN places p ON p.id = told.id GROUP BY story),
  touching AS (SELECT DISTINCT story, link FROM (SELECT story, link FROM told JOIN links ON told.id = links.a
    UNION ALL SELECT story, link FROM told JOIN links ON told.id = links.b)),
  beside AS (SELECT story, collect_list(link) AS links FROM touching GROUP BY story)
SELECT TRANSFORM (line) USING '${stage} facts' AS (line STRING)
FROM (SELECT to_json(named_struct('group', s.group, 'articles', i.articles, 'links', b.links, 'places', i.places)) AS line
  FROM stories s JOIN inside i ON i.story = s.story LEFT JOIN beside b ON b.story = s.story);
INSERT OVERWRITE DIRECTORY '${work}/facts' USING text SELECT line FROM facts;
-- Rows for "secondsource stage load": articles, links, dossiers, then all messages, in files of their own.
INSERT OVERWRITE DIRECTORY '${work}/load-1' USING text SELECT to_json(named_struct('of', 'kept', 'article', a.article, 'text', t.text,
  'notes', t.notes, 'setting', t.setting)) FROM articles a JOIN texts t ON t.id = a.id;
INSERT OVERWRITE DIRECTORY '${work}/load-2' USING text SELECT to_json(named_struct('of', 'link', 'link', link)) FROM links;
INSERT OVERWRITE DIRECTORY '${work}/load-3' USING text SELECT to_json(named_struct('of', 'message', 'message', message)) FROM (
  SELECT message FROM families UNION ALL SELECT message FROM articles UNION ALL SELECT message FROM digests
  UNION ALL SELECT message FROM stories) WHERE message IS NOT NULL;

-- Texts with the same words as an earlier one are linked to what that one is linked to as a copy, or to itself.
CREATE TABLE links USING parquet AS
SELECT * FROM links_${round} UNION ALL
SELECT t.a, t.b, t.kind, t.score, t.ties, t.link FROM (SELECT from_json(line, 'of STRING, a STRING, b STRING, kind STRING, score DOUBLE,
    ties BOOLEAN, link STRING') AS t
  FROM (SELECT TRANSFORM (line) USING '${stage} score' AS (line STRING)
    FROM (SELECT to_json(named_struct('b', y.text, 'heads', array(x.text))) AS line
      FROM lineage_digests d LEFT JOIN walks_${round} w ON w.b = d.first JOIN texts x ON x.id = coalesce(w.copy_of, d.first)
      JOIN texts y ON y.id = d.id WHERE d.id <> d.first))) WHERE t.of = 'link';
CREATE TABLE tied USING parquet AS
SELECT c.* FROM (SELECT from_json(line, 'of STRING, id STRING, component STRING') AS c
  FROM (SELECT TRANSFORM (line) USING '${stage} components' AS (line STRING)
    FROM (SELECT to_json(named_struct('a', a, 'b', b)) AS line FROM links WHERE ties DISTRIBUTE BY 1)));
CREATE TABLE places USING parquet AS
WITH named AS (SELECT t.id, coalesce(component, t.id) AS component FROM texts t LEFT JOIN tied ON tied.id = t.id),
  members AS (SELECT component, collect_list(id) AS articles FROM named GROUP BY component),
  ties AS (SELECT component, collect_list(named_struct('a', a, 'b', b, 'kind', kind, 'score', score)) AS links
    FROM links JOIN named ON named.id = a WHERE ties GROUP BY component)
SELECT p.* FROM (SELECT from_json(line, 'of STRING, id STRING, strict STRING, place STRING, message STRING') AS p
  FROM (SELECT TRANSFORM (line) USING '${stage} partition' AS (line STRING)
    FROM (SELECT to_json(named_struct('articles', articles, 'links', links)) AS line
      FROM members m LEFT JOIN ties t ON t.component = m.component)));

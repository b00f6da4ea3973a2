-- The candidates of those that ask are held against them: first by sketch, then word for word.
CREATE TABLE looked_${round} USING parquet AS
SELECT b, n, a FROM (SELECT from_json(line, 'of STRING, b STRING, heads ARRAY<STRING>, message STRING') AS l
  FROM (SELECT TRANSFORM (line) USING '${stage} look' AS (line STRING)
    FROM (SELECT to_json(named_struct('b', b, 'sketch', first(y.sketch), 'heads',
        array_sort(collect_list(named_struct('n', n, 'a', a, 'sketch', x.sketch))))) AS line
      FROM (SELECT b, n, a FROM asked_${round} LATERAL VIEW posexplode(asked) t AS n, a) p JOIN lookers x ON x.id = a JOIN lookers y ON y.id = b
      GROUP BY b))) LATERAL VIEW posexplode(l.heads) t AS n, a LATERAL VIEW explode(array(l.b)) u AS b;
CREATE TABLE scored_${round} USING parquet AS
SELECT s.* FROM (SELECT from_json(line, 'of STRING, a STRING, b STRING, copy_of STRING, kind STRING, score DOUBLE, ties BOOLEAN, link STRING,
    message STRING') AS s
  FROM (SELECT TRANSFORM (line) USING '${stage} score' AS (line STRING)
    FROM (SELECT to_json(named_struct('b', first(y.text), 'heads',
        transform(array_sort(collect_list(named_struct('n', n, 'text', x.text))), h -> h.text))) AS line
      FROM looked_${round} p JOIN texts x ON x.id = p.a JOIN texts y ON y.id = p.b GROUP BY p.b)));
CREATE TABLE links_${next} USING parquet AS
SELECT l.* FROM links_${round} l LEFT ANTI JOIN asked_${round} k ON k.b = l.b
UNION ALL SELECT a, b, kind, score, ties, link FROM scored_${round} WHERE of = 'link';
CREATE TABLE walks_${next} USING parquet AS
SELECT w.* FROM walks_${round} w LEFT ANTI JOIN asked_${round} k ON k.b = w.b
UNION ALL SELECT k.b, k.asked, s.copy_of FROM asked_${round} k LEFT JOIN scored_${round} s ON s.b = k.b AND s.of = 'walk';
CREATE TABLE heads_${next} USING parquet AS
SELECT id FROM lookers LEFT ANTI JOIN walks_${next} w ON w.b = id AND w.copy_of IS NOT NULL;

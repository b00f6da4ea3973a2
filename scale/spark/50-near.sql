-- One article stands for all that are surely of its lineage; it and its sections look for those before them under their heaviest words.
CREATE TABLE members USING parquet AS
SELECT s.id, s.standing, s.dates, s.reading, p.strict, first_value(s.id) OVER (PARTITION BY p.strict ORDER BY s.standing) AS unit
FROM digests s JOIN places p ON p.id = s.id WHERE s.of = 'story' AND s.section = 0;
CREATE TABLE items USING parquet AS
SELECT s.id, s.section, s.standing, CAST(s.keys AS ARRAY<BIGINT>) AS keys, s.worth
FROM digests s JOIN members m ON m.id = s.id AND m.unit = m.id WHERE s.of = 'story';
CREATE TABLE near USING parquet AS
WITH own AS (SELECT id, section, standing, section = 0 AS is_head, k.keys AS key, CAST(k.worth AS BIGINT) AS worth
    FROM items LATERAL VIEW explode(arrays_zip(keys, worth)) t AS k),
  posted AS (SELECT *, coalesce(sum(CAST(is_head AS INT)) OVER (PARTITION BY key ORDER BY standing
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS rank FROM own),
  asking AS (SELECT *, slot FROM posted
    LATERAL VIEW explode(array_distinct(array(greatest(rank - 64, 0) div 64, (rank - 1) div 64))) t AS slot WHERE rank > 0),
  met AS (SELECT b.id AS b, b.section, a.id AS a, first(a.standing) AS standing, sum(a.worth * b.worth) AS share
    FROM asking b JOIN (SELECT *, rank div 64 AS slot FROM posted WHERE is_head) a ON a.key = b.key AND a.slot = b.slot
      AND a.rank < b.rank AND a.rank >= b.rank - 64
    GROUP BY b.id, b.section, a.id)
SELECT b, section, a FROM (SELECT *, row_number() OVER (PARTITION BY b, section ORDER BY share DESC, standing) AS n
  FROM met WHERE share >= 1) WHERE n <= 48;
CREATE TABLE pairs USING parquet AS
SELECT p.* FROM (SELECT from_json(line, 'of STRING, a STRING, b STRING, section INT, cosine DOUBLE, undated BOOLEAN, odds DOUBLE,
    timeless_odds DOUBLE, dated_a BOOLEAN, dated_b BOOLEAN, message STRING') AS p
  FROM (SELECT TRANSFORM (line) USING '${stage} pairs' AS (line STRING)
    FROM (SELECT to_json(named_struct('b', first(y.reading), 'section', n.section, 'heads', collect_list(x.reading))) AS line
      FROM near n JOIN members x ON x.id = n.a JOIN members y ON y.id = n.b GROUP BY n.b, n.section)));

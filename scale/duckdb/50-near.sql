-- One article stands for all that are surely of its lineage; it and its sections look for those before them under their heaviest words.
CREATE TABLE members AS
SELECT s.id, s.standing, s.dates, s.reading, p.strict, first_value(s.id) OVER (PARTITION BY p.strict ORDER BY s.standing) AS unit
FROM digests s JOIN places p USING (id) WHERE s.of = 'story' AND s.section = 0;
CREATE TABLE items AS
SELECT s.id, s.section, s.standing, s.keys, s.worth FROM digests s JOIN members m ON m.id = s.id AND m.unit = m.id WHERE s.of = 'story';
CREATE TABLE near AS
WITH own AS (SELECT id, section, standing, section = 0 AS is_head, unnest(keys) AS key, unnest(worth)::BIGINT AS worth FROM items),
  posted AS (SELECT *, coalesce(sum(is_head::INT) OVER (PARTITION BY key ORDER BY standing
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::BIGINT AS rank FROM own),
  asking AS (SELECT *, unnest(slots_of(rank, 64)) AS slot FROM posted WHERE rank > 0),
  head AS (SELECT *, rank // 64 AS slot FROM posted WHERE is_head),
  met AS (SELECT b.id AS b, b.section, a.id AS a, any_value(a.standing) AS standing, sum(a.worth * b.worth) AS share
    FROM asking b JOIN head a ON a.key = b.key AND a.slot = b.slot AND a.rank < b.rank AND a.rank >= b.rank - 64
    GROUP BY b.id, b.section, a.id)
SELECT b, section, a FROM met WHERE share >= 1
QUALIFY row_number() OVER (PARTITION BY b, section ORDER BY share DESC, standing) <= 48;
COPY (SELECT any_value(y.reading) AS b, section, list(x.reading ORDER BY a) AS heads
  FROM near JOIN members x ON x.id = a JOIN members y ON y.id = b GROUP BY near.b, section ORDER BY near.b, section)
  TO 'pairs.in.jsonl' (FORMAT json);
-- stage pairs
CREATE TABLE pairs AS FROM read_json('pairs.jsonl', format = 'newline_delimited',
  columns = {of: 'VARCHAR', a: 'VARCHAR', b: 'VARCHAR', section: 'INTEGER', cosine: 'DOUBLE', undated: 'BOOLEAN', odds: 'DOUBLE',
    timeless_odds: 'DOUBLE', dated_a: 'BOOLEAN', dated_b: 'BOOLEAN', message: 'VARCHAR'});

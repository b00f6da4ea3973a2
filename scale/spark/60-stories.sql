-- What is around each article, how likely each pair is of one event, what hangs together, and the stories in it.
CREATE TABLE around USING parquet AS
WITH ends AS (SELECT b AS id, section, cosine, dated_a AS dated FROM pairs WHERE of = 'pair'
    UNION ALL SELECT a, 0, cosine, dated_b FROM pairs WHERE of = 'pair' AND section = 0)
SELECT r.* FROM (SELECT from_json(line, 'of STRING, id STRING, section INT, near DOUBLE, far DOUBLE, dated DOUBLE, message STRING') AS r
  FROM (SELECT TRANSFORM (line) USING '${stage} around' AS (line STRING)
    FROM (SELECT to_json(named_struct('id', i.id, 'section', i.section, 'cosines', collect_list(cosine), 'dated', count_if(dated))) AS line
      FROM items i LEFT JOIN ends e ON e.id = i.id AND e.section = i.section GROUP BY i.id, i.section)));
CREATE TABLE verdicts USING parquet AS
SELECT v.* FROM (SELECT from_json(line, 'of STRING, a STRING, b STRING, section INT, score DOUBLE, timeless DOUBLE, ties BOOLEAN,
    message STRING') AS v
  FROM (SELECT TRANSFORM (line) USING '${stage} judge' AS (line STRING)
    FROM (SELECT to_json(named_struct('a', p.a, 'b', p.b, 'section', p.section, 'cosine', cosine, 'undated', undated, 'odds', odds,
        'timeless_odds', timeless_odds, 'x', named_struct('near', x.near, 'far', x.far, 'dated', x.dated),
        'y', named_struct('near', y.near, 'far', y.far, 'dated', y.dated))) AS line
      FROM pairs p JOIN around x ON x.id = p.a AND x.section = 0 JOIN around y ON y.id = p.b AND y.section = p.section
      WHERE p.of = 'pair')));
CREATE TABLE bound USING parquet AS
SELECT c.* FROM (SELECT from_json(line, 'of STRING, id STRING, component STRING') AS c
  FROM (SELECT TRANSFORM (line) USING '${stage} components' AS (line STRING)
    FROM (SELECT to_json(named_struct('a', a, 'b', b)) AS line FROM verdicts WHERE ties DISTRIBUTE BY 1)));
CREATE TABLE stories USING parquet AS
WITH named AS (SELECT DISTINCT unit, coalesce(component, unit) AS component FROM members LEFT JOIN bound ON bound.id = unit),
  inside AS (SELECT component, collect_list(named_struct('dates', dates, 'lineage', strict)) AS articles
    FROM members m JOIN named n ON n.unit = m.unit GROUP BY component),
  between AS (SELECT x.component, collect_list(named_struct('a', a, 'b', b, 'section', section, 'score', score, 'timeless', timeless)) AS pairs
    FROM verdicts JOIN named x ON x.unit = a JOIN named y ON y.unit = b AND y.component = x.component WHERE of = 'verdict'
    GROUP BY x.component)
SELECT s.* FROM (SELECT from_json(line, 'of STRING, story STRING, articles ARRAY<STRING>, group STRING, message STRING') AS s
  FROM (SELECT TRANSFORM (line) USING '${stage} stories' AS (line STRING)
      FROM (SELECT to_json(named_struct('articles', articles, 'pairs', pairs)) AS line
        FROM inside i LEFT JOIN between b ON b.component = i.component)
    UNION ALL SELECT TRANSFORM (line) USING '${stage} loners' AS (line STRING)
      FROM (SELECT to_json(named_struct('id', t.id)) AS line FROM texts t LEFT ANTI JOIN members m ON m.id = t.id)));

-- What is around each article, how likely each pair is of one event, what hangs together, and the stories in it.
COPY (WITH ends AS (SELECT b AS id, section, cosine, dated_a AS dated FROM pairs WHERE of = 'pair'
      UNION ALL SELECT a, 0, cosine, dated_b FROM pairs WHERE of = 'pair' AND section = 0)
  SELECT id, section, coalesce(list(cosine ORDER BY cosine) FILTER (cosine IS NOT NULL), []) AS cosines,
    count(*) FILTER (dated) AS dated
  FROM items LEFT JOIN ends USING (id, section) GROUP BY id, section ORDER BY id, section) TO 'around.in.jsonl' (FORMAT json);
-- stage around
CREATE TABLE around AS FROM read_json('around.jsonl', format = 'newline_delimited',
  columns = {of: 'VARCHAR', id: 'VARCHAR', section: 'INTEGER', near: 'DOUBLE', far: 'DOUBLE', dated: 'DOUBLE', message: 'VARCHAR'});
COPY (SELECT p.a, p.b, p.section, cosine, undated, odds, timeless_odds, {near: x.near, far: x.far, dated: x.dated} AS x,
    {near: y.near, far: y.far, dated: y.dated} AS y
  FROM pairs p JOIN around x ON x.id = p.a AND x.section = 0 JOIN around y ON y.id = p.b AND y.section = p.section
  WHERE p.of = 'pair' ORDER BY p.a, p.b, p.section) TO 'judge.in.jsonl' (FORMAT json);
-- stage judge
CREATE TABLE verdicts AS FROM read_json('judge.jsonl', format = 'newline_delimited',
  columns = {of: 'VARCHAR', a: 'VARCHAR', b: 'VARCHAR', section: 'INTEGER', score: 'DOUBLE', timeless: 'DOUBLE', ties: 'BOOLEAN',
    message: 'VARCHAR'});
COPY (SELECT DISTINCT a, b FROM verdicts WHERE ties ORDER BY a, b) TO 'bound.in.jsonl' (FORMAT json);
-- stage components bound
CREATE TABLE bound AS FROM read_json('bound.jsonl', format = 'newline_delimited',
  columns = {of: 'VARCHAR', id: 'VARCHAR', component: 'VARCHAR'});
COPY (WITH named AS (SELECT DISTINCT unit, coalesce(component, unit) AS component FROM members LEFT JOIN bound ON bound.id = unit),
    inside AS (SELECT component, list({dates: dates, lineage: strict} ORDER BY id) AS articles
      FROM members JOIN named USING (unit) GROUP BY component),
    between AS (SELECT x.component, list({a: a, b: b, section: section, score: score, timeless: timeless}
        ORDER BY a, b, section) AS pairs
      FROM verdicts JOIN named x ON x.unit = a JOIN named y ON y.unit = b AND y.component = x.component
      WHERE of = 'verdict' GROUP BY x.component)
  SELECT component, articles, pairs FROM inside LEFT JOIN between USING (component) ORDER BY component)
  TO 'stories.in.jsonl' (FORMAT json);
-- stage stories
COPY (SELECT id FROM texts ANTI JOIN members USING (id) ORDER BY id) TO 'loners.in.jsonl' (FORMAT json);
-- stage loners
CREATE TABLE stories AS FROM read_json(['stories.jsonl', 'loners.jsonl'], format = 'newline_delimited',
  columns = {of: 'VARCHAR', story: 'VARCHAR', articles: 'VARCHAR[]', "group": 'VARCHAR', message: 'VARCHAR'});

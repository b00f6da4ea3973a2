-- The candidates of those that ask are held against them: first by sketch, then word for word.
COPY (WITH pairs AS (SELECT b, unnest(asked) AS a, generate_subscripts(asked, 1) AS place FROM asked)
  SELECT b, any_value(y.sketch) AS sketch, list({a: a, sketch: x.sketch} ORDER BY place) AS heads
  FROM pairs JOIN lookers x ON x.id = a JOIN lookers y ON y.id = b GROUP BY b ORDER BY b) TO 'look.in.jsonl' (FORMAT json);
-- stage look
CREATE OR REPLACE TEMP TABLE looked AS FROM read_json('look.jsonl', format = 'newline_delimited',
  columns = {of: 'VARCHAR', b: 'VARCHAR', heads: 'VARCHAR[]', message: 'VARCHAR'});
COPY (WITH pairs AS (SELECT b, unnest(heads) AS a, generate_subscripts(heads, 1) AS place FROM looked WHERE of = 'look')
  SELECT any_value(y."text") AS b, list(x."text" ORDER BY place) AS heads
  FROM pairs p JOIN texts x ON x.id = a JOIN texts y ON y.id = p.b GROUP BY p.b ORDER BY p.b) TO 'score.in.jsonl' (FORMAT json);
-- stage score
CREATE OR REPLACE TEMP TABLE scored AS FROM read_json('score.jsonl', format = 'newline_delimited',
  columns = {of: 'VARCHAR', a: 'VARCHAR', b: 'VARCHAR', copy_of: 'VARCHAR', kind: 'VARCHAR', score: 'DOUBLE', ties: 'BOOLEAN',
    link: 'VARCHAR', message: 'VARCHAR'});
DELETE FROM links WHERE b IN (SELECT b FROM asked);
INSERT INTO links SELECT a, b, kind, score, ties, link FROM scored WHERE of = 'link';
DELETE FROM walks WHERE b IN (SELECT b FROM asked);
INSERT INTO walks SELECT asked.b, asked, copy_of FROM asked LEFT JOIN scored ON scored.b = asked.b AND of = 'walk';
CREATE OR REPLACE TABLE heads AS SELECT id FROM lookers WHERE id NOT IN (SELECT b FROM walks WHERE copy_of IS NOT NULL);

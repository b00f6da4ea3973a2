-- Texts with the same words as an earlier one are linked to what that one is linked to as a copy, or to itself.
COPY (SELECT y."text" AS b, [x."text"] AS heads
  FROM lineage_digests d LEFT JOIN walks w ON w.b = d.first JOIN texts x ON x.id = coalesce(w.copy_of, d.first)
  JOIN texts y ON y.id = d.id WHERE d.id <> d.first ORDER BY d.id) TO 'twins.in.jsonl' (FORMAT json);
-- stage score twins
INSERT INTO links SELECT a, b, kind, score, ties, link FROM read_json('twins.jsonl', format = 'newline_delimited',
  columns = {of: 'VARCHAR', a: 'VARCHAR', b: 'VARCHAR', kind: 'VARCHAR', score: 'DOUBLE', ties: 'BOOLEAN', link: 'VARCHAR'})
WHERE of = 'link';
COPY (SELECT a, b FROM links WHERE ties ORDER BY a, b) TO 'tied.in.jsonl' (FORMAT json);
-- stage components tied
CREATE TABLE tied AS FROM read_json('tied.jsonl', format = 'newline_delimited',
  columns = {of: 'VARCHAR', id: 'VARCHAR', component: 'VARCHAR'});
COPY (WITH named AS (SELECT texts.id, coalesce(component, texts.id) AS component FROM texts LEFT JOIN tied USING (id)),
    members AS (SELECT component, list(id ORDER BY id) AS articles FROM named GROUP BY component),
    ties AS (SELECT component, list({a: a, b: b, kind: kind, score: score} ORDER BY a, b) AS links
      FROM links JOIN named ON named.id = a WHERE ties GROUP BY component)
  SELECT component, articles, links FROM members LEFT JOIN ties USING (component) ORDER BY component)
  TO 'partition.in.jsonl' (FORMAT json);
-- stage partition
CREATE TABLE places AS FROM read_json('partition.jsonl', format = 'newline_delimited',
  columns = {of: 'VARCHAR', id: 'VARCHAR', strict: 'VARCHAR', place: 'VARCHAR', message: 'VARCHAR'});

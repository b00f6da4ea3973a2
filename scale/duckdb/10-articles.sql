-- Inputs to articles with ids of their own, and what repeats on the pages of each publisher.
CREATE TABLE families AS FROM read_json('read.jsonl', format = 'newline_delimited',
  columns = {v: 'VARCHAR', of: 'VARCHAR', base: 'VARCHAR', family: 'VARCHAR', message: 'VARCHAR'});
COPY (SELECT base, family FROM families WHERE of = 'family' ORDER BY base) TO 'lines.in.jsonl' (FORMAT json);
-- stage lines
CREATE TABLE articles AS FROM read_json('lines.jsonl', format = 'newline_delimited',
  columns = {v: 'VARCHAR', of: 'VARCHAR', id: 'VARCHAR', publisher: 'VARCHAR', page: 'VARCHAR', titles: 'VARCHAR[]',
    lone: 'VARCHAR[]', article: 'VARCHAR', message: 'VARCHAR'});
COPY (SELECT publisher, page FROM articles WHERE publisher IS NOT NULL ORDER BY publisher, id)
  TO 'furniture.in.jsonl' (FORMAT json);
-- stage furniture
CREATE TABLE furniture AS FROM read_json('furniture.jsonl', format = 'newline_delimited',
  columns = {v: 'VARCHAR', of: 'VARCHAR', publisher: 'VARCHAR', furniture: 'VARCHAR[]', site: 'VARCHAR', message: 'VARCHAR'});

-- Of the headlines that stand in a text, who has them as title: two holders say as much as all.
CREATE TABLE headlines AS
WITH titled AS (SELECT id, unnest(titles) AS key FROM articles),
  held AS (SELECT key, list(id ORDER BY id)[:2] AS holders FROM titled GROUP BY key),
  standing AS (SELECT id, unnest(lone) AS key FROM articles)
SELECT id, list({key: key, holders: holders} ORDER BY key) AS titles
FROM standing JOIN held USING (key) GROUP BY id;
COPY (SELECT article, furniture, site, headlines.titles
  FROM articles LEFT JOIN furniture USING (publisher) LEFT JOIN headlines USING (id)
  WHERE article IS NOT NULL ORDER BY id) TO 'digest.in.jsonl' (FORMAT json);
-- stage digest
CREATE TABLE digests AS FROM read_json('digest.jsonl', format = 'newline_delimited',
  columns = {v: 'VARCHAR', of: 'VARCHAR', id: 'VARCHAR', "text": 'VARCHAR', notes: 'VARCHAR', setting: 'VARCHAR',
    standing: 'VARCHAR', day: 'DATE', language: 'VARCHAR', words: 'VARCHAR', keys: 'BIGINT[]', worth: 'INTEGER[]',
    total: 'INTEGER', names: 'BIGINT[]', name_worth: 'INTEGER[]', name_total: 'INTEGER', sketch: 'VARCHAR',
    section: 'INTEGER', reading: 'VARCHAR', dates: 'VARCHAR', message: 'VARCHAR'});
SELECT CASE WHEN count(DISTINCT v) > 1 THEN error('rows of two versions of secondsource lie in this folder') END FROM digests;
CREATE VIEW texts AS SELECT id, "text", notes, setting FROM digests WHERE of = 'text';

-- Rows of inputs {location, name, text | base64} to articles with ids of their own, and what repeats on the pages of each publisher.
CREATE TABLE families USING parquet AS
SELECT f.* FROM (SELECT from_json(line, 'v STRING, of STRING, base STRING, family STRING, message STRING') AS f
  FROM (SELECT TRANSFORM (value) USING '${stage} read' AS (line STRING) FROM text.`${inputs}`));
CREATE TABLE articles USING parquet AS
SELECT a.* FROM (SELECT from_json(line, 'v STRING, of STRING, id STRING, publisher STRING, page STRING, titles ARRAY<STRING>,
    lone ARRAY<STRING>, article STRING, message STRING') AS a
  FROM (SELECT TRANSFORM (line) USING '${stage} lines' AS (line STRING)
    FROM (SELECT to_json(named_struct('base', base, 'family', family)) AS line FROM families WHERE of = 'family'
      DISTRIBUTE BY base SORT BY base)));
CREATE TABLE furniture USING parquet AS
SELECT f.* FROM (SELECT from_json(line, 'of STRING, publisher STRING, furniture ARRAY<STRING>, site STRING, message STRING') AS f
  FROM (SELECT TRANSFORM (line) USING '${stage} furniture' AS (line STRING)
    FROM (SELECT to_json(named_struct('publisher', publisher, 'page', page)) AS line FROM articles WHERE publisher IS NOT NULL
      DISTRIBUTE BY publisher SORT BY publisher)));

-- Of the headlines that stand in a text, who has them as title: two holders say as much as all.
CREATE TABLE headlines USING parquet AS
WITH held AS (SELECT key, slice(array_sort(collect_set(id)), 1, 2) AS holders
    FROM articles LATERAL VIEW explode(titles) t AS key GROUP BY key),
  standing AS (SELECT id, key FROM articles LATERAL VIEW explode(lone) t AS key)
SELECT id, collect_list(named_struct('key', key, 'holders', holders)) AS titles FROM standing JOIN held USING (key) GROUP BY id;
CREATE TABLE digests USING parquet AS
SELECT d.* FROM (SELECT from_json(line, 'v STRING, of STRING, id STRING, text STRING, notes STRING, setting STRING, standing STRING,
    day DATE, language STRING, words STRING, keys ARRAY<STRING>, worth ARRAY<INT>, total INT, names ARRAY<STRING>, name_worth ARRAY<INT>,
    name_total INT, sketch STRING, section INT, reading STRING, dates STRING, message STRING') AS d
  FROM (SELECT TRANSFORM (line) USING '${stage} digest' AS (line STRING)
    FROM (SELECT /*+ REPARTITION(${parts}) */ to_json(named_struct('article', article, 'furniture', f.furniture, 'site', f.site,
        'titles', h.titles)) AS line
      FROM articles a LEFT JOIN furniture f ON f.publisher = a.publisher LEFT JOIN headlines h ON h.id = a.id
      WHERE article IS NOT NULL)));
CREATE TABLE texts USING parquet AS SELECT id, text, notes, setting FROM digests WHERE of = 'text';

-- Who looks for sources: of texts with the same words the first. All are heads, found by later ones, until one is seen to be a light edit.
CREATE TABLE lineage_digests USING parquet AS
SELECT id, standing, language, words, CAST(keys AS ARRAY<BIGINT>) AS keys, worth, total, CAST(names AS ARRAY<BIGINT>) AS names, name_worth,
  name_total, sketch, first_value(id) OVER (PARTITION BY words ORDER BY standing) AS first
FROM digests WHERE of = 'lineage';
CREATE TABLE lookers USING parquet AS SELECT * FROM lineage_digests WHERE id = first;
CREATE TABLE heads_0 USING parquet AS SELECT id FROM lookers;
CREATE TABLE walks_0 (b STRING, asked ARRAY<STRING>, copy_of STRING) USING parquet;
CREATE TABLE links_0 (a STRING, b STRING, kind STRING, score DOUBLE, ties BOOLEAN, link STRING) USING parquet;

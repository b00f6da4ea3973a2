-- Buckets of fourteen days, the undated in the last of all. With `lookback` an article meets those of so many buckets before its own.
CREATE OR REPLACE MACRO bucket_of(day) AS coalesce((day - DATE '1970-01-01') // 14, 32767)::INTEGER;
-- Who looks for sources: of texts with the same words the first. All are heads, found by later ones, until one is seen to be a light edit.
CREATE TABLE lineage_digests AS
SELECT *, bucket_of(day) AS bucket, first_value(id) OVER (PARTITION BY words ORDER BY standing) AS first
FROM digests WHERE of = 'lineage';
CREATE TABLE lookers AS SELECT *, row_number() OVER (ORDER BY standing) AS n FROM lineage_digests WHERE id = first;
CREATE TABLE heads AS SELECT id FROM lookers;
CREATE TABLE walks (b VARCHAR, asked VARCHAR[], copy_of VARCHAR);
CREATE TABLE links (a VARCHAR, b VARCHAR, kind VARCHAR, score DOUBLE, ties BOOLEAN, link VARCHAR);

-- The heads under each key are numbered in order of time; `rank` is how many of them stand before an article that has the key.
CREATE OR REPLACE MACRO slots_of(rank, reach) AS list_distinct([greatest(rank - reach, 0) // reach, (rank - 1) // reach]);
CREATE OR REPLACE TEMP TABLE posted AS
WITH own AS (SELECT n, day, bucket, total, id IN (FROM heads) AS is_head, unnest(keys) AS key, unnest(worth) AS worth FROM lookers)
SELECT *, coalesce(sum(is_head::INT) OVER (PARTITION BY key ORDER BY n ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::INTEGER AS rank
FROM own;
-- The same under names and numbers, in a list of its own for each language.
CREATE OR REPLACE TEMP TABLE named AS
WITH tongues AS (SELECT DISTINCT language AS tongue FROM lookers WHERE (SELECT count(DISTINCT language) FROM lookers) > 1),
  own AS (SELECT n, day, bucket, language, name_total AS total, id IN (FROM heads) AS is_head, unnest(names) AS key,
    unnest(name_worth) AS worth FROM lookers)
SELECT *, is_head AND language = tongue AS is_listed, coalesce(sum((is_head AND language = tongue)::INT) OVER (PARTITION BY key, tongue
  ORDER BY n ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::INTEGER AS rank FROM own CROSS JOIN tongues;

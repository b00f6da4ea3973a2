-- Candidates of each looker among the heads before it. Two meet under a key when fewer than `reach` heads under it stand between them:
-- heads are numbered under each key and joined slot by slot, so a key that everybody has costs each article `reach` rows at most.
CREATE OR REPLACE MACRO slots_of(rank, reach) AS list_distinct([greatest(rank - reach, 0) // reach, (rank - 1) // reach]);
CREATE OR REPLACE TEMP TABLE posted AS
WITH own AS (SELECT id, standing, bucket, total, id IN (FROM heads) AS is_head, unnest(keys) AS key, unnest(worth) AS worth FROM lookers)
SELECT *, coalesce(sum(is_head::INT) OVER (PARTITION BY key ORDER BY standing
  ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::BIGINT AS rank FROM own;
CREATE OR REPLACE TEMP TABLE within_language AS
WITH asking AS (SELECT *, unnest(slots_of(rank, getvariable('reach'))) AS slot FROM posted
    WHERE rank > 0 AND (getvariable('day') IS NULL OR starts_with(standing, getvariable('day')))),
  head AS (SELECT *, rank // getvariable('reach') AS slot FROM posted WHERE is_head),
  met AS (SELECT b.id AS b, a.id AS a, any_value(a.standing) AS standing, sum(least(a.worth, b.worth))::DOUBLE
      / (least(any_value(a.total), any_value(b.total)) + 320) AS share
    FROM asking b JOIN head a ON a.key = b.key AND a.slot = b.slot AND a.rank < b.rank AND a.rank >= b.rank - getvariable('reach')
      AND (getvariable('lookback') IS NULL OR b.bucket - a.bucket <= getvariable('lookback'))
    GROUP BY b.id, a.id)
SELECT *, 0 AS way FROM met WHERE share >= 0.06::DOUBLE
QUALIFY row_number() OVER (PARTITION BY b ORDER BY share DESC, standing) <= 24;
-- The same under names and numbers, in a list of its own for each language.
CREATE OR REPLACE TEMP TABLE named AS
WITH tongues AS (SELECT DISTINCT language AS tongue FROM lookers WHERE (SELECT count(DISTINCT language) FROM lookers) > 1),
  own AS (SELECT id, standing, bucket, language, name_total AS total, id IN (FROM heads) AS is_head, unnest(names) AS key,
    unnest(name_worth) AS worth FROM lookers)
SELECT *, is_head AND language = tongue AS is_listed, coalesce(sum((is_head AND language = tongue)::INT) OVER (PARTITION BY key, tongue
  ORDER BY standing ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::BIGINT AS rank FROM own CROSS JOIN tongues;
CREATE OR REPLACE TEMP TABLE across_languages AS
WITH asking AS (SELECT *, unnest(slots_of(rank, getvariable('reach'))) AS slot FROM named WHERE rank > 0 AND language <> tongue
    AND (getvariable('day') IS NULL OR starts_with(standing, getvariable('day')))),
  head AS (SELECT *, rank // getvariable('reach') AS slot FROM named WHERE is_listed),
  met AS (SELECT b.id AS b, a.id AS a, any_value(a.standing) AS standing, sum(least(a.worth, b.worth))::DOUBLE
      / (least(any_value(a.total), any_value(b.total)) + 320) AS share
    FROM asking b JOIN head a ON a.key = b.key AND a.tongue = b.tongue AND a.slot = b.slot
      AND a.rank < b.rank AND a.rank >= b.rank - getvariable('reach')
      AND (getvariable('lookback') IS NULL OR b.bucket - a.bucket <= getvariable('lookback'))
    GROUP BY b.id, a.id)
SELECT *, 1 AS way FROM met WHERE share >= 0.15::DOUBLE
QUALIFY row_number() OVER (PARTITION BY b ORDER BY share DESC, standing) <= 6;
-- Only those are looked at again whose candidates are others than in the round before.
CREATE OR REPLACE TABLE asked AS
WITH both_ways AS (FROM within_language UNION ALL (FROM across_languages ANTI JOIN within_language USING (a, b))),
  lists AS (SELECT b, list(a ORDER BY way, share DESC, standing) AS asked FROM both_ways GROUP BY b),
  now AS (SELECT id AS b, coalesce(asked, []) AS asked FROM lookers LEFT JOIN lists ON b = id
    WHERE getvariable('day') IS NULL OR starts_with(standing, getvariable('day')))
SELECT now.b, now.asked FROM now LEFT JOIN walks USING (b) WHERE now.asked <> coalesce(walks.asked, []);

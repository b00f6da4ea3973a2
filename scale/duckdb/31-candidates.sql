-- Candidates of each looker (or those of one `day`) among the heads before it. Two meet under a key when fewer than `reach` heads under it
-- stand between them. Heads are joined slot by slot, so a key that everybody has costs each article two slots at most.
CREATE OR REPLACE TEMP TABLE within_language AS
WITH asking AS (SELECT *, unnest(slots_of(rank, getvariable('reach'))) AS slot FROM posted
    WHERE rank > 0 AND (getvariable('day') IS NULL OR day = getvariable('day'))),
  head AS (SELECT *, rank // getvariable('reach') AS slot FROM posted WHERE is_head),
  met AS (SELECT b.n AS b, a.n AS a, sum(least(a.worth, b.worth))::DOUBLE / (least(any_value(a.total), any_value(b.total)) + 320) AS share
    FROM asking b JOIN head a ON a.key = b.key AND a.slot = b.slot AND a.rank < b.rank AND a.rank >= b.rank - getvariable('reach')
      AND (getvariable('lookback') IS NULL OR b.bucket - a.bucket <= getvariable('lookback'))
    GROUP BY b.n, a.n)
SELECT *, 0 AS way FROM met WHERE share >= 0.06::DOUBLE QUALIFY row_number() OVER (PARTITION BY b ORDER BY share DESC, a) <= 24;
CREATE OR REPLACE TEMP TABLE across_languages AS
WITH asking AS (SELECT *, unnest(slots_of(rank, getvariable('reach'))) AS slot FROM named
    WHERE rank > 0 AND language <> tongue AND (getvariable('day') IS NULL OR day = getvariable('day'))),
  head AS (SELECT *, rank // getvariable('reach') AS slot FROM named WHERE is_listed),
  met AS (SELECT b.n AS b, a.n AS a, sum(least(a.worth, b.worth))::DOUBLE / (least(any_value(a.total), any_value(b.total)) + 320) AS share
    FROM asking b JOIN head a ON a.key = b.key AND a.tongue = b.tongue AND a.slot = b.slot
      AND a.rank < b.rank AND a.rank >= b.rank - getvariable('reach')
      AND (getvariable('lookback') IS NULL OR b.bucket - a.bucket <= getvariable('lookback'))
    GROUP BY b.n, a.n)
SELECT *, 1 AS way FROM met WHERE share >= 0.15::DOUBLE QUALIFY row_number() OVER (PARTITION BY b ORDER BY share DESC, a) <= 6;
-- Only those are looked at again whose candidates are others than in the round before.
CREATE OR REPLACE TABLE asked AS
WITH both_ways AS (FROM within_language UNION ALL (FROM across_languages ANTI JOIN within_language USING (a, b))),
  lists AS (SELECT b, list(head.id ORDER BY way, share DESC, a) AS asked FROM both_ways JOIN lookers head ON head.n = a GROUP BY b),
  now AS (SELECT id AS b, coalesce(asked, []) AS asked FROM lookers LEFT JOIN lists ON b = n
    WHERE getvariable('day') IS NULL OR day = getvariable('day'))
SELECT now.b, now.asked FROM now LEFT JOIN walks USING (b) WHERE now.asked <> coalesce(walks.asked, []);

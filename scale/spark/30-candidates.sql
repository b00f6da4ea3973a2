-- Candidates of each looker among the heads before it. Two meet under a key when fewer than ${reach} heads under it stand between them:
-- heads are numbered under each key and joined slot by slot, so a key that everybody has costs each article two slots at most.
CREATE TABLE asked_${round} USING parquet AS
WITH standing AS (SELECT l.*, h.id IS NOT NULL AS is_head FROM lookers l LEFT JOIN heads_${round} h ON h.id = l.id),
  own AS (SELECT id, standing, total, is_head, k.keys AS key, k.worth AS worth
    FROM standing LATERAL VIEW explode(arrays_zip(keys, worth)) t AS k),
  posted AS (SELECT *, coalesce(sum(CAST(is_head AS INT)) OVER (PARTITION BY key ORDER BY standing
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS rank FROM own),
  asking AS (SELECT *, slot FROM posted LATERAL VIEW explode(array_distinct(array(greatest(rank - ${reach}, 0) div ${reach},
    (rank - 1) div ${reach}))) t AS slot WHERE rank > 0),
  met AS (SELECT b.id AS b, a.id AS a, first(a.standing) AS standing, sum(least(a.worth, b.worth))
      / (least(first(a.total), first(b.total)) + 320) AS share
    FROM asking b JOIN (SELECT *, rank div ${reach} AS slot FROM posted WHERE is_head) a ON a.key = b.key AND a.slot = b.slot
      AND a.rank < b.rank AND a.rank >= b.rank - ${reach}
    GROUP BY b.id, a.id),
  within_language AS (SELECT * FROM (SELECT *, 0 AS way, row_number() OVER (PARTITION BY b ORDER BY share DESC, standing) AS n
    FROM met WHERE share >= 0.06D) WHERE n <= 24),
-- The same under names and numbers, in a list of its own for each language.
  tongues AS (SELECT DISTINCT language AS tongue FROM lookers WHERE (SELECT count(DISTINCT language) FROM lookers) > 1),
  own_names AS (SELECT id, standing, language, name_total AS total, is_head, k.names AS key, k.name_worth AS worth
    FROM standing LATERAL VIEW explode(arrays_zip(names, name_worth)) t AS k),
  named AS (SELECT *, is_head AND language = tongue AS is_listed, coalesce(sum(CAST(is_head AND language = tongue AS INT)) OVER
    (PARTITION BY key, tongue ORDER BY standing ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS rank
    FROM own_names CROSS JOIN tongues),
  asking_abroad AS (SELECT *, slot FROM named LATERAL VIEW explode(array_distinct(array(greatest(rank - ${reach}, 0) div ${reach},
    (rank - 1) div ${reach}))) t AS slot WHERE rank > 0 AND language <> tongue),
  met_abroad AS (SELECT b.id AS b, a.id AS a, first(a.standing) AS standing, sum(least(a.worth, b.worth))
      / (least(first(a.total), first(b.total)) + 320) AS share
    FROM asking_abroad b JOIN (SELECT *, rank div ${reach} AS slot FROM named WHERE is_listed) a ON a.key = b.key
      AND a.tongue = b.tongue AND a.slot = b.slot AND a.rank < b.rank AND a.rank >= b.rank - ${reach}
    GROUP BY b.id, a.id),
  across_languages AS (SELECT * FROM (SELECT *, 1 AS way, row_number() OVER (PARTITION BY b ORDER BY share DESC, standing) AS n
    FROM met_abroad WHERE share >= 0.15D) WHERE n <= 6),
-- Only those are looked at again whose candidates are others than in the round before.
  both_ways AS (SELECT b, a, way, n FROM within_language
    UNION ALL SELECT x.b, x.a, x.way, x.n FROM across_languages x LEFT ANTI JOIN within_language w ON w.a = x.a AND w.b = x.b),
  lists AS (SELECT b, transform(array_sort(collect_list(named_struct('way', way, 'n', n, 'a', a))), x -> x.a) AS asked
    FROM both_ways GROUP BY b),
  now AS (SELECT id AS b, coalesce(asked, array()) AS asked FROM lookers LEFT JOIN lists ON b = id)
SELECT now.b, now.asked FROM now LEFT JOIN walks_${round} w ON w.b = now.b WHERE now.asked <> coalesce(w.asked, array());

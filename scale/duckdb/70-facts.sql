-- Each story with its articles, every link that touches one of them, and the groups that they are in.
COPY (WITH told AS (SELECT story, unnest(articles) AS id FROM stories WHERE of = 'story'),
    inside AS (SELECT story, list({"text": "text", notes: notes} ORDER BY id) AS articles,
      list({id: id, place: place} ORDER BY id) AS places
      FROM told JOIN texts USING (id) JOIN places USING (id) GROUP BY story),
    touching AS (SELECT DISTINCT story, a, b, link FROM told JOIN links ON id IN (a, b)),
    beside AS (SELECT story, list(link ORDER BY a, b) AS links FROM touching GROUP BY story)
  SELECT "group", inside.articles, links, places FROM stories JOIN inside USING (story) LEFT JOIN beside USING (story)
  ORDER BY story) TO 'facts.in.jsonl' (FORMAT json);
-- stage facts

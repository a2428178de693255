-- 1
SELECT m0.name, m0.participates_stored, r0.name, r.parent_id, m0.spending_amount_stored, COALESCE((
    SELECT max(s.municipality_basis::int)
    FROM spending_part AS s
    WHERE m0.id = s.municipality_id), 0), m0.id
FROM (
    SELECT m.id, m.key, m.name, m.participates_stored, m.region_id, m.spending_amount_stored
    FROM municipality AS m
    WHERE m.code = @Value
    ORDER BY m.key
    LIMIT @Value1
) AS m0
INNER JOIN region AS r ON m0.region_id = r.id
LEFT JOIN region AS r0 ON r.parent_id = r0.id
ORDER BY m0.key

-- 2
SELECT s0."Item1", p.id, p.code, s0."Item3"
FROM (
    SELECT s.municipality_id AS "Item1", s.pillar_id AS "Item2", COALESCE(sum(s.part_cents), 0.0)::bigint AS "Item3"
    FROM spending_part AS s
    WHERE s.municipality_id = ANY (@Value) OR (s.municipality_id IS NULL AND array_position(@Value, NULL) IS NOT NULL)
    GROUP BY s.municipality_id, s.pillar_id
) AS s0
INNER JOIN pillar AS p ON s0."Item2" = p.id
ORDER BY s0."Item1", p.position, p.key

-- 3
SELECT m.id, t.id, t.number, COALESCE(s0."Item3", 0), COALESCE(s0."Item5", 0)
FROM municipality AS m
CROSS JOIN tranche AS t
LEFT JOIN (
    SELECT s.municipality_id AS "Item1", s.tranche_id AS "Item2", COALESCE(sum(s.part_cents), 0.0)::bigint AS "Item3", COALESCE(sum(CASE
        WHEN s.certainty = 0 THEN s.part_cents
        ELSE 0
    END), 0.0)::bigint AS "Item5"
    FROM spending_part AS s
    WHERE s.municipality_id = ANY (@Value1) OR (s.municipality_id IS NULL AND array_position(@Value1, NULL) IS NOT NULL)
    GROUP BY s.municipality_id, s.tranche_id
) AS s0 ON m.id = s0."Item1" AND t.id = s0."Item2"
WHERE m.id = ANY (@Value) AND EXISTS (
    SELECT 1
    FROM programme_municipality AS p
    WHERE m.id = p.municipality_id AND p.programme_id = t.programme_id)
ORDER BY m.id, t.number, t.key

-- 4
SELECT s0."Item1", s0."Item2", s0."Item3", s0."Item4", count((s0."Item1", s0."Item2", s0."Item3", s0."Item4", s0."Item5", s0."Item6"))::int, min(s0."Item6"), max(s0."Item6")
FROM (
    SELECT s.municipality_id AS "Item1", r.tranche_id AS "Item2", r0.pillar_id AS "Item3", r0.reading_count AS "Item4", r.reading_id AS "Item5", COALESCE(sum(s.part_cents), 0.0)::bigint AS "Item6"
    FROM spending_part AS s
    INNER JOIN reading_part AS r ON s.allocation_id = r.allocation_id
    INNER JOIN reading AS r0 ON r.reading_id = r0.id
    WHERE s.municipality_id = ANY (@Value) OR (s.municipality_id IS NULL AND array_position(@Value, NULL) IS NOT NULL)
    GROUP BY s.municipality_id, r.tranche_id, r0.pillar_id, r0.reading_count, r.reading_id
) AS s0
GROUP BY s0."Item1", s0."Item2", s0."Item3", s0."Item4"

-- 5
SELECT i.municipality_id, count(*)::int
FROM involvement AS i
WHERE i.municipality_id = ANY (@Value)
GROUP BY i.municipality_id
ORDER BY i.municipality_id

-- 6
SELECT i.municipality_id, p0.code, p.code, p.title, o.name
FROM involvement AS i
INNER JOIN project AS p ON i.project_id = p.id
INNER JOIN pillar AS p0 ON p.pillar_id = p0.id
INNER JOIN organisation AS o ON p.lead_id = o.id
WHERE i.municipality_id = ANY (@Value)
ORDER BY i.municipality_id, p.position, p.key

-- 7
SELECT i.municipality_id, p.code, i.rule, i.place, i.note, i.lines
FROM involvement AS i
INNER JOIN project AS p ON i.project_id = p.id
WHERE i.municipality_id = ANY (@Value)
ORDER BY i.municipality_id, i.printed_order, i.key

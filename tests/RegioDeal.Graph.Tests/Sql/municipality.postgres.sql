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
SELECT s0."Item1", s0."Item2", s0."Item3", s0."Item4", count((s0."Item1", s0."Item2", s0."Item3", s0."Item4", s0."Item5"))::int, min(s0."Item5"), max(s0."Item5")
FROM (
    SELECT s.municipality_id AS "Item1", r.tranche_id AS "Item2", r0.pillar_id AS "Item3", r0.reading_count AS "Item4", COALESCE(sum(s.part_cents), 0.0)::bigint AS "Item5"
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
SELECT s0.municipality_id, p1.code, p0.code, p0.title, o.name
FROM municipality AS m
INNER JOIN (
    SELECT s.municipality_id, s.project_id
    FROM (
        SELECT i.municipality_id, i.project_id, ROW_NUMBER() OVER(PARTITION BY i.municipality_id ORDER BY p.position, p.key) AS row
        FROM involvement AS i
        INNER JOIN project AS p ON i.project_id = p.id
        WHERE i.municipality_id = ANY (@Value)
    ) AS s
    WHERE s.row <= @Value2
) AS s0 ON m.id = s0.municipality_id
INNER JOIN project AS p0 ON s0.project_id = p0.id
INNER JOIN pillar AS p1 ON p0.pillar_id = p1.id
INNER JOIN organisation AS o ON p0.lead_id = o.id
WHERE m.id = ANY (@Value)
ORDER BY s0.municipality_id, p0.position, p0.key

-- 7
SELECT i1.municipality_id, p.code, i1.rule, i1.place, i1.note, i1.lines
FROM municipality AS m
INNER JOIN (
    SELECT i0.key, i0.lines, i0.municipality_id, i0.note, i0.place, i0.printed_order, i0.project_id, i0.rule
    FROM (
        SELECT i.key, i.lines, i.municipality_id, i.note, i.place, i.printed_order, i.project_id, i.rule, ROW_NUMBER() OVER(PARTITION BY i.municipality_id ORDER BY i.printed_order, i.key) AS row
        FROM involvement AS i
        WHERE i.municipality_id = ANY (@Value)
    ) AS i0
    WHERE i0.row <= @Value2
) AS i1 ON m.id = i1.municipality_id
INNER JOIN project AS p ON i1.project_id = p.id
WHERE m.id = ANY (@Value)
ORDER BY i1.municipality_id, i1.printed_order, i1.key

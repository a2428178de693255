-- 1
SELECT count(*)::int
FROM (
    SELECT 1 AS "Key1"
    FROM project AS p
    INNER JOIN pillar AS p0 ON p.pillar_id = p0.id
    WHERE p0.code = @Value AND EXISTS (
        SELECT 1
        FROM allocation AS a
        INNER JOIN tranche AS t ON a.tranche_id = t.id
        WHERE p.id = a.project_id AND t.number = @Value1)
) AS s
GROUP BY s."Key1"

-- 2
SELECT p.code, p.title, p.spending_amount_stored
FROM project AS p
INNER JOIN pillar AS p0 ON p.pillar_id = p0.id
WHERE p0.code = @Value AND EXISTS (
    SELECT 1
    FROM allocation AS a
    INNER JOIN tranche AS t ON a.tranche_id = t.id
    WHERE p.id = a.project_id AND t.number = @Value1)
ORDER BY p.spending_amount_stored DESC, p.key
LIMIT @Value2

-- 3
SELECT p1."Item2", p0.code, p0.name
FROM (
    SELECT p.pillar_id AS "Item1", count(*)::int AS "Item2"
    FROM project AS p
    WHERE EXISTS (
        SELECT 1
        FROM allocation AS a
        INNER JOIN tranche AS t ON a.tranche_id = t.id
        WHERE p.id = a.project_id AND t.number = @Value)
    GROUP BY p.pillar_id
) AS p1
INNER JOIN pillar AS p0 ON p1."Item1" = p0.id
ORDER BY p1."Item2" DESC, p0.position, p0.key
LIMIT @Value1

-- 4
SELECT count(*)::int, p.status
FROM project AS p
INNER JOIN pillar AS p0 ON p.pillar_id = p0.id
WHERE p0.code = @Value AND EXISTS (
    SELECT 1
    FROM allocation AS a
    INNER JOIN tranche AS t ON a.tranche_id = t.id
    WHERE p.id = a.project_id AND t.number = @Value1)
GROUP BY p.status
ORDER BY count(*)::int DESC, p.status
LIMIT @Value2

-- 5
SELECT s."Item2", m.id, m.name
FROM (
    SELECT i.municipality_id AS "Item1", count(DISTINCT p.id)::int AS "Item2"
    FROM project AS p
    INNER JOIN pillar AS p0 ON p.pillar_id = p0.id
    LEFT JOIN involvement AS i ON p.id = i.project_id
    WHERE p0.code = @Value AND EXISTS (
        SELECT 1
        FROM allocation AS a
        INNER JOIN tranche AS t ON a.tranche_id = t.id
        WHERE p.id = a.project_id AND t.number = @Value1)
    GROUP BY i.municipality_id
) AS s
LEFT JOIN municipality AS m ON s."Item1" = m.id
ORDER BY s."Item2" DESC, CASE
    WHEN m.id IS NULL THEN 1
    ELSE 0
END, m.name, m.key
LIMIT @Value2

-- 6
SELECT s."Item2", t.id, t.number
FROM (
    SELECT a.tranche_id AS "Item1", count(DISTINCT p.id)::int AS "Item2"
    FROM project AS p
    INNER JOIN pillar AS p0 ON p.pillar_id = p0.id
    LEFT JOIN allocation AS a ON p.id = a.project_id
    WHERE p0.code = @Value
    GROUP BY a.tranche_id
) AS s
LEFT JOIN tranche AS t ON s."Item1" = t.id
ORDER BY s."Item2" DESC, CASE
    WHEN t.id IS NULL THEN 1
    ELSE 0
END, t.number, t.key
LIMIT @Value1

-- 7
SELECT m.id, p.id, s0."Item3", m.name, p.code, p.title, m.inhabitants, s0."Item4"
FROM (
    SELECT s.municipality_id AS "Item1", s.project_id AS "Item2", COALESCE(sum(s.part_cents), 0.0)::bigint AS "Item3", count(DISTINCT s.allocation_id)::int AS "Item4"
    FROM spending_part AS s
    INNER JOIN tranche AS t ON s.tranche_id = t.id
    WHERE t.number = @Value
    GROUP BY s.municipality_id, s.project_id
) AS s0
LEFT JOIN municipality AS m ON s0."Item1" = m.id
INNER JOIN project AS p ON s0."Item2" = p.id
ORDER BY CASE
    WHEN m.id IS NULL THEN 1
    ELSE 0
END, m.name, m.key, p.position, p.key

-- 8
SELECT s0."Item1", s0."Item2", s0."Item3", s0."Item4", count((s0."Item1", s0."Item2", s0."Item3", s0."Item4", s0."Item5", s0."Item6"))::int, min(s0."Item6"), max(s0."Item6")
FROM (
    SELECT s.municipality_id AS "Item1", s.project_id AS "Item2", r0.pillar_id AS "Item3", r0.reading_count AS "Item4", r.reading_id AS "Item5", COALESCE(sum(s.part_cents), 0.0)::bigint AS "Item6"
    FROM spending_part AS s
    INNER JOIN reading_part AS r ON s.allocation_id = r.allocation_id
    INNER JOIN tranche AS t ON r.tranche_id = t.id
    INNER JOIN reading AS r0 ON r.reading_id = r0.id
    WHERE t.number = @Value
    GROUP BY s.municipality_id, s.project_id, r0.pillar_id, r0.reading_count, r.reading_id
) AS s0
GROUP BY s0."Item1", s0."Item2", s0."Item3", s0."Item4"

-- 9
SELECT COALESCE(sum(s0.part_cents), 0.0)::bigint, count(DISTINCT s0.allocation_id)::int
FROM (
    SELECT s.allocation_id, s.part_cents, 1 AS "Key1"
    FROM spending_part AS s
    INNER JOIN tranche AS t ON s.tranche_id = t.id
    WHERE t.number = @Value AND COALESCE(s.municipality_id, -1)::text || '/' || s.project_id::text = ANY (@Value1)
) AS s0
GROUP BY s0."Key1"

-- 10
SELECT s0."Item1", s0."Item2", count((s0."Item1", s0."Item2", s0."Item3", s0."Item4"))::int, min(s0."Item4"), max(s0."Item4")
FROM (
    SELECT r0.pillar_id AS "Item1", r0.reading_count AS "Item2", r.reading_id AS "Item3", COALESCE(sum(s.part_cents), 0.0)::bigint AS "Item4"
    FROM spending_part AS s
    INNER JOIN reading_part AS r ON s.allocation_id = r.allocation_id
    INNER JOIN tranche AS t ON r.tranche_id = t.id
    INNER JOIN reading AS r0 ON r.reading_id = r0.id
    WHERE t.number = @Value AND COALESCE(s.municipality_id, -1)::text || '/' || s.project_id::text = ANY (@Value1)
    GROUP BY r0.pillar_id, r0.reading_count, r.reading_id
) AS s0
GROUP BY s0."Item1", s0."Item2"

-- 11
SELECT COALESCE(sum(s0.part_cents), 0.0)::bigint, count(DISTINCT s0.allocation_id)::int
FROM (
    SELECT s.allocation_id, s.part_cents, 1 AS "Key1"
    FROM spending_part AS s
    INNER JOIN tranche AS t ON s.tranche_id = t.id
    WHERE t.number = @Value
) AS s0
GROUP BY s0."Key1"

-- 12
SELECT COALESCE(sum(m0.inhabitants), 0)::int, count(*) FILTER (WHERE m0.inhabitants IS NULL)::int
FROM (
    SELECT m.inhabitants, 1 AS "Key0"
    FROM municipality AS m
    WHERE EXISTS (
        SELECT 1
        FROM programme_municipality AS p
        WHERE m.id = p.municipality_id)
) AS m0
GROUP BY m0."Key0"

-- 13
SELECT s0."Item1", s0."Item2", count((s0."Item1", s0."Item2", s0."Item3", s0."Item4"))::int, min(s0."Item4"), max(s0."Item4")
FROM (
    SELECT r0.pillar_id AS "Item1", r0.reading_count AS "Item2", r.reading_id AS "Item3", COALESCE(sum(s.part_cents), 0.0)::bigint AS "Item4"
    FROM spending_part AS s
    INNER JOIN reading_part AS r ON s.allocation_id = r.allocation_id
    INNER JOIN tranche AS t ON r.tranche_id = t.id
    INNER JOIN reading AS r0 ON r.reading_id = r0.id
    WHERE t.number = @Value
    GROUP BY r0.pillar_id, r0.reading_count, r.reading_id
) AS s0
GROUP BY s0."Item1", s0."Item2"

-- 1
SELECT count(*)::int
FROM (
    SELECT 1 AS "Key0"
    FROM project AS p
) AS p0
GROUP BY p0."Key0"

-- 2
SELECT p1."Item2", p0.code, p0.name
FROM (
    SELECT p.pillar_id AS "Item1", count(*)::int AS "Item2"
    FROM project AS p
    GROUP BY p.pillar_id
) AS p1
INNER JOIN pillar AS p0 ON p1."Item1" = p0.id
ORDER BY p1."Item2" DESC, p0.position, p0.key
LIMIT @Value

-- 3
SELECT p0."Item2", t.id, t.name
FROM (
    SELECT p.theme_id AS "Item1", count(*)::int AS "Item2"
    FROM project AS p
    GROUP BY p.theme_id
) AS p0
LEFT JOIN theme AS t ON p0."Item1" = t.id
ORDER BY p0."Item2" DESC, CASE
    WHEN t.id IS NULL THEN 1
    ELSE 0
END, t.printed_order, t.key
LIMIT @Value

-- 4
SELECT s."Item2", m.id, m.code, m.name
FROM (
    SELECT i.municipality_id AS "Item1", count(DISTINCT p.id)::int AS "Item2"
    FROM project AS p
    LEFT JOIN involvement AS i ON p.id = i.project_id
    GROUP BY i.municipality_id
) AS s
LEFT JOIN municipality AS m ON s."Item1" = m.id
ORDER BY s."Item2" DESC, CASE
    WHEN m.id IS NULL THEN 1
    ELSE 0
END, m.name, m.key
LIMIT @Value

-- 5
SELECT count(*)::int, p.status
FROM project AS p
GROUP BY p.status
ORDER BY count(*)::int DESC, p.status
LIMIT @Value

-- 6
SELECT s."Item2", t.id, t.number
FROM (
    SELECT a.tranche_id AS "Item1", count(DISTINCT p.id)::int AS "Item2"
    FROM project AS p
    LEFT JOIN allocation AS a ON p.id = a.project_id
    GROUP BY a.tranche_id
) AS s
LEFT JOIN tranche AS t ON s."Item1" = t.id
ORDER BY s."Item2" DESC, CASE
    WHEN t.id IS NULL THEN 1
    ELSE 0
END, t.number, t.key
LIMIT @Value

-- 7
SELECT p0."Item2", o.code, o.name
FROM (
    SELECT p.lead_id AS "Item1", count(*)::int AS "Item2"
    FROM project AS p
    GROUP BY p.lead_id
) AS p0
INNER JOIN organisation AS o ON p0."Item1" = o.id
ORDER BY p0."Item2" DESC, o.code, o.key
LIMIT @Value

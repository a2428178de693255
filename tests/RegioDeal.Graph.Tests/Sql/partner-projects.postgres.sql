-- 1
SELECT count(*)::int
FROM (
    SELECT 1 AS "Key0"
    FROM project AS p
) AS p0
GROUP BY p0."Key0"

-- 2
SELECT p1.position, p1.key, p1.code, p1.title, p1.status, p0.code, p0.name, t.name, p1.theme_id, o.name, p1.id, p1.spending_amount_stored, s.document, p1.lines, s.url
FROM (
    SELECT p.id, p.code, p.key, p.lead_id, p.lines, p.pillar_id, p.position, p.source_id, p.spending_amount_stored, p.status, p.theme_id, p.title
    FROM project AS p
    ORDER BY p.position, p.key
    LIMIT @Value
) AS p1
INNER JOIN pillar AS p0 ON p1.pillar_id = p0.id
LEFT JOIN theme AS t ON p1.theme_id = t.id
INNER JOIN organisation AS o ON p1.lead_id = o.id
INNER JOIN source AS s ON p1.source_id = s.id
ORDER BY p1.position, p1.key

-- 3
SELECT i.project_id, m.code, m.name
FROM involvement AS i
INNER JOIN municipality AS m ON i.municipality_id = m.id
WHERE i.project_id = ANY (@Value)
ORDER BY i.project_id, m.name, m.key

-- 4
SELECT r.number, r.title, r.created
FROM release AS r
WHERE r.is_current
ORDER BY r.key
LIMIT @Value

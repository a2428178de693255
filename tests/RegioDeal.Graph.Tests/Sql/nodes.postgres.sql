-- 1
SELECT m.key, m.code, m.name, m.spending_amount_stored, COALESCE((
    SELECT max(s.municipality_basis::int)
    FROM spending_part AS s
    WHERE m.id = s.municipality_id), 0)
FROM municipality AS m
WHERE m.key = ANY (@Value)

-- 2
SELECT p.key, p.code, p.title, p.id, p.spending_amount_stored
FROM project AS p
WHERE p.key = ANY (@Value)

-- 3
SELECT a.project_id, count(*)::int
FROM allocation AS a
WHERE a.project_id = ANY (@Value)
GROUP BY a.project_id
ORDER BY a.project_id

-- 4
SELECT a.project_id, a.cents
FROM allocation AS a
WHERE a.project_id = ANY (@Value)
ORDER BY a.project_id, a.printed_order, a.key

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
SELECT a1.project_id, a1.cents
FROM project AS p
INNER JOIN (
    SELECT a0.cents, a0.key, a0.printed_order, a0.project_id
    FROM (
        SELECT a.cents, a.key, a.printed_order, a.project_id, ROW_NUMBER() OVER(PARTITION BY a.project_id ORDER BY a.printed_order, a.key) AS row
        FROM allocation AS a
        WHERE a.project_id = ANY (@Value)
    ) AS a0
    WHERE a0.row <= @Value2
) AS a1 ON p.id = a1.project_id
WHERE p.id = ANY (@Value)
ORDER BY a1.project_id, a1.printed_order, a1.key

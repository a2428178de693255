-- 1
SELECT count(*)::int
FROM (
    SELECT 1 AS "Key1"
    FROM project AS p
    INNER JOIN pillar AS p0 ON p.pillar_id = p0.id
    WHERE p0.code = @Value AND p.spending_amount_stored >= @Value1
) AS s
GROUP BY s."Key1"

-- 2
SELECT p.spending_amount_stored, p.key, p.code, p.title
FROM project AS p
INNER JOIN pillar AS p0 ON p.pillar_id = p0.id
WHERE p0.code = @Value AND p.spending_amount_stored >= @Value1
ORDER BY p.spending_amount_stored DESC, p.key
LIMIT @Value2

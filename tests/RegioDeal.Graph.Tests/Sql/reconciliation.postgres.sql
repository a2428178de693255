-- 1
SELECT p.measure, p0.code, p.pillar_id, t.number, p.hundredths, p.computed_stored, p.difference_stored
FROM printed_total AS p
LEFT JOIN pillar AS p0 ON p.pillar_id = p0.id
INNER JOIN tranche AS t ON p.tranche_id = t.id
ORDER BY p.position, p.key

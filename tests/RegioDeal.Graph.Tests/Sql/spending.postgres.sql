-- 1
SELECT p.id, t.id, s0."Item3", p.code, t.number, s0."Item4"
FROM (
    SELECT s.pillar_id AS "Item1", s.tranche_id AS "Item2", COALESCE(sum(s.summed_cents), 0.0)::bigint AS "Item3", COALESCE(sum(s.allocations), 0)::int AS "Item4"
    FROM spending_sum AS s
    GROUP BY s.pillar_id, s.tranche_id
) AS s0
INNER JOIN pillar AS p ON s0."Item1" = p.id
INNER JOIN tranche AS t ON s0."Item2" = t.id
ORDER BY p.position, p.key, t.number, t.key

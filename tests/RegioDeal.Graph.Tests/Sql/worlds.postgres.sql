-- 1
SELECT i.name, i.unit, i.direction, i.spending_amount_stored, i.spending_share_stored, i.spending_per_inhabitant_stored, COALESCE((
    SELECT max(s.indicator_basis::int)
    FROM spending_part AS s
    WHERE i.id = s.indicator_id), 0), i.id
FROM indicator AS i
LEFT JOIN pillar AS p ON i.pillar_id = p.id
WHERE p.code IS NOT NULL AND p.code = @Value AND i.spending_amount_stored > @Value1
ORDER BY i.spending_amount_stored DESC, i.key
LIMIT @Value2

-- 2
SELECT i.id, t.id, t.number, COALESCE(s0."Item3", 0)
FROM indicator AS i
CROSS JOIN tranche AS t
LEFT JOIN (
    SELECT s.indicator_id AS "Item1", s.tranche_id AS "Item2", COALESCE(sum(s.part_cents), 0.0)::bigint AS "Item3"
    FROM spending_part AS s
    WHERE s.indicator_id = ANY (@Value1) OR (s.indicator_id IS NULL AND array_position(@Value1, NULL) IS NOT NULL)
    GROUP BY s.indicator_id, s.tranche_id
) AS s0 ON i.id = s0."Item1" AND t.id = s0."Item2"
WHERE i.id = ANY (@Value) AND i.programme_id = t.programme_id
ORDER BY i.id, t.number, t.key

-- 3
SELECT s0."Item1", m.id, m.name, s0."Item3"
FROM (
    SELECT s.indicator_id AS "Item1", s.municipality_id AS "Item2", COALESCE(sum(s.part_cents), 0.0)::bigint AS "Item3"
    FROM spending_part AS s
    WHERE s.indicator_id = ANY (@Value) OR (s.indicator_id IS NULL AND array_position(@Value, NULL) IS NOT NULL)
    GROUP BY s.indicator_id, s.municipality_id
) AS s0
LEFT JOIN municipality AS m ON s0."Item2" = m.id
ORDER BY s0."Item1", CASE
    WHEN m.id IS NULL THEN 1
    ELSE 0
END, m.name, m.key

-- 4
SELECT s0.indicator_id, p0.code, p0.title, o.name
FROM indicator AS i
INNER JOIN (
    SELECT s.indicator_id, s.project_id
    FROM (
        SELECT i0.indicator_id, i0.project_id, ROW_NUMBER() OVER(PARTITION BY i0.indicator_id ORDER BY p.position, p.key) AS row
        FROM indicator_link AS i0
        INNER JOIN project AS p ON i0.project_id = p.id
        WHERE i0.indicator_id = ANY (@Value)
    ) AS s
    WHERE s.row <= @Value2
) AS s0 ON i.id = s0.indicator_id
INNER JOIN project AS p0 ON s0.project_id = p0.id
INNER JOIN organisation AS o ON p0.lead_id = o.id
WHERE i.id = ANY (@Value)
ORDER BY s0.indicator_id, p0.position, p0.key

-- 5
SELECT s1.indicator_id, r0.name, o.period, o.value, s1.baseline_id, o0.period, o0.value, s1.latest_id, s1.change, s1.change_reason, s1.trend, s1.trend_reason
FROM indicator AS i
INNER JOIN (
    SELECT s0.baseline_id, s0.change, s0.change_reason, s0.indicator_id, s0.key, s0.latest_id, s0.region_id, s0.trend, s0.trend_reason
    FROM (
        SELECT s.baseline_id, s.change, s.change_reason, s.indicator_id, s.key, s.latest_id, s.region_id, s.trend, s.trend_reason, ROW_NUMBER() OVER(PARTITION BY s.indicator_id ORDER BY s.key) AS row
        FROM series AS s
        INNER JOIN region AS r ON s.region_id = r.id
        LEFT JOIN municipality AS m ON r.id = m.region_id
        WHERE s.indicator_id = ANY (@Value) AND m.participates_stored IS NOT NULL AND m.participates_stored
    ) AS s0
    WHERE s0.row <= @Value2
) AS s1 ON i.id = s1.indicator_id
INNER JOIN region AS r0 ON s1.region_id = r0.id
LEFT JOIN observation AS o ON s1.baseline_id = o.id
LEFT JOIN observation AS o0 ON s1.latest_id = o0.id
WHERE i.id = ANY (@Value)
ORDER BY s1.indicator_id, s1.key

-- 1
SELECT p.code, p.id
FROM pillar AS p
ORDER BY p.position, p.key

-- 2
SELECT p.pillar_id, count(*)::int
FROM project AS p
GROUP BY p.pillar_id
ORDER BY p.pillar_id

-- 3
SELECT s0.pillar_id, s0.code, t0.name, s0.theme_id, s0.id
FROM pillar AS p
INNER JOIN (
    SELECT s.id, s.code, s.key, s.pillar_id, s.theme_id
    FROM (
        SELECT p0.id, p0.code, p0.key, p0.pillar_id, p0.theme_id, ROW_NUMBER() OVER(PARTITION BY p0.pillar_id ORDER BY CASE
            WHEN t.name_folded IS NULL THEN 1
            ELSE 0
        END, t.name_folded, p0.key) AS row
        FROM project AS p0
        LEFT JOIN theme AS t ON p0.theme_id = t.id
    ) AS s
    WHERE s.row <= @Value
) AS s0 ON p.id = s0.pillar_id
LEFT JOIN theme AS t0 ON s0.theme_id = t0.id
ORDER BY s0.pillar_id, CASE
    WHEN t0.name_folded IS NULL THEN 1
    ELSE 0
END, t0.name_folded, s0.key

-- 4
SELECT a1.project_id, a1.cents
FROM project AS p
INNER JOIN (
    SELECT a0.cents, a0.key, a0.printed_order, a0.project_id
    FROM (
        SELECT a.cents, a.key, a.printed_order, a.project_id, ROW_NUMBER() OVER(PARTITION BY a.project_id ORDER BY a.printed_order, a.key) AS row
        FROM allocation AS a
        WHERE a.project_id = ANY (@Value1)
    ) AS a0
    WHERE a0.row <= @Value2
) AS a1 ON p.id = a1.project_id
WHERE p.id = ANY (@Value)
ORDER BY a1.project_id, a1.printed_order, a1.key

-- 5
SELECT p.id, t.id, t.number, COALESCE(s.summed_cents, 0)
FROM pillar AS p
INNER JOIN tranche AS t ON p.programme_id = t.programme_id
LEFT JOIN spending_sum AS s ON p.id = s.pillar_id AND t.id = s.tranche_id
ORDER BY p.id, t.number, t.key

-- 6
SELECT r.pillar_id, r.tranche_id, r.reading_count, count(*)::int, min(r.summed_cents), max(r.summed_cents)
FROM reading_sum AS r
GROUP BY r.pillar_id, r.tranche_id, r.reading_count

-- 7
SELECT r.pillar_id, r.tranche_id, r.reading_count, r.summed_cents, r.reading_id
FROM reading_sum AS r

-- 1
SELECT i.name, i.definition, i.unit, i.normalised_unit, i.direction, i.additivity, i.id
FROM indicator AS i
WHERE i.code = @Value
ORDER BY i.key
LIMIT @Value1

-- 2
SELECT d.indicator_id, d.kind, d.period, d.text, s.document
FROM data_note AS d
INNER JOIN source AS s ON d.source_id = s.id
WHERE d.indicator_id = ANY (@Value) OR (d.indicator_id IS NULL AND array_position(@Value, NULL) IS NOT NULL)
ORDER BY d.indicator_id, d.position, d.key

-- 3
SELECT i.indicator_id, p0.code, p.code, p.title, i.weight, i.basis, i.rationale, i.lines
FROM indicator_link AS i
INNER JOIN project AS p ON i.project_id = p.id
INNER JOIN pillar AS p0 ON p.pillar_id = p0.id
WHERE i.indicator_id = ANY (@Value)
ORDER BY i.indicator_id, i.position, i.key

-- 4
SELECT s.indicator_id, r.code, r.name, r.kind, o.period, o.value, o.status, s.latest_id, o0.period, o0.value, s.baseline_id, s.change, s.relative_change, s.change_reason, s.trend, s.rank, s.ranked_count
FROM series AS s
INNER JOIN region AS r ON s.region_id = r.id
LEFT JOIN observation AS o ON s.latest_id = o.id
LEFT JOIN observation AS o0 ON s.baseline_id = o0.id
WHERE s.indicator_id = ANY (@Value)
ORDER BY s.indicator_id, s.key

-- 5
SELECT o.indicator_id, count(*)::int
FROM observation AS o
WHERE o.indicator_id = ANY (@Value)
GROUP BY o.indicator_id
ORDER BY o.indicator_id

-- 6
SELECT o.indicator_id, r.code, o.period, o.value, o.missing_reason, o.status, s.code
FROM observation AS o
INNER JOIN region AS r ON o.region_id = r.id
INNER JOIN source AS s ON o.source_id = s.id
WHERE o.indicator_id = ANY (@Value)
ORDER BY o.indicator_id, o.key

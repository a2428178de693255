-- 1
SELECT "s"."key", "s"."code", "s"."unit", "r0"."code", "r0"."name", "s"."period", "o"."value", CASE
    WHEN "s"."observation_id" IS NOT NULL THEN "o"."missing_reason"
    WHEN "r0"."kind" = 3 AND "s"."additivity" = 1 THEN 8
    ELSE 9
END, "s"."granted", "s"."granted_each", CASE
    WHEN "s"."granted_through" IS NULL THEN 0
    WHEN "s"."granted" IS NULL THEN 1
END, CASE
    WHEN "s"."additivity" = 0 THEN NULL
    ELSE "o"."value" - "s"."province_value"
END, CASE
    WHEN "s"."additivity" = 0 THEN NULL
    ELSE "o"."value" - "s"."country_value"
END, "o"."status", "s0"."code", "s"."observation_id"
FROM (
    SELECT "r"."country_value", "r"."granted", "r"."granted_each", "r"."granted_through", "r"."key", "r"."observation_id", "r"."period", "r"."province_value", "r"."region_id", "i"."additivity", "i"."code", "i"."unit"
    FROM (
        SELECT (i.id * 1000 + r.id) * 1000 + p.id % 1000 AS id, i.key || '/' || r.key || '/' || p.code AS key,
          i.id AS indicator_id, r.id AS region_id, p.code AS period, LOWER(p.code) AS period_folded, p.year AS year, p.granted_through AS granted_through,
          CASE WHEN p.granted_through IS NOT NULL AND (r.kind = 0 OR r.id = deal.region_id) THEN COALESCE(g.cents, 0) END AS granted,
          CASE WHEN p.granted_through IS NOT NULL AND (m.inhabitants > 0 OR (r.id = deal.region_id AND deal.inhabitants > 0)) THEN COALESCE(g.cents_each, 0) END AS granted_each,
          o.id AS observation_id, po.value AS province_value, co.value AS country_value
        FROM indicator AS i
        JOIN panel_period AS p ON p.programme_id = i.programme_id
        CROSS JOIN region AS r
        LEFT JOIN programme AS deal ON deal.id = i.programme_id
        LEFT JOIN municipality AS m ON m.region_id = r.id
        LEFT JOIN panel_grant AS g ON g.indicator_id = i.id AND g.region_id = r.id AND g.through = p.granted_through
        LEFT JOIN region AS province ON province.id = r.parent_id AND province.kind = 1
        LEFT JOIN region AS country ON country.id = COALESCE(province.parent_id, r.parent_id) AND country.kind = 2
        LEFT JOIN observation AS o ON o.key = i.key || '/' || r.key || '/' || p.code
        LEFT JOIN observation AS po ON po.key = i.key || '/' || province.key || '/' || p.code
        LEFT JOIN observation AS co ON co.key = i.key || '/' || country.key || '/' || p.code
    ) AS "r"
    INNER JOIN "indicator" AS "i" ON "r"."indicator_id" = "i"."id"
    WHERE "i"."code" IN (
        SELECT "v"."value"
        FROM json_each(@Value) AS "v"
    )
    ORDER BY "r"."key"
    LIMIT @Value1
) AS "s"
INNER JOIN "region" AS "r0" ON "s"."region_id" = "r0"."id"
LEFT JOIN "observation" AS "o" ON "s"."observation_id" = "o"."id"
LEFT JOIN "source" AS "s0" ON "o"."source_id" = "s0"."id"
ORDER BY "s"."key"

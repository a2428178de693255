-- 1
SELECT "i"."name", "i"."definition", "i"."unit", "i"."normalised_unit", "i"."direction", "i"."additivity", "i"."id"
FROM "indicator" AS "i"
WHERE "i"."code" = @Value
ORDER BY "i"."key"
LIMIT @Value1

-- 2
SELECT "d"."indicator_id", "d"."kind", "d"."period", "d"."text", "s"."document"
FROM "data_note" AS "d"
INNER JOIN "source" AS "s" ON "d"."source_id" = "s"."id"
WHERE "d"."indicator_id" IN (
    SELECT "v"."value"
    FROM json_each(@Value) AS "v"
)
ORDER BY "d"."indicator_id", "d"."position", "d"."key"

-- 3
SELECT "i2"."indicator_id", "p0"."code", "p"."code", "p"."title", "i2"."weight", "i2"."basis", "i2"."rationale", "i2"."lines"
FROM "indicator" AS "i"
INNER JOIN (
    SELECT "i1"."basis", "i1"."indicator_id", "i1"."key", "i1"."lines", "i1"."position", "i1"."project_id", "i1"."rationale", "i1"."weight"
    FROM (
        SELECT "i0"."basis", "i0"."indicator_id", "i0"."key", "i0"."lines", "i0"."position", "i0"."project_id", "i0"."rationale", "i0"."weight", ROW_NUMBER() OVER(PARTITION BY "i0"."indicator_id" ORDER BY "i0"."position", "i0"."key") AS "row"
        FROM "indicator_link" AS "i0"
        WHERE "i0"."indicator_id" IN (
            SELECT "v0"."value"
            FROM json_each(@Value) AS "v0"
        )
    ) AS "i1"
    WHERE "i1"."row" <= @Value2
) AS "i2" ON "i"."id" = "i2"."indicator_id"
INNER JOIN "project" AS "p" ON "i2"."project_id" = "p"."id"
INNER JOIN "pillar" AS "p0" ON "p"."pillar_id" = "p0"."id"
WHERE "i"."id" IN (
    SELECT "v"."value"
    FROM json_each(@Value) AS "v"
)
ORDER BY "i2"."indicator_id", "i2"."position", "i2"."key"

-- 4
SELECT "s1"."indicator_id", "r"."code", "r"."name", "r"."kind", "o"."period", "o"."value", "o"."status", "s1"."latest_id", "o0"."period", "o0"."value", "s1"."baseline_id", "s1"."change", "s1"."relative_change", "s1"."change_reason", "s1"."trend", "s1"."rank", "s1"."ranked_count"
FROM "indicator" AS "i"
INNER JOIN (
    SELECT "s0"."baseline_id", "s0"."change", "s0"."change_reason", "s0"."indicator_id", "s0"."key", "s0"."latest_id", "s0"."rank", "s0"."ranked_count", "s0"."region_id", "s0"."relative_change", "s0"."trend"
    FROM (
        SELECT "s"."baseline_id", "s"."change", "s"."change_reason", "s"."indicator_id", "s"."key", "s"."latest_id", "s"."rank", "s"."ranked_count", "s"."region_id", "s"."relative_change", "s"."trend", ROW_NUMBER() OVER(PARTITION BY "s"."indicator_id" ORDER BY "s"."key") AS "row"
        FROM "series" AS "s"
        WHERE "s"."indicator_id" IN (
            SELECT "v0"."value"
            FROM json_each(@Value) AS "v0"
        )
    ) AS "s0"
    WHERE "s0"."row" <= @Value2
) AS "s1" ON "i"."id" = "s1"."indicator_id"
INNER JOIN "region" AS "r" ON "s1"."region_id" = "r"."id"
LEFT JOIN "observation" AS "o" ON "s1"."latest_id" = "o"."id"
LEFT JOIN "observation" AS "o0" ON "s1"."baseline_id" = "o0"."id"
WHERE "i"."id" IN (
    SELECT "v"."value"
    FROM json_each(@Value) AS "v"
)
ORDER BY "s1"."indicator_id", "s1"."key"

-- 5
SELECT "o"."indicator_id", COUNT(*)
FROM "observation" AS "o"
WHERE "o"."indicator_id" IN (
    SELECT "v"."value"
    FROM json_each(@Value) AS "v"
)
GROUP BY "o"."indicator_id"
ORDER BY "o"."indicator_id"

-- 6
SELECT "o1"."indicator_id", "r"."code", "o1"."period", "o1"."value", "o1"."missing_reason", "o1"."status", "s"."code"
FROM "indicator" AS "i"
INNER JOIN (
    SELECT "o0"."indicator_id", "o0"."key", "o0"."missing_reason", "o0"."period", "o0"."region_id", "o0"."source_id", "o0"."status", "o0"."value"
    FROM (
        SELECT "o"."indicator_id", "o"."key", "o"."missing_reason", "o"."period", "o"."region_id", "o"."source_id", "o"."status", "o"."value", ROW_NUMBER() OVER(PARTITION BY "o"."indicator_id" ORDER BY "o"."key") AS "row"
        FROM "observation" AS "o"
        WHERE "o"."indicator_id" IN (
            SELECT "v0"."value"
            FROM json_each(@Value) AS "v0"
        )
    ) AS "o0"
    WHERE "o0"."row" <= @Value2
) AS "o1" ON "i"."id" = "o1"."indicator_id"
INNER JOIN "region" AS "r" ON "o1"."region_id" = "r"."id"
INNER JOIN "source" AS "s" ON "o1"."source_id" = "s"."id"
WHERE "i"."id" IN (
    SELECT "v"."value"
    FROM json_each(@Value) AS "v"
)
ORDER BY "o1"."indicator_id", "o1"."key"

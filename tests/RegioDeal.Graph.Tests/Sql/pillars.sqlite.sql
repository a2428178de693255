-- 1
SELECT "p"."code", "p"."id"
FROM "pillar" AS "p"
ORDER BY "p"."position", "p"."key"

-- 2
SELECT "p"."pillar_id", COUNT(*)
FROM "project" AS "p"
GROUP BY "p"."pillar_id"
ORDER BY "p"."pillar_id"

-- 3
SELECT "s0"."pillar_id", "s0"."code", "t0"."name", "s0"."theme_id", "s0"."id"
FROM "pillar" AS "p"
INNER JOIN (
    SELECT "s"."id", "s"."code", "s"."key", "s"."pillar_id", "s"."theme_id"
    FROM (
        SELECT "p0"."id", "p0"."code", "p0"."key", "p0"."pillar_id", "p0"."theme_id", ROW_NUMBER() OVER(PARTITION BY "p0"."pillar_id" ORDER BY CASE
            WHEN "t"."name_folded" IS NULL THEN 1
            ELSE 0
        END, "t"."name_folded", "p0"."key") AS "row"
        FROM "project" AS "p0"
        LEFT JOIN "theme" AS "t" ON "p0"."theme_id" = "t"."id"
    ) AS "s"
    WHERE "s"."row" <= @Value
) AS "s0" ON "p"."id" = "s0"."pillar_id"
LEFT JOIN "theme" AS "t0" ON "s0"."theme_id" = "t0"."id"
ORDER BY "s0"."pillar_id", CASE
    WHEN "t0"."name_folded" IS NULL THEN 1
    ELSE 0
END, "t0"."name_folded", "s0"."key"

-- 4
SELECT "a1"."project_id", "a1"."cents"
FROM "project" AS "p"
INNER JOIN (
    SELECT "a0"."cents", "a0"."key", "a0"."printed_order", "a0"."project_id"
    FROM (
        SELECT "a"."cents", "a"."key", "a"."printed_order", "a"."project_id", ROW_NUMBER() OVER(PARTITION BY "a"."project_id" ORDER BY "a"."printed_order", "a"."key") AS "row"
        FROM "allocation" AS "a"
        WHERE "a"."project_id" IN (
            SELECT "v0"."value"
            FROM json_each(@Value1) AS "v0"
        )
    ) AS "a0"
    WHERE "a0"."row" <= @Value2
) AS "a1" ON "p"."id" = "a1"."project_id"
WHERE "p"."id" IN (
    SELECT "v"."value"
    FROM json_each(@Value) AS "v"
)
ORDER BY "a1"."project_id", "a1"."printed_order", "a1"."key"

-- 5
SELECT "p"."id", "t"."id", "t"."number", COALESCE("s0"."Item3", 0)
FROM "pillar" AS "p"
INNER JOIN "tranche" AS "t" ON "p"."programme_id" = "t"."programme_id"
LEFT JOIN (
    SELECT "s"."pillar_id" AS "Item1", "s"."tranche_id" AS "Item2", COALESCE(SUM("s"."summed_cents"), 0) AS "Item3"
    FROM "spending_sum" AS "s"
    GROUP BY "s"."pillar_id", "s"."tranche_id"
) AS "s0" ON "p"."id" = "s0"."Item1" AND "t"."id" = "s0"."Item2"
ORDER BY "p"."id", "t"."number", "t"."key"

-- 6
SELECT "r0"."Item1", "r0"."Item2", "r0"."Item3", COUNT(*), MIN("r0"."Item5"), MAX("r0"."Item5")
FROM (
    SELECT "r"."pillar_id" AS "Item1", "r"."tranche_id" AS "Item2", "r"."reading_count" AS "Item3", COALESCE(SUM("r"."summed_cents"), 0) AS "Item5"
    FROM "reading_sum" AS "r"
    GROUP BY "r"."pillar_id", "r"."tranche_id", "r"."reading_count", "r"."reading_id"
) AS "r0"
GROUP BY "r0"."Item1", "r0"."Item2", "r0"."Item3"

-- 7
SELECT "r"."pillar_id", "r"."tranche_id", "r"."reading_count", COALESCE(SUM("r"."summed_cents"), 0), "r"."reading_id"
FROM "reading_sum" AS "r"
GROUP BY "r"."pillar_id", "r"."tranche_id", "r"."reading_count", "r"."reading_id"

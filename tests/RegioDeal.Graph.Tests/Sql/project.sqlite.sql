-- 1
SELECT "s"."title", "s"."status", "o"."name", "s"."name", "s"."id", "s"."spending_amount_stored", "s"."spending_share_stored"
FROM (
    SELECT "p"."id", "p"."key", "p"."lead_id", "p"."spending_amount_stored", "p"."spending_share_stored", "p"."status", "p"."title", "p0"."name"
    FROM "project" AS "p"
    INNER JOIN "pillar" AS "p0" ON "p"."pillar_id" = "p0"."id"
    WHERE "p0"."code" = @Value AND "p"."code" = @Value1
    ORDER BY "p"."key"
    LIMIT @Value2
) AS "s"
INNER JOIN "organisation" AS "o" ON "s"."lead_id" = "o"."id"
ORDER BY "s"."key"

-- 2
SELECT "a"."project_id", "a"."cents", "a"."certainty", "t"."number", "a"."id", "s"."document", "a"."lines"
FROM "allocation" AS "a"
INNER JOIN "tranche" AS "t" ON "a"."tranche_id" = "t"."id"
INNER JOIN "source" AS "s" ON "a"."source_id" = "s"."id"
WHERE "a"."project_id" IN (
    SELECT "v"."value"
    FROM json_each(@Value) AS "v"
)
ORDER BY "a"."project_id", "a"."printed_order", "a"."key"

-- 3
SELECT "a"."allocation_id", "t"."number"
FROM "allocation_alternative" AS "a"
INNER JOIN "tranche" AS "t" ON "a"."tranche_id" = "t"."id"
WHERE "a"."allocation_id" IN (
    SELECT "v"."value"
    FROM json_each(@Value) AS "v"
)
ORDER BY "a"."allocation_id", "t"."number", "t"."key"

-- 4
SELECT "p"."id", "t"."id", "t"."number", COALESCE("a0"."Item3", 0), COALESCE("a0"."Item5", 0)
FROM "project" AS "p"
INNER JOIN "tranche" AS "t" ON "p"."programme_id" = "t"."programme_id"
LEFT JOIN (
    SELECT "a"."project_id" AS "Item1", "a"."tranche_id" AS "Item2", COALESCE(SUM("a"."cents"), 0) AS "Item3", COALESCE(SUM(CASE
        WHEN "a"."certainty" = 0 THEN "a"."cents"
        ELSE 0
    END), 0) AS "Item5"
    FROM "allocation" AS "a"
    WHERE "a"."project_id" IN (
        SELECT "v0"."value"
        FROM json_each(@Value1) AS "v0"
    )
    GROUP BY "a"."project_id", "a"."tranche_id"
) AS "a0" ON "p"."id" = "a0"."Item1" AND "t"."id" = "a0"."Item2"
WHERE "p"."id" IN (
    SELECT "v"."value"
    FROM json_each(@Value) AS "v"
)
ORDER BY "p"."id", "t"."number", "t"."key"

-- 5
SELECT "s"."Item1", "s"."Item2", "s"."Item3", "s"."Item4", COUNT(*), MIN("s"."Item6"), MAX("s"."Item6")
FROM (
    SELECT "a"."project_id" AS "Item1", "r"."tranche_id" AS "Item2", "r0"."pillar_id" AS "Item3", "r0"."reading_count" AS "Item4", COALESCE(SUM("r"."cents"), 0) AS "Item6"
    FROM "reading_part" AS "r"
    INNER JOIN "allocation" AS "a" ON "r"."allocation_id" = "a"."id"
    INNER JOIN "reading" AS "r0" ON "r"."reading_id" = "r0"."id"
    WHERE "a"."project_id" IN (
        SELECT "v"."value"
        FROM json_each(@Value) AS "v"
    )
    GROUP BY "a"."project_id", "r"."tranche_id", "r0"."pillar_id", "r0"."reading_count", "r"."reading_id"
) AS "s"
GROUP BY "s"."Item1", "s"."Item2", "s"."Item3", "s"."Item4"

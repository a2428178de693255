-- 1
SELECT "m"."key", "m"."code", "m"."name", "m"."spending_amount_stored", COALESCE((
    SELECT MAX(CAST("s"."municipality_basis" AS INTEGER))
    FROM "spending_part" AS "s"
    WHERE "m"."id" = "s"."municipality_id"), 0)
FROM "municipality" AS "m"
WHERE "m"."key" IN (
    SELECT "v"."value"
    FROM json_each(@Value) AS "v"
)

-- 2
SELECT "p"."key", "p"."code", "p"."title", "p"."id", "p"."spending_amount_stored"
FROM "project" AS "p"
WHERE "p"."key" IN (
    SELECT "v"."value"
    FROM json_each(@Value) AS "v"
)

-- 3
SELECT "a"."project_id", COUNT(*)
FROM "allocation" AS "a"
WHERE "a"."project_id" IN (
    SELECT "v"."value"
    FROM json_each(@Value) AS "v"
)
GROUP BY "a"."project_id"
ORDER BY "a"."project_id"

-- 4
SELECT "a"."project_id", "a"."cents"
FROM "allocation" AS "a"
WHERE "a"."project_id" IN (
    SELECT "v"."value"
    FROM json_each(@Value) AS "v"
)
ORDER BY "a"."project_id", "a"."printed_order", "a"."key"

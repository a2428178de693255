-- 1
SELECT "i"."name", "i"."unit", "i"."direction", "i"."spending_amount_stored", "i"."spending_share_stored", "i"."spending_per_inhabitant_stored", COALESCE((
    SELECT MAX(CAST("s"."indicator_basis" AS INTEGER))
    FROM "spending_part" AS "s"
    WHERE "i"."id" = "s"."indicator_id"), 0), "i"."id"
FROM "indicator" AS "i"
LEFT JOIN "pillar" AS "p" ON "i"."pillar_id" = "p"."id"
WHERE "p"."code" IS NOT NULL AND "p"."code" = @Value AND "i"."spending_amount_stored" > @Value1
ORDER BY "i"."spending_amount_stored" DESC, "i"."key"
LIMIT @Value2

-- 2
SELECT "i"."id", "t"."id", "t"."number", COALESCE("s0"."Item3", 0)
FROM "indicator" AS "i"
CROSS JOIN "tranche" AS "t"
LEFT JOIN (
    SELECT "s"."indicator_id" AS "Item1", "s"."tranche_id" AS "Item2", COALESCE(SUM("s"."part_cents"), 0) AS "Item3"
    FROM "spending_part" AS "s"
    WHERE "s"."indicator_id" IN (
        SELECT "v0"."value"
        FROM json_each(@Value1) AS "v0"
    )
    GROUP BY "s"."indicator_id", "s"."tranche_id"
) AS "s0" ON "i"."id" = "s0"."Item1" AND "t"."id" = "s0"."Item2"
WHERE "i"."id" IN (
    SELECT "v"."value"
    FROM json_each(@Value) AS "v"
) AND "i"."programme_id" = "t"."programme_id"
ORDER BY "i"."id", "t"."number", "t"."key"

-- 3
SELECT "s0"."Item1", "m"."id", "m"."name", "s0"."Item3"
FROM (
    SELECT "s"."indicator_id" AS "Item1", "s"."municipality_id" AS "Item2", COALESCE(SUM("s"."part_cents"), 0) AS "Item3"
    FROM "spending_part" AS "s"
    WHERE "s"."indicator_id" IN (
        SELECT "v"."value"
        FROM json_each(@Value) AS "v"
    )
    GROUP BY "s"."indicator_id", "s"."municipality_id"
) AS "s0"
LEFT JOIN "municipality" AS "m" ON "s0"."Item2" = "m"."id"
ORDER BY "s0"."Item1", CASE
    WHEN "m"."id" IS NULL THEN 1
    ELSE 0
END, "m"."name", "m"."key"

-- 4
SELECT "i"."indicator_id", "p"."code", "p"."title", "o"."name"
FROM "indicator_link" AS "i"
INNER JOIN "project" AS "p" ON "i"."project_id" = "p"."id"
INNER JOIN "organisation" AS "o" ON "p"."lead_id" = "o"."id"
WHERE "i"."indicator_id" IN (
    SELECT "v"."value"
    FROM json_each(@Value) AS "v"
)
ORDER BY "i"."indicator_id", "p"."position", "p"."key"

-- 5
SELECT "s"."indicator_id", "r"."name", "o"."period", "o"."value", "s"."baseline_id", "o0"."period", "o0"."value", "s"."latest_id", "s"."change", "s"."change_reason", "s"."trend", "s"."trend_reason"
FROM "series" AS "s"
INNER JOIN "region" AS "r" ON "s"."region_id" = "r"."id"
LEFT JOIN "municipality" AS "m" ON "r"."id" = "m"."region_id"
LEFT JOIN "observation" AS "o" ON "s"."baseline_id" = "o"."id"
LEFT JOIN "observation" AS "o0" ON "s"."latest_id" = "o0"."id"
WHERE "s"."indicator_id" IN (
    SELECT "v"."value"
    FROM json_each(@Value) AS "v"
) AND "m"."participates_stored" IS NOT NULL AND "m"."participates_stored"
ORDER BY "s"."indicator_id", "s"."key"

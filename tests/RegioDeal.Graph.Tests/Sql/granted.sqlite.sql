-- 1
SELECT COUNT(*)
FROM (
    SELECT 1 AS "Key0"
    FROM "project" AS "p"
    WHERE (
        SELECT COALESCE(SUM("a"."cents"), 0)
        FROM "allocation" AS "a"
        INNER JOIN "tranche" AS "t" ON "a"."tranche_id" = "t"."id"
        WHERE "p"."id" = "a"."project_id" AND "t"."number" = @Value) >= @Value1
) AS "p0"
GROUP BY "p0"."Key0"

-- 2
SELECT "p1"."code", "p1"."title", "p0"."code", "o"."name", "p1"."id", (
    SELECT COALESCE(SUM("s"."summed_cents"), 0)
    FROM "spending_sum" AS "s"
    INNER JOIN "tranche" AS "t1" ON "s"."tranche_id" = "t1"."id"
    WHERE "p2"."id" = "s"."programme_id" AND "t1"."number" = @Value), "p2"."inhabitants"
FROM (
    SELECT "p"."id", "p"."code", "p"."key", "p"."lead_id", "p"."pillar_id", "p"."programme_id", "p"."title", (
        SELECT COALESCE(SUM("a0"."cents"), 0)
        FROM "allocation" AS "a0"
        INNER JOIN "tranche" AS "t0" ON "a0"."tranche_id" = "t0"."id"
        WHERE "p"."id" = "a0"."project_id" AND "t0"."number" = @Value) AS "c", CASE
        WHEN (
            SELECT COALESCE(SUM("a2"."cents"), 0)
            FROM (
                SELECT "a1"."cents", 1 AS "Key0"
                FROM "allocation" AS "a1"
                WHERE "p"."id" = "a1"."project_id" AND "a1"."certainty" = @Value3
            ) AS "a2"
            GROUP BY "a2"."Key0"
            LIMIT 1) IS NULL THEN 1
        ELSE 0
    END AS "c0", (
        SELECT COALESCE(SUM("a4"."cents"), 0)
        FROM (
            SELECT "a3"."cents", 1 AS "Key0"
            FROM "allocation" AS "a3"
            WHERE "p"."id" = "a3"."project_id" AND "a3"."certainty" = @Value3
        ) AS "a4"
        GROUP BY "a4"."Key0"
        LIMIT 1) AS "c1"
    FROM "project" AS "p"
    WHERE (
        SELECT COALESCE(SUM("a"."cents"), 0)
        FROM "allocation" AS "a"
        INNER JOIN "tranche" AS "t" ON "a"."tranche_id" = "t"."id"
        WHERE "p"."id" = "a"."project_id" AND "t"."number" = @Value) >= @Value1
    ORDER BY (
        SELECT COALESCE(SUM("a0"."cents"), 0)
        FROM "allocation" AS "a0"
        INNER JOIN "tranche" AS "t0" ON "a0"."tranche_id" = "t0"."id"
        WHERE "p"."id" = "a0"."project_id" AND "t0"."number" = @Value) DESC, CASE
        WHEN (
            SELECT COALESCE(SUM("a2"."cents"), 0)
            FROM (
                SELECT "a1"."cents", 1 AS "Key0"
                FROM "allocation" AS "a1"
                WHERE "p"."id" = "a1"."project_id" AND "a1"."certainty" = @Value3
            ) AS "a2"
            GROUP BY "a2"."Key0"
            LIMIT 1) IS NULL THEN 1
        ELSE 0
    END, (
        SELECT COALESCE(SUM("a4"."cents"), 0)
        FROM (
            SELECT "a3"."cents", 1 AS "Key0"
            FROM "allocation" AS "a3"
            WHERE "p"."id" = "a3"."project_id" AND "a3"."certainty" = @Value3
        ) AS "a4"
        GROUP BY "a4"."Key0"
        LIMIT 1) DESC, "p"."key"
    LIMIT @Value5
) AS "p1"
INNER JOIN "pillar" AS "p0" ON "p1"."pillar_id" = "p0"."id"
INNER JOIN "organisation" AS "o" ON "p1"."lead_id" = "o"."id"
INNER JOIN "programme" AS "p2" ON "p1"."programme_id" = "p2"."id"
ORDER BY "p1"."c" DESC, "p1"."c0", "p1"."c1" DESC, "p1"."key"

-- 3
SELECT "a"."project_id", COALESCE(SUM("a"."cents"), 0), COUNT(*), COALESCE(SUM(CASE
    WHEN "a"."certainty" = 0 THEN "a"."cents"
    ELSE 0
END), 0)
FROM "allocation" AS "a"
INNER JOIN "tranche" AS "t" ON "a"."tranche_id" = "t"."id"
WHERE "a"."project_id" IN (
    SELECT "v"."value"
    FROM json_each(@Value) AS "v"
) AND "t"."number" = @Value1
GROUP BY "a"."project_id"
ORDER BY "a"."project_id"

-- 4
SELECT "s"."Item1", "s"."Item2", "s"."Item3", COUNT(*), MIN("s"."Item5"), MAX("s"."Item5")
FROM (
    SELECT "a"."project_id" AS "Item1", "r0"."pillar_id" AS "Item2", "r0"."reading_count" AS "Item3", COALESCE(SUM("r"."cents"), 0) AS "Item5"
    FROM "reading_part" AS "r"
    INNER JOIN "allocation" AS "a" ON "r"."allocation_id" = "a"."id"
    INNER JOIN "tranche" AS "t" ON "r"."tranche_id" = "t"."id"
    INNER JOIN "reading" AS "r0" ON "r"."reading_id" = "r0"."id"
    WHERE "a"."project_id" IN (
        SELECT "v"."value"
        FROM json_each(@Value) AS "v"
    ) AND "t"."number" = @Value1
    GROUP BY "a"."project_id", "r0"."pillar_id", "r0"."reading_count", "r"."reading_id"
) AS "s"
GROUP BY "s"."Item1", "s"."Item2", "s"."Item3"

-- 5
SELECT "a"."project_id", COUNT(*), COALESCE(SUM("a"."cents"), 0)
FROM "allocation" AS "a"
WHERE "a"."project_id" IN (
    SELECT "v"."value"
    FROM json_each(@Value) AS "v"
) AND "a"."certainty" = @Value1
GROUP BY "a"."project_id"
ORDER BY "a"."project_id"

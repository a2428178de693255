-- 1
SELECT "p"."id", "t"."id", "a0"."Item3", "p"."code", "t"."number", "a0"."Item4"
FROM (
    SELECT "a"."pillar_id" AS "Item1", "a"."tranche_id" AS "Item2", COALESCE(SUM("a"."cents"), 0) AS "Item3", COUNT(*) AS "Item4"
    FROM "allocation" AS "a"
    GROUP BY "a"."pillar_id", "a"."tranche_id"
) AS "a0"
INNER JOIN "pillar" AS "p" ON "a0"."Item1" = "p"."id"
INNER JOIN "tranche" AS "t" ON "a0"."Item2" = "t"."id"
ORDER BY "p"."position", "p"."key", "t"."number", "t"."key"

-- 1
SELECT "p"."id", "t"."id", "s"."summed_cents", "p"."code", "t"."number", "s"."allocations"
FROM "spending_sum" AS "s"
INNER JOIN "pillar" AS "p" ON "s"."pillar_id" = "p"."id"
INNER JOIN "tranche" AS "t" ON "s"."tranche_id" = "t"."id"
ORDER BY "p"."position", "p"."key", "t"."number", "t"."key"

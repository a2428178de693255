namespace RegioDeal.Graph.Benchmarks.Comparing;

/// <summary>What the pillars were granted by tranche, for those who write SQL by hand.</summary>
internal static class SpendingLines
{
    /// <summary>Of each pillar, by its place, all tranches of its programme: <c>pillar_id</c>, the <c>number</c> of the tranche, <c>cents</c>, and the <c>least</c> and <c>most</c> that they can be.</summary>
    /// <remarks>From the sums that the import makes, as the API has them. The bounds are of the sums that the readings of the pillar give; a reading with nothing in the tranche gives 0.</remarks>
    public const string Sql = """
        SELECT i.id AS pillar_id, t.number, coalesce(a.summed_cents, 0) AS cents, coalesce(b.least, 0) AS least, coalesce(b.most, 0) AS most
        FROM pillar AS i
        JOIN tranche AS t ON t.programme_id = i.programme_id
        LEFT JOIN spending_sum AS a ON a.pillar_id = i.id AND a.tranche_id = t.id
        LEFT JOIN (
          SELECT
            pillar_id,
            tranche_id,
            CASE WHEN count(*) < min(reading_count) THEN least(0, min(summed_cents)) ELSE min(summed_cents) END AS least,
            CASE WHEN count(*) < min(reading_count) THEN greatest(0, max(summed_cents)) ELSE max(summed_cents) END AS most
          FROM reading_sum
          GROUP BY pillar_id, tranche_id
        ) AS b ON b.pillar_id = i.id AND b.tranche_id = t.id
        ORDER BY i.position, i.key, t.number, t.key
        """;
}

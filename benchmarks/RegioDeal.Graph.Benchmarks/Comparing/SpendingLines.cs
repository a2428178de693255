namespace RegioDeal.Graph.Benchmarks.Comparing;

/// <summary>What the pillars were granted by tranche, for those who write SQL by hand.</summary>
internal static class SpendingLines
{
    /// <summary>Of each pillar, by its place, all tranches of its programme: <c>pillar_id</c>, the <c>number</c> of the tranche, <c>cents</c>, and the <c>least</c> and <c>most</c> that they can be.</summary>
    /// <remarks>The bounds are of the sums that the readings of the pillar give; a reading with nothing in the tranche gives 0.</remarks>
    public const string Sql = """
        SELECT i.id AS pillar_id, t.number, coalesce(a.cents, 0) AS cents, coalesce(b.least, 0) AS least, coalesce(b.most, 0) AS most
        FROM pillar AS i
        JOIN tranche AS t ON t.programme_id = i.programme_id
        LEFT JOIN (
          SELECT pillar_id, tranche_id, sum(cents)::bigint AS cents FROM allocation GROUP BY pillar_id, tranche_id
        ) AS a ON a.pillar_id = i.id AND a.tranche_id = t.id
        LEFT JOIN (
          SELECT
            r.pillar_id,
            s.tranche_id,
            CASE WHEN count(*) < min(r.reading_count) THEN least(0, min(s.cents)) ELSE min(s.cents) END AS least,
            CASE WHEN count(*) < min(r.reading_count) THEN greatest(0, max(s.cents)) ELSE max(s.cents) END AS most
          FROM (SELECT reading_id, tranche_id, sum(cents)::bigint AS cents FROM reading_part GROUP BY reading_id, tranche_id) AS s
          JOIN reading AS r ON r.id = s.reading_id
          GROUP BY r.pillar_id, s.tranche_id
        ) AS b ON b.pillar_id = i.id AND b.tranche_id = t.id
        ORDER BY i.position, i.key, t.number, t.key
        """;
}

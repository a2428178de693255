namespace RegioDeal.Graph.Benchmarks.Comparing.Running;

/// <summary>Who is compared.</summary>
internal static class Entrants
{
    /// <summary>The one that all others are measured by.</summary>
    public const string Yardstick = "yardstick";

    /// <summary>PostgreSQL builds the answer.</summary>
    public const string SqlJson = "SQL builds JSON";

    /// <summary>PostGraphile.</summary>
    public const string PostGraphile = "PostGraphile";

    /// <summary>The least that a server can do.</summary>
    public const string Constant = "constant";

    /// <summary>This API on PostgreSQL, whose answers are those that all must give.</summary>
    public static Entrant OwnOnPostgres { get; } = new(new OwnOnPostgres(), new Asked(TrustedDocument.Path));

    /// <summary>This API on SQLite.</summary>
    public static Entrant OwnOnSqlite { get; } = new(new OwnOnSqlite(), new Asked(TrustedDocument.Path));

    /// <summary>This API with its response cache.</summary>
    public static Entrant OwnKept { get; } = new(new OwnKept(), new Asked(TrustedDocument.Path));

    /// <summary>This API in each of its ways.</summary>
    public static IReadOnlyList<Entrant> Own { get; } = [OwnOnPostgres, OwnOnSqlite, OwnKept];

    /// <summary>All, in the order in which they start.</summary>
    /// <param name="answers">The folder of what the constant server answers.</param>
    public static IReadOnlyList<Entrant> All(string answers) =>
    [
        .. Own,
    ];
}

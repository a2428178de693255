using RegioDeal.Graph.Benchmarks.Comparing.Constant;
using RegioDeal.Graph.Benchmarks.Comparing.EntityResolvers;
using RegioDeal.Graph.Benchmarks.Comparing.Handwritten;
using RegioDeal.Graph.Benchmarks.Comparing.PostGraphile;
using RegioDeal.Graph.Benchmarks.Comparing.SqlJson;

namespace RegioDeal.Graph.Benchmarks.Comparing.Running;

/// <summary>Who is compared.</summary>
internal static class Entrants
{
    /// <summary>The name of the one that all others are measured by.</summary>
    public static string Yardstick { get; } = new HandwrittenContender().Name;

    /// <summary>The name of the one whose answers PostgreSQL builds.</summary>
    public static string SqlJson { get; } = new SqlJsonContender().Name;

    /// <summary>The name of the one that a user of PostgreSQL would pick.</summary>
    public static string PostGraphile { get; } = new PostGraphileContender().Name;

    /// <summary>The name of the least that a server can do.</summary>
    public static string Constant { get; } = new ConstantContender("").Name;

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
        new(new HandwrittenContender()),
        new(new SqlJsonContender()),
        new(new PostGraphileContender()),
        new(new EntityResolversContender()),
        new(new ConstantContender(answers), new Asked($"/{TrustedDocument.Name}")),
    ];
}

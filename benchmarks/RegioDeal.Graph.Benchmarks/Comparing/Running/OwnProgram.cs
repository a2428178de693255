using System.Diagnostics;

namespace RegioDeal.Graph.Benchmarks.Comparing.Running;

/// <summary>This API, as it is delivered, but that no client has a rate.</summary>
internal abstract class OwnProgram : Contender
{
    private const string Variable = "REGIODEAL_BENCHMARK_PROGRAM";

    /// <summary>The program that is measured: the published one that <c>REGIODEAL_BENCHMARK_PROGRAM</c> names, else the one that was built.</summary>
    public static string Program { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? Path.GetFullPath(named) : Path.Combine(AppContext.BaseDirectory, "RegioDeal.Graph.dll");

    /// <summary>Its settings besides.</summary>
    protected abstract IEnumerable<string> Settings(MadeData data);

    /// <inheritdoc/>
    public override ProcessStartInfo Start(MadeData data, Uri address) =>
        new("dotnet", [Program, "--urls", address.GetLeftPart(UriPartial.Authority), "--Server:Rate", "0", .. Settings(data)]);

    /// <inheritdoc/>
    public override Asked Ask(Question question) => new("/graphql", question.Body);
}

/// <summary>This API on PostgreSQL, which plans, runs and writes each answer anew. What the others answer is held against it.</summary>
internal sealed class OwnOnPostgres : OwnProgram
{
    /// <inheritdoc/>
    public override string Name => "ours, PostgreSQL";

    /// <inheritdoc/>
    protected override IEnumerable<string> Settings(MadeData data) => ["--ConnectionStrings:Graph", data.Postgres, "--Server:AnswerCacheMegabytes", "0"];
}

/// <summary>This API on SQLite, which plans, runs and writes each answer anew.</summary>
internal sealed class OwnOnSqlite : OwnProgram
{
    /// <inheritdoc/>
    public override string Name => "ours, SQLite";

    /// <inheritdoc/>
    /// <remarks>A request may ask for its plan: that is how its statements are counted. No other request is answered otherwise for it.</remarks>
    protected override IEnumerable<string> Settings(MadeData data) => ["--Releases:Folder", data.SqliteReleases, "--Server:AnswerCacheMegabytes", "0", "--Server:ShowPlans", "true"];
}

/// <summary>This API with its response cache, asked by GET, as by a client that wants a cached answer.</summary>
internal sealed class OwnKept : OwnProgram
{
    /// <inheritdoc/>
    public override string Name => "ours, kept";

    /// <inheritdoc/>
    public override Asked Ask(Question question) => new($"/graphql?query={Uri.EscapeDataString(question.Document)}");

    /// <inheritdoc/>
    protected override IEnumerable<string> Settings(MadeData data) => ["--ConnectionStrings:Graph", data.Postgres];
}

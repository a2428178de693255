using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RegioDeal.Graph.Benchmarks.Comparing;

/// <summary>A program that answers the questions over HTTP, in a process of its own.</summary>
internal abstract class Contender
{
    /// <summary>Its name in the table.</summary>
    public abstract string Name { get; }

    /// <summary>Whether it runs on .NET, so that the bytes that it allocates can be read.</summary>
    public virtual bool IsDotNet => true;

    /// <summary>How it is started. It listens at the address, and answers a first request when it is ready.</summary>
    /// <param name="data">What it answers from.</param>
    /// <param name="address">As http://127.0.0.1:5000.</param>
    public abstract ProcessStartInfo Start(MadeData data, Uri address);

    /// <summary>The request that asks a question.</summary>
    public abstract Asked Ask(Question question);

    /// <summary>
    /// The content of its answer in the form of this API's <c>data</c>: the same names, the same order of lists. Names may come in any
    /// order and 1 and 1.0 are the same number. It is compared, and no request of the load is put through it.
    /// </summary>
    /// <exception cref="JsonException">The answer cannot be read.</exception>
    public virtual JsonNode Content(Question question, JsonNode answer) => answer["data"] ?? throw new JsonException($"{Name} has no data for {question.Name}.");
}

/// <summary>A request.</summary>
/// <param name="Path">The path and what follows, as /graphql.</param>
/// <param name="Body">JSON to send by POST; null for GET.</param>
internal sealed record Asked(string Path, string? Body = null);

/// <summary>One release, imported on both databases.</summary>
/// <param name="Times">How many times the projects and the monitor of the seed it has.</param>
/// <param name="Package">The folder of its package.</param>
/// <param name="SqliteReleases">The folder of releases on SQLite, which has it alone; as <c>--Releases:Folder</c>.</param>
/// <param name="Postgres">The connection string of the database on PostgreSQL, which has it alone; as <c>--ConnectionStrings:Graph</c>.</param>
/// <param name="Schema">The schema of the release in it.</param>
internal sealed record MadeData(int Times, string Package, string SqliteReleases, string Postgres, string Schema);

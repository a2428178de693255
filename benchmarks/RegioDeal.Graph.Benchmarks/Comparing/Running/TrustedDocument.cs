namespace RegioDeal.Graph.Benchmarks.Comparing.Running;

/// <summary>The row of the table where a client asks whether the answer that it has is still the answer: a trusted document by GET with <c>If-None-Match</c>.</summary>
internal static class TrustedDocument
{
    /// <summary>The name of the row.</summary>
    public const string Row = "not-modified";

    /// <summary>The document, which is also where the constant server has its answer.</summary>
    public const string Name = "projects";

    /// <summary>Where this API answers it.</summary>
    public const string Path = "/graphql/" + Name;

    /// <summary>All rows of the table, in its order.</summary>
    public static IReadOnlyList<string> Rows { get; } = [.. Question.All.Select(question => question.Name), Row];
}

using System.Text.Json;

namespace RegioDeal.Graph.Benchmarks.Comparing;

/// <summary>A question that every contender answers.</summary>
/// <param name="Name">The name of its file in <c>Questions/</c>, without the ending.</param>
/// <param name="Document">The GraphQL document that asks it of this API.</param>
internal sealed record Question(string Name, string Document)
{
    /// <summary>The questions, in the order of the table.</summary>
    public static IReadOnlyList<Question> All { get; } = [.. new[] { "page", "largest", "tree", "spending", "observations" }.Select(Read)];

    /// <summary>The body of a POST that asks it of this API.</summary>
    public string Body => JsonSerializer.Serialize(new { query = Document });

    private static Question Read(string name) => new(name, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Comparing", "Questions", name + ".graphql")));
}

namespace RegioDeal.Graph.Benchmarks.Comparing.SqlJson;

/// <summary>A program that lets PostgreSQL make the answers.</summary>
internal static class SqlJsonServer
{
    /// <summary>Serves each question at its name until it is ended.</summary>
    /// <param name="postgres">The connection string of the database.</param>
    /// <param name="schema">The schema of the release.</param>
    /// <param name="settings">The settings of the server.</param>
    public static async Task<int> RunAsync(string postgres, string schema, string[] settings)
    {
        await using var source = ReleaseSource.Create(postgres, schema);
        var app = BareServer.Create(settings);
        BareServer.Map(app, "page", () => new SqlJsonAnswer(source, Statements.Page));
        BareServer.Map(app, "largest", () => new SqlJsonAnswer(source, Statements.Largest, "WERKEN"));
        BareServer.Map(app, "tree", () => new SqlJsonAnswer(source, Statements.Tree));
        BareServer.Map(app, "spending", () => new SqlJsonAnswer(source, Statements.Spending));
        BareServer.Map(app, "observations", () => new SqlJsonAnswer(source, Statements.Observations, "GM0114"));
        await app.RunAsync();
        return 0;
    }
}

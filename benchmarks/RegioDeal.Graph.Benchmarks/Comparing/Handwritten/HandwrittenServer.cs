namespace RegioDeal.Graph.Benchmarks.Comparing.Handwritten;

/// <summary>The yardstick: a program that was written by hand for the questions of the comparison and can do nothing else.</summary>
internal static class HandwrittenServer
{
    /// <summary>Serves each question at its name until it is ended.</summary>
    /// <param name="postgres">The connection string of the database.</param>
    /// <param name="schema">The schema of the release.</param>
    /// <param name="settings">The settings of the server.</param>
    public static async Task<int> RunAsync(string postgres, string schema, string[] settings)
    {
        await using var source = ReleaseSource.Create(postgres, schema);
        var app = BareServer.Create(settings);
        BareServer.Map(app, "page", () => new PageAnswer(source));
        BareServer.Map(app, "largest", () => new LargestAnswer(source));
        BareServer.Map(app, "tree", () => new TreeAnswer(source));
        BareServer.Map(app, "spending", () => new SpendingAnswer(source));
        BareServer.Map(app, "observations", () => new ObservationsAnswer(source));
        await app.RunAsync();
        return 0;
    }
}

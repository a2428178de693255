using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RegioDeal.Graph.Planning.GraphQLNet;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Planning.Tests.Lending;

/// <summary>Where the lending graph is asked on one product.</summary>
internal sealed class LendingDesk(LendingDatabase database, IReadOnlyList<LendingData> sets) : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The facts of the database.</summary>
    public static Desk Facts { get; } = new("https://lending.example", "Floor ");

    private readonly List<Exception> faults = [];
    private GraphEngine? engine;

    public LendingDatabase Database => database;

    private GraphEngine Engine => engine ??= new(LendingGraph.Model, database, new PlanLimits(Rows: 5_000_000) { Cost = 1_000_000_000_000 }, report: faults.Add, facts: Facts);

    /// <summary>The rows of the current data set.</summary>
    public LendingData Data => sets[database.Current];

    /// <summary>The SQL of the statements that ran for the last question.</summary>
    public IReadOnlyList<string> Sql => [.. database.Ran.Select(call => call.Sql)];

    public LendingDesk Use(int set)
    {
        database.Current = set;
        return this;
    }

    /// <summary>The whole answer.</summary>
    public async Task<string> Ask(string query, object? variables = null, string? operationName = null, PlanLimits? limits = null, object? extensions = null)
    {
        using var other = limits is null ? null : new GraphEngine(LendingGraph.Model, database, limits, facts: Facts);
        using var answer = await AskAsync(other ?? Engine, query, variables, operationName, extensions);
        return Encoding.UTF8.GetString(answer.Body.Span);
    }

    /// <summary>The data of an answer without errors.</summary>
    public async Task<JsonNode> Find(string query, object? variables = null, string? operationName = null)
    {
        var text = await Ask(query, variables, operationName);
        var answer = JsonNode.Parse(text)!;
        if (answer["errors"] is not null)
        {
            Assert.Fail($"{text}\n{string.Join('\n', faults)}\n{query}\n{Text(variables)}");
        }

        return answer["data"]!;
    }

    /// <summary>How many statements an operation has.</summary>
    public async Task<int> Statements(string query)
    {
        using var answer = await AskAsync(Engine, query, null, null);
        Assert.Equal(AnswerKind.Data, answer.Kind);
        return answer.Operation!.Statements;
    }

    public async ValueTask DisposeAsync()
    {
        engine?.Dispose();
        await database.DisposeAsync();
    }

    public static string Text(object? value) => JsonSerializer.Serialize(value, Readable);

    private async Task<GraphAnswer> AskAsync(GraphEngine by, string query, object? variables, string? operationName, object? extensions = null)
    {
        database.Ran.Clear();
        faults.Clear();
        return await by.AskAsync(
            new GraphRequest(
                query,
                operationName,
                variables is null ? null : JsonSerializer.SerializeToElement(variables),
                extensions is null ? null : JsonSerializer.SerializeToElement(extensions)),
            CancellationToken.None);
    }
}

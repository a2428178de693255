using System.Buffers;
using System.Globalization;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;
using RegioDeal.Graph.Planning.GraphQLNet;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Benchmarks.Inside;

/// <summary>What the parts of an answer take, each alone, for the questions of the comparison: the release is that of the seed, on SQLite. No HTTP, and no kept answer.</summary>
[MemoryDiagnoser]
public class InsideBenchmark
{
    private readonly ArrayBufferWriter<byte> buffer = new(65_536);
    private readonly PlanLimits limits = new();
    private OpenedRelease release = null!; // opened by SetUpAsync
    private ISchema schema = null!;
    private GraphQLOperationDefinition operation = null!;
    private Plan plan = null!;
    private PlanRun done = null!;
    private string document = "";
    private int asked;

    /// <summary>The folder of the release that is measured, and its number.</summary>
    internal static (string Folder, int Number) Release { get; set; }

    /// <summary>The names of the questions.</summary>
    public static IEnumerable<string> Questions => Comparing.Question.All.Select(question => question.Name);

    /// <summary>Which of them.</summary>
    [ParamsSource(nameof(Questions))]
    public string Question { get; set; } = "";

    /// <summary>Opens the release, and makes and runs the plan once.</summary>
    [GlobalSetup]
    public async Task SetUpAsync()
    {
        document = Comparing.Question.All.Single(question => question.Name == Question).Document;
        release = await OpenedRelease.OpenAsync(Release.Folder, Release.Number);
        schema = SchemaBuilder.Build(release.Model, limits);
        var ast = new GraphQLDocumentBuilder().Build(document);
        operation = ast.Definitions.OfType<GraphQLOperationDefinition>().Single();
        var selection = new OperationReader(schema, ast, operation, VariableValues.None).Read();
        await using var context = release.Database.CreateContext();
        plan = new Planner(release.Model, release.Database, context, limits).Plan(selection, new CostReader(schema, limits).Read(selection));
        done = await RunAsync();
        using var answer = await release.Engine.AskAsync(new GraphRequest(document, null, null), CancellationToken.None);
        if (answer.Kind != AnswerKind.Data)
        {
            throw new InvalidOperationException($"{Question} is not answered: {System.Text.Encoding.UTF8.GetString(answer.Body.Span)}");
        }
    }

    /// <summary>Closes it.</summary>
    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        await release.DisposeAsync();
    }

    /// <summary>Text to document: parsed, held against the limits and the schema. The text is another each time, by a number in a comment, so it is never known.</summary>
    [Benchmark]
    public async Task<int> Parse()
    {
        var faults = await release.Engine.CheckAsync(string.Create(CultureInfo.InvariantCulture, $"{document}#{asked++}"), CancellationToken.None);
        return faults.Count == 0 ? 0 : throw new InvalidOperationException(faults[0].Message);
    }

    /// <summary>Document to plan: the SQL by EF Core, and what writes the rows. The document is known, the plan is not.</summary>
    [Benchmark]
    public Task<IReadOnlyList<string>> Plan() => release.Engine.StatementsAsync(document, CancellationToken.None);

    /// <summary>Values to a plan that is known: found by the operation and its shape, held against the limits, and the parameters of the statements that need no other.</summary>
    [Benchmark]
    public int Bind()
    {
        var shape = OperationReader.ShapeOf(schema, operation, VariableValues.None, new HashSet<string>());
        var run = new PlanRun(release.Plans.Of(operation, shape, () => plan).Plan, VariableValues.None, limits.Rows);
        plan.CheckRows(run);
        plan.CheckCost(run, limits.Cost);
        var parameters = 0;
        foreach (var statement in plan.Levels[0])
        {
            parameters += new StatementCall(statement, run).Parameters.Count;
        }

        return parameters;
    }

    /// <summary>Plan to rows: all statements, level by level.</summary>
    [Benchmark]
    public async Task<long> Read() => (await RunAsync()).RowCount;

    /// <summary>Rows to bytes.</summary>
    [Benchmark]
    public long Write()
    {
        buffer.ResetWrittenCount();
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });
        plan.Write(done, json);
        json.Flush();
        return json.BytesCommitted;
    }

    /// <summary>The whole, of a question that is known: what a request takes between HTTP and HTTP.</summary>
    [Benchmark]
    public async Task<int> Answer()
    {
        using var answer = await release.Engine.AskAsync(new GraphRequest(document, null, null), CancellationToken.None);
        return answer.Body.Length;
    }

    private async Task<PlanRun> RunAsync()
    {
        var run = new PlanRun(plan, VariableValues.None, limits.Rows);
        await PlanRunner.RunAsync(plan, run, release.Database, CancellationToken.None);
        return run;
    }
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CommunityToolkit.HighPerformance.Buffers;
using GraphQL;
using GraphQL.Execution;
using GraphQL.SystemTextJson;
using GraphQL.Types;
using GraphQL.Utilities;
using GraphQL.Validation;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using Microsoft.Extensions.Caching.Memory;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Limits;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Planning.GraphQLNet;

/// <summary>A question to the graph.</summary>
/// <param name="Query">The document.</param>
/// <param name="OperationName">Which of its operations; may be left out when there is one.</param>
/// <param name="Variables">A JSON object, or nothing.</param>
/// <param name="Extensions">A JSON object of what is asked beside the answer, or nothing. What is not known in it is passed over.</param>
/// <param name="ShowsPlan">Whether the answer tells in its extensions what it took: statements, slots, rows, time. Not for everybody: it shows the inside.</param>
/// <param name="ShowsCost">Whether the answer tells in its extensions what it was reckoned to cost, and what it may.</param>
/// <param name="Walk">The part of a list that is asked, when it is read from end to end; null when the operation says.</param>
public sealed record GraphRequest(
    string Query, string? OperationName, JsonElement? Variables, JsonElement? Extensions = null, bool ShowsPlan = false, bool ShowsCost = false, ListWalk? Walk = null);

/// <summary>Answers questions from one database: text to document, document to plan, plan to rows, rows to bytes.</summary>
public sealed partial class GraphEngine : IDisposable
{
    private static readonly JsonWriterOptions Json = new()
    {
        // The answer is JSON, never a page: letters with accents may stand as they are.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private const string Internal = "INTERNAL";

    /// <summary>Errors of an answer at most: who mends these sees the others then.</summary>
    private const int MostErrors = 20;

    private static readonly GraphQLSerializer Serializer = new();

    private readonly GraphModel model;
    private readonly GraphDatabase database;
    private readonly PlanLimits limits;
    private readonly Action<Utf8JsonWriter>? writeExtensions;
    private readonly Action<Exception>? report;
    private readonly object? facts;
    private readonly Schema schema;
    private readonly UntoldNames? untold;
    private readonly MemoryCache documents = new(new MemoryCacheOptions { SizeLimit = 4_000_000 });
    private readonly PlanCache<GraphQLOperationDefinition> plans;

    /// <summary>Makes an engine. Its schema is built once.</summary>
    /// <param name="model">The graph as declared.</param>
    /// <param name="database">Where the rows are.</param>
    /// <param name="limits">What a plan is bound by.</param>
    /// <param name="writeExtensions">Writes members of <c>extensions</c> into every answer.</param>
    /// <param name="report">Told of faults of the service; the client only reads that there was one.</param>
    /// <param name="facts">What texts that the program makes say of this database, as where it is reached.</param>
    /// <exception cref="GraphDefinitionException">A field needs other facts.</exception>
    public GraphEngine(
        GraphModel model,
        GraphDatabase database,
        PlanLimits limits,
        Action<Utf8JsonWriter>? writeExtensions = null,
        Action<Exception>? report = null,
        object? facts = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        (this.model, this.database, this.limits, this.writeExtensions, this.report, this.facts) = (model, database, limits, writeExtensions, report, facts);
        if (MadeField.Among(model.Graphs.SelectMany(graph => graph.Fields)).FirstOrDefault(made => !made.Facts.IsInstanceOfType(facts)) is { } lacking)
        {
            throw new GraphDefinitionException($"'{lacking.Name}' is made with {lacking.Facts.Name}. Give the engine one as its facts.");
        }

        schema = SchemaBuilder.Build(model, limits);
        untold = limits.Introspection ? null : new UntoldNames(schema);
        plans = new PlanCache<GraphQLOperationDefinition>(limits.PlanCache);
    }

    /// <summary>How many plans are kept now.</summary>
    internal int PlanCount => plans.Count;

    /// <summary>The schema as text.</summary>
    /// <returns>SDL.</returns>
    public string PrintSchema() => schema.Print(new PrintOptions { IncludeDescriptions = true, StringComparison = StringComparison.Ordinal });

    /// <summary>Answers a question.</summary>
    /// <param name="request">The question.</param>
    /// <param name="cancellationToken">Ends the statements that run for it.</param>
    /// <returns>The answer; a fault is an answer too.</returns>
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    public async Task<GraphAnswer> AskAsync(GraphRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return (await GuardedAsync(time => AnswerAsync(request, time), cancellationToken).ConfigureAwait(false))!;
    }

    /// <summary>Tells what the answer to a question will look like. No database is asked.</summary>
    /// <param name="request">The question.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The fields at the root, or the answer that says what is wrong with the question.</returns>
    public async Task<(IReadOnlyList<AnswerField> Fields, GraphAnswer? Refusal)> DescribeAsync(GraphRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        IReadOnlyList<AnswerField> fields = [];
        var refusal = await GuardedAsync(
            async time =>
            {
                var document = await DocumentAsync(request.Query, time).ConfigureAwait(false);
                var operation = document.Operation(request.OperationName);
                if (operation.Operation != OperationType.Query)
                {
                    return NotAQuery();
                }

                var values = await VariablesAsync(document.Ast, operation, request.Variables, time).ConfigureAwait(false);
                fields = new AnswerReader(schema).Read(new OperationReader(schema, document.Ast, operation, values).Read());
                return null;
            },
            cancellationToken).ConfigureAwait(false);
        return (fields, refusal);
    }

    /// <summary>Answers, and makes an answer of each fault.</summary>
    private async Task<GraphAnswer?> GuardedAsync(Func<CancellationToken, Task<GraphAnswer?>> ask, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(limits.Time);
        try
        {
            return await ask(time.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (time.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            var fault = new OverdueException(limits.Time.TotalSeconds);
            return Refusal([new GraphError(fault.Message, fault.Code, [], [])], AnswerKind.Overdue);
        }
        catch (DatabaseUnavailableException fault)
        {
            report?.Invoke(fault);
            return Refusal([new GraphError(fault.Message, fault.Code, [], [])], AnswerKind.Unavailable);
        }
        catch (GraphException fault)
        {
            return Refusal([new GraphError(fault.Message, fault.Code, fault.Path, fault.Locations)]);
        }
        catch (RefusedException fault)
        {
            return Refusal(fault.Errors);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            report?.Invoke(fault);
            return Answer(AnswerKind.Failure, Internal, null, json =>
            {
                WriteErrors(json, [new GraphError("The service could not answer this. Try again; if it stays, tell its operators.", Internal, [], [])]);
                json.WriteNull("data");
            });
        }
    }

    /// <summary>Runs an operation and asks the database how it runs each statement of it.</summary>
    /// <param name="request">The question.</param>
    /// <param name="cancellationToken">Ends the statements.</param>
    /// <returns>The plan, and for each statement that ran what the database says, in its own words.</returns>
    /// <exception cref="ExplainException">The request is at fault.</exception>
    public async Task<(PlanReport Plan, IReadOnlyDictionary<int, IReadOnlyList<string>> Statements)> ExplainAsync(GraphRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            var document = await DocumentAsync(request.Query, cancellationToken).ConfigureAwait(false);
            var operation = document.Operation(request.OperationName);
            var (plan, run, _, _, shown) = await RunAsync(document, operation, request with { ShowsPlan = true }, cancellationToken).ConfigureAwait(false);
            var explained = new Dictionary<int, IReadOnlyList<string>>();
            foreach (var statement in plan.Statements.Where(statement => run.Trace!.Of(statement.Index) is not null))
            {
                explained[statement.Index] = await database.ExplainAsync(new StatementCall(statement, run), cancellationToken).ConfigureAwait(false);
            }

            return (shown!, explained);
        }
        catch (GraphException fault)
        {
            throw new ExplainException(fault.Path.Count == 0 ? fault.Message : $"{string.Join('.', fault.Path)}: {fault.Message}");
        }
        catch (RefusedException fault)
        {
            throw new ExplainException(string.Join(Environment.NewLine, fault.Errors.Select(error =>
                $"{string.Join(", ", error.Locations.Select(place => FormattableString.Invariant($"line {place.Line} column {place.Column}: ")))}{error.Message}")));
        }
    }

    /// <summary>The statements of an operation whose variables have their defaults, without running them.</summary>
    internal async Task<IReadOnlyList<string>> StatementsAsync(string query, CancellationToken cancellationToken)
    {
        var document = await DocumentAsync(query, cancellationToken).ConfigureAwait(false);
        var operation = document.Operation(null);
        var values = await VariablesAsync(document.Ast, operation, null, cancellationToken).ConfigureAwait(false);
        return [.. MakePlan(document.Ast, operation, values).Statements.Select(statement => statement.Sql)];
    }

    /// <summary>Makes sure that the database can evaluate what no query can order by; a test asks for each database.</summary>
    /// <exception cref="GraphDefinitionException">It cannot.</exception>
    internal void CheckSelectedColumns()
    {
        using var context = database.CreateContext();
        new Planner(model, database, context, limits).CheckSelectedColumns();
    }

    /// <summary>An answer to a request that could not even be read.</summary>
    /// <param name="code">The stable code.</param>
    /// <param name="message">What is wrong and what to do.</param>
    /// <returns>The answer.</returns>
    public GraphAnswer Refuse(string code, string message) => Refusal([new GraphError(message, code, [], [])]);

    /// <inheritdoc/>
    public void Dispose()
    {
        documents.Dispose();
        plans.Dispose();
        schema.Dispose();
    }

    private async Task<GraphAnswer?> AnswerAsync(GraphRequest request, CancellationToken cancellationToken)
    {
        var document = await DocumentAsync(request.Query, cancellationToken).ConfigureAwait(false);
        var operation = document.Operation(request.OperationName);
        if (operation.Operation != OperationType.Query)
        {
            return NotAQuery();
        }

        var (plan, run, wasKnown, cost, shown) = await RunAsync(document, operation, request, cancellationToken).ConfigureAwait(false);
        var answer = Answer(
            AnswerKind.Data,
            null,
            new OperationFacts(operation.Name?.StringValue, wasKnown, plan.StatementCount, run.RowCount, cost.Total),
            json =>
            {
                json.WritePropertyName("data");
                plan.Write(run, json);
            },
            plan.Sources is null && shown is null && !request.ShowsCost ? null : json =>
            {
                if (plan.Sources is { } sources)
                {
                    json.WritePropertyName(model.Sources!.Name);
                    sources.Write(run, null!, 0, json);
                }

                if (request.ShowsCost)
                {
                    json.WritePropertyName("cost");
                    cost.Write(json, limits.Cost);
                }

                if (shown is not null)
                {
                    json.WritePropertyName("plan");
                    shown.Write(json);
                }
            });
        run.GiveBack();
        return answer;
    }

    private async Task<Document> DocumentAsync(string text, CancellationToken cancellationToken)
    {
        if (documents.TryGetValue(text, out Document? known))
        {
            return known!;
        }

        DocumentCheck.CheckTokens(text, limits.Documents);
        GraphQLDocument ast;
        try
        {
            ast = new GraphQLDocumentBuilder { MaxDepth = Document.MaxDepth }.Build(text);
        }
        catch (GraphQLMaxDepthExceededException)
        {
            throw new RefusedException([new GraphError("The document is nested too deeply. Ask for fewer levels.", "TOO_COMPLEX", [], [])]);
        }
        catch (ExecutionError fault)
        {
            // The parser adds where to read the specification; the place in the document helps more.
            var said = fault.Message.Split("; for more information", 2)[0];
            throw new RefusedException([GraphError.Of(fault, "SYNTAX_ERROR") with { Message = $"{said}. Mend the document there." }]);
        }

        if (!ast.Definitions.OfType<GraphQLOperationDefinition>().Any())
        {
            throw new RefusedException([new GraphError($"The document holds no operation. Send a query{(limits.Introspection ? ", as { projects { nodes { title } } }" : "")}.", "NO_OPERATION", [], [])]);
        }

        if (ast.Definitions.Find(definition => definition is not (GraphQLOperationDefinition or GraphQLFragmentDefinition)) is { } foreign)
        {
            var place = GraphQLParser.Location.FromLinearPosition(ast.Source, foreign.Location.Start);
            throw new RefusedException([new GraphError("A document that is asked holds operations and fragments alone. Take the definition of a type away.", "VALIDATION_FAILED", [], [(place.Line, place.Column)])]);
        }

        DocumentCheck.Check(ast, limits);
        var isRuled = false;
        foreach (var operation in ast.Definitions.OfType<GraphQLOperationDefinition>())
        {
            // Variables are coerced for each request; here the document alone is judged. Its rules look at all operations, and the literals of each are read apart.
            var result = await new DocumentValidator().ValidateAsync(new ValidationOptions
            {
                Schema = schema,
                Document = ast,
                Operation = operation,
                Variables = Inputs.Empty,
                UserContext = new Dictionary<string, object?>(),
                CancellationToken = cancellationToken,
                Rules = isRuled ? [] : null,
            }).ConfigureAwait(false);
            isRuled = true;
            var errors = result.Errors.Where(error => error is not InvalidVariableError).ToArray();
            if (errors.Length > 0)
            {
                throw new RefusedException([.. errors.Select(error => Told(GraphError.Of(error, "VALIDATION_FAILED"), text))]);
            }
        }

        var idVariables = await IdVariables.OfAsync(ast, cancellationToken).ConfigureAwait(false);
        return documents.Set(text, new Document(ast, idVariables), new MemoryCacheEntryOptions { Size = text.Length + 1_000 });
    }

    private async Task<VariableValues> VariablesAsync(
        GraphQLDocument document, GraphQLOperationDefinition operation, JsonElement? variables, CancellationToken cancellationToken)
    {
        if (operation.Variables is not { Count: > 0 })
        {
            return VariableValues.None;
        }

        var context = new ValidationContext
        {
            Schema = schema,
            Document = document,
            Operation = operation,
            Variables = VariablesOf(operation, variables),
            UserContext = new Dictionary<string, object?>(),
            CancellationToken = cancellationToken,
        };
        var (values, errors) = await context.GetVariablesValuesAsync().ConfigureAwait(false);
        if (errors is { Count: > 0 })
        {
            throw new RefusedException([.. errors.Select(error => Told(GraphError.Of(error, "VARIABLE_INVALID"), document.Source.ToString()))]);
        }

        return new VariableValues((values ?? []).Where(value => value.ValueSpecified || value.IsDefault).ToDictionary(value => value.Name, value => value.Value));
    }

    private async Task<(Plan Plan, PlanRun Run, bool WasKnown, Cost Cost, PlanReport? Report)> RunAsync(
        Document document, GraphQLOperationDefinition operation, GraphRequest request, CancellationToken cancellationToken)
    {
        var values = await VariablesAsync(document.Ast, operation, request.Variables, cancellationToken).ConfigureAwait(false);
        var shape = OperationReader.ShapeOf(schema, operation, values, document.IdVariables);
        var sources = SourcesAsked(request);
        if (sources is not null)
        {
            shape = $"{shape} sources";
        }

        if (request.Walk is { } read)
        {
            shape = $"{shape} {read.Shape}";
        }

        var (plan, wasKnown) = plans.Of(operation, shape, () => MakePlan(document.Ast, operation, values, sources is not null, request.Walk));
        var given = sources is null ? values : values.With(model.Sources!.Variable, sources);
        given = request.Walk?.AddTo(given) ?? given;
        var run = new PlanRun(plan, given, limits.Rows) { Facts = facts, Trace = request.ShowsPlan ? new PlanTrace() : null };
        plan.CheckRows(run);
        var cost = plan.CheckCost(run, limits.Cost);
        if (plan.AsksSchema)
        {
            await IntrospectAsync(document.Ast, operation, values, request.Variables, run, cancellationToken).ConfigureAwait(false);
        }

        await PlanRunner.RunAsync(plan, run, database, cancellationToken).ConfigureAwait(false);
        return (plan, run, wasKnown, cost, request.ShowsPlan ? PlanReport.Of(plan, run, shape, wasKnown) : null);
    }

    private Plan MakePlan(GraphQLDocument document, GraphQLOperationDefinition operation, VariableValues values, bool listsSources = false, ListWalk? walk = null)
    {
        using var context = database.CreateContext();
        var selection = new OperationReader(schema, document, operation, values).Read();
        selection = walk?.Over(selection) ?? selection;
        return new Planner(model, database, context, limits, listsSources).Plan(selection, new CostReader(schema, limits).Read(selection));
    }

    /// <summary>How the request asks for the sources of its answer: the number of an enum value. Null when it does not ask.</summary>
    /// <exception cref="ExtensionValueException">It asks for what there is not.</exception>
    private object? SourcesAsked(GraphRequest request)
    {
        if (model.Sources is not { } list
            || request.Extensions is not { ValueKind: JsonValueKind.Object } extensions
            || !extensions.TryGetProperty(list.Name, out var asked)
            || asked.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var styles = model.For(list.Source).Fields.OfType<MadeField>().First(field => list.Members.Any(member => member.Field == field.Name)).Argument!.Scalar.Storage;
        var names = Enum.GetNames(styles).Select(name => name.ToConstant()).ToList();
        var number = asked.ValueKind == JsonValueKind.String ? names.FindIndex(asked.ValueEquals) : -1;
        return number >= 0 ? number : throw new ExtensionValueException(list.Name, string.Join(", ", names));
    }

    /// <summary>Lets GraphQL.NET answer the root fields that ask for the schema itself.</summary>
    private async Task IntrospectAsync(
        GraphQLDocument document,
        GraphQLOperationDefinition operation,
        VariableValues values,
        JsonElement? variables,
        PlanRun run,
        CancellationToken cancellationToken)
    {
        var asked = new OperationReader(schema, document, operation, values).RootFields()
            .Where(same => same.First().Name.StringValue is "__schema" or "__type")
            .ToArray();
        var alone = new GraphQLDocument(
        [
            new GraphQLOperationDefinition(new GraphQLSelectionSet([.. asked.SelectMany(same => same)]))
            {
                Operation = OperationType.Query,
                Variables = operation.Variables,
            },
            .. document.Definitions.OfType<GraphQLFragmentDefinition>(),
        ]);
        var result = await new DocumentExecuter().ExecuteAsync(new ExecutionOptions
        {
            Schema = schema,
            Document = alone,
            Query = "",
            Variables = VariablesOf(operation, variables),
            ValidationRules = [],
            CancellationToken = cancellationToken,
        }).ConfigureAwait(false);
        if (result.Errors is { Count: > 0 } errors)
        {
            throw new RefusedException([.. errors.Select(error => GraphError.Of(error, "VALIDATION_FAILED"))]);
        }

        using var text = new MemoryStream();
        await Serializer.WriteAsync(text, result, cancellationToken).ConfigureAwait(false);
        using var parsed = JsonDocument.Parse(text.ToArray());
        foreach (var field in parsed.RootElement.GetProperty("data").EnumerateObject())
        {
            run.Raw[field.Name] = Encoding.UTF8.GetBytes(field.Value.GetRawText());
        }
    }

    /// <summary>An error without the names of a schema that is not told.</summary>
    private GraphError Told(GraphError error, string document) => untold is null ? error : error with { Message = untold.TakeOut(error.Message, document) };

    /// <summary>The variables of an operation as they were sent; what it does not declare is not looked at when it declares none.</summary>
    private Inputs VariablesOf(GraphQLOperationDefinition operation, JsonElement? variables)
    {
        if (operation.Variables is not { Count: > 0 } || variables is not { ValueKind: JsonValueKind.Object } given)
        {
            return Inputs.Empty;
        }

        VariableCheck.Check(given, limits.Documents);
        try
        {
            return Serializer.ReadNode<Inputs>(given)!;
        }
        catch (ArgumentException)
        {
            // All that the reader refuses in JSON that was parsed before.
            throw new RefusedException([new GraphError("An object in the variables has a name twice. Give each name once.", "VARIABLE_INVALID", [], [])]);
        }
    }

    private GraphAnswer NotAQuery() => Refusal([new GraphError("This graph is read only. Send a query.", "OPERATION_TYPE", [], [])], AnswerKind.NotAQuery);

    private GraphAnswer Refusal(IReadOnlyList<GraphError> errors, AnswerKind kind = AnswerKind.RequestError) =>
        Answer(kind, errors[0].Code, null, json => WriteErrors(json, errors));

    private GraphAnswer Answer(AnswerKind kind, string? code, OperationFacts? operation, Action<Utf8JsonWriter> write, Action<Utf8JsonWriter>? extend = null)
    {
        var buffer = new ArrayPoolBufferWriter<byte>(4_096);
        try
        {
            using var json = new Utf8JsonWriter(buffer, Json);
            json.WriteStartObject();
            write(json);
            if (writeExtensions is not null || extend is not null)
            {
                json.WriteStartObject("extensions");
                writeExtensions?.Invoke(json);
                extend?.Invoke(json);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.Flush();
            return new GraphAnswer(kind, buffer, code, operation);
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }

    private static void WriteErrors(Utf8JsonWriter json, IReadOnlyList<GraphError> errors)
    {
        json.WriteStartArray("errors");
        foreach (var error in errors)
        {
            json.WriteStartObject();
            json.WriteString("message", Texts.Told(error.Message));
            if (error.Locations.Count > 0)
            {
                json.WriteStartArray("locations");
                foreach (var (line, column) in error.Locations)
                {
                    json.WriteStartObject();
                    json.WriteNumber("line", line);
                    json.WriteNumber("column", column);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            if (error.Path.Count > 0)
            {
                json.WriteStartArray("path");
                foreach (var step in error.Path)
                {
                    json.WriteStringValue(step);
                }

                json.WriteEndArray();
            }

            json.WriteStartObject("extensions");
            json.WriteString("code", error.Code);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>A document that is valid.</summary>
    private sealed class Document(GraphQLDocument ast, IReadOnlySet<string> idVariables)
    {
        public const int MaxDepth = 128;

        public GraphQLDocument Ast { get; } = ast;

        /// <summary>The variables that hold ids of any type.</summary>
        public IReadOnlySet<string> IdVariables { get; } = idVariables;

        public GraphQLOperationDefinition Operation(string? name)
        {
            var operations = Ast.Definitions.OfType<GraphQLOperationDefinition>().ToArray();
            if (string.IsNullOrEmpty(name))
            {
                return operations.Length == 1
                    ? operations[0]
                    : throw new RefusedException([new GraphError("The document holds several operations. Say which one in 'operationName'.", "OPERATION_NAME", [], [])]);
            }

            return Array.Find(operations, operation => operation.Name?.StringValue == name)
                ?? throw new RefusedException([new GraphError($"The document holds no operation called '{Texts.Quoted(name)}'.", "OPERATION_NAME", [], [])]);
        }
    }

    private sealed class RefusedException(IEnumerable<GraphError> errors) : Exception
    {
        public IReadOnlyList<GraphError> Errors { get; } = [.. errors.Take(MostErrors)];
    }

    private sealed record GraphError(string Message, string Code, IReadOnlyList<string> Path, IReadOnlyList<(int Line, int Column)> Locations)
    {
        public static GraphError Of(ExecutionError error, string code) =>
            new(error.Message, code, [], [.. (error.Locations ?? []).Select(location => (location.Line, location.Column))]);
    }
}

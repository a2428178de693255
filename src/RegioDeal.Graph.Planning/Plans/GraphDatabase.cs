using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Planning.Plans;

/// <summary>A database that plans are made for and run on.</summary>
public abstract class GraphDatabase : IAsyncDisposable
{
    /// <summary>A context whose provider translates plans. It opens no connection.</summary>
    /// <returns>The context.</returns>
    public abstract DbContext CreateContext();

    /// <summary>Whether statements that run together go to the database at once, so that each further turn to it costs time.</summary>
    public virtual bool IsAskedAtOnce => false;

    /// <summary>How many rows share one value of a foreign key at most, where that is known and never changes.</summary>
    /// <param name="row">The type of the rows.</param>
    /// <param name="foreignKey">The property of the foreign key.</param>
    /// <returns>Null when it is not known.</returns>
    public virtual int? MostRows(Type row, string foreignKey) => null;

    /// <summary>Runs statements that do not need each other, and hands their rows over.</summary>
    /// <param name="calls">The statements.</param>
    /// <param name="cancellationToken">Ends the statements.</param>
    /// <returns>When all rows are read.</returns>
    /// <exception cref="DatabaseUnavailableException">It cannot be read now.</exception>
    public abstract Task RunAsync(IReadOnlyList<StatementCall> calls, CancellationToken cancellationToken);

    /// <summary>Asks the database how it runs a statement.</summary>
    /// <param name="call">The statement.</param>
    /// <param name="cancellationToken">Ends asking.</param>
    /// <returns>Lines, in the database's own words.</returns>
    public abstract Task<IReadOnlyList<string>> ExplainAsync(StatementCall call, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}

/// <summary>A statement with the values of one run.</summary>
public sealed class StatementCall
{
    private readonly Statement statement;
    private readonly PlanRun run;
    private int read;

    internal StatementCall(Statement statement, PlanRun run)
    {
        (this.statement, this.run) = (statement, run);
        Parameters = [.. statement.Parameters.Select(parameter => new KeyValuePair<string, object>(parameter.Name, Value(parameter, run)))];
    }

    /// <summary>The same for every run of the same statement: a key for prepared commands.</summary>
    public object Identity => statement;

    /// <summary>The text.</summary>
    public string Sql => statement.Sql;

    /// <summary>Names and values; a list is an array, or JSON text where the database wants it so.</summary>
    public IReadOnlyList<KeyValuePair<string, object>> Parameters { get; }

    /// <summary>Reads the rows. Those of an earlier try, whole or not, are forgotten.</summary>
    /// <param name="reader">At the statement's result.</param>
    /// <param name="cancellationToken">Ends reading.</param>
    /// <returns>When all rows are read.</returns>
    public Task ReadAsync(DbDataReader reader, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (reader.FieldCount != statement.Columns.Count)
        {
            throw new GraphDefinitionException($"A plan has {reader.FieldCount} columns where {statement.Columns.Count} were asked for: {statement.Sql}");
        }

        return ReadAsync();

        async Task ReadAsync()
        {
            run.Budget.GiveBack(read);
            var before = run.Budget.Taken;
            try
            {
                await run.Open(statement).ReadAsync(reader, run.Budget, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                read = run.Budget.Taken - before;
            }

            run.Trace?.Read(statement.Index);
        }
    }

    /// <summary>What to throw when the database says that a statement is more than it can do.</summary>
    /// <param name="limit">What the limit is, in words that follow "It".</param>
    /// <returns>The fault, with the place in the answer.</returns>
    public GraphException Beyond(string limit) => new PlanLimitException(limit) { Path = statement.Path };

    private static object Value(StatementParameter parameter, PlanRun run) =>
        GraphException.At(parameter.Slot.Path, () => parameter.Slot.Read(run)) is var value && parameter.Form == ParameterForm.Json
            ? JsonSerializer.Serialize(value, value.GetType())
            : value;
}

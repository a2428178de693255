using System.Diagnostics;
using System.Text.Json;

namespace RegioDeal.Graph.Planning.Plans;

/// <summary>What an operation did, for those who want to know: its statements, what they were given, and what they took.</summary>
/// <param name="Shape">What of the variables the plan depends on; empty when it depends on none.</param>
/// <param name="WasKnown">Whether the plan was made for an earlier request.</param>
/// <param name="Statements">The statements, in the order in which they were planned.</param>
public sealed record PlanReport(string Shape, bool WasKnown, IReadOnlyList<StatementReport> Statements)
{
    internal static PlanReport Of(Plan plan, PlanRun run, string shape, bool wasKnown) =>
        new(shape, wasKnown, [.. plan.Statements.Select(statement => StatementReport.Of(statement, run))]);

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("shape", Shape);
        json.WriteBoolean("wasKnown", WasKnown);
        json.WriteStartArray("statements");
        foreach (var statement in Statements)
        {
            statement.Write(json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}

/// <summary>A statement of an operation.</summary>
/// <param name="Number">Its place among the statements, from 0.</param>
/// <param name="Level">Statements of one level run together; each needs rows of the level before.</param>
/// <param name="Parents">The statement whose rows are its parents; null at the root.</param>
/// <param name="Path">Where in the answer its rows stand: response keys.</param>
/// <param name="Sql">The text.</param>
/// <param name="Slots">What fills its parameters.</param>
/// <param name="Rows">How many rows it gave, the one beyond a page among them.</param>
/// <param name="Milliseconds">From the end of the statement before it in its level until its rows were read; null when it did not run, since no parent had a key.</param>
public sealed record StatementReport(
    int Number,
    int Level,
    int? Parents,
    string Path,
    string Sql,
    IReadOnlyList<SlotReport> Slots,
    int Rows,
    double? Milliseconds)
{
    internal static StatementReport Of(Statement statement, PlanRun run) => new(
        statement.Index,
        statement.Level,
        statement.ParentKeys?.Statement,
        string.Join('.', statement.Path),
        statement.Sql,
        [.. statement.Parameters.Select(parameter => new SlotReport(parameter.Name, parameter.Slot.Type, string.Join('.', parameter.Slot.Path)))],
        run.Rows(statement.Index).Count,
        run.Trace?.Of(statement.Index)?.TotalMilliseconds);

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("statement", Number);
        json.WriteNumber("level", Level);
        if (Parents is { } parents)
        {
            json.WriteNumber("parents", parents);
        }

        json.WriteString("path", Path);
        json.WriteString("sql", Sql);
        json.WriteStartArray("slots");
        foreach (var slot in Slots)
        {
            json.WriteStartObject();
            json.WriteString("name", slot.Name);
            json.WriteString("type", slot.Type);
            json.WriteString("path", slot.Path);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("rows", Rows);
        if (Milliseconds is { } time)
        {
            json.WriteNumber("milliseconds", Math.Round(time, 3));
        }
        else
        {
            json.WriteNull("milliseconds");
        }

        json.WriteEndObject();
    }
}

/// <summary>A place in a statement that is filled at every run. Its value is not told.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Type">Its type; in brackets for a list.</param>
/// <param name="Path">What fills it: a place in the operation.</param>
public sealed record SlotReport(string Name, string Type, string Path);

/// <summary>How long the statements of one run took.</summary>
internal sealed class PlanTrace
{
    private readonly Dictionary<int, TimeSpan> times = [];
    private long since;

    /// <summary>A level starts.</summary>
    public void Start() => since = Stopwatch.GetTimestamp();

    /// <summary>The rows of a statement are read.</summary>
    public void Read(int statement)
    {
        var now = Stopwatch.GetTimestamp();
        times[statement] = Stopwatch.GetElapsedTime(since, now);
        since = now;
    }

    /// <summary>What a statement took; null when it did not run.</summary>
    public TimeSpan? Of(int statement) => times.TryGetValue(statement, out var time) ? time : null;
}

using System.Text.Json;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Searching;

namespace RegioDeal.Graph.Planning.Plans;

/// <summary>Writes the rows that ids are of, in the order of the ids; null for what is not there.</summary>
/// <param name="ids">The types and keys of a run.</param>
/// <param name="rows">Where the rows of each type are.</param>
/// <param name="isList">Whether many are asked, or one.</param>
internal sealed class NodesWriter(Func<PlanRun, IReadOnlyList<(string Type, string Key)>> ids, IReadOnlyDictionary<string, NodeRows> rows, bool isList) : ValueWriter
{
    public override void Write(PlanRun run, RowSet parents, int parent, Utf8JsonWriter json)
    {
        if (isList)
        {
            json.WriteStartArray();
        }

        foreach (var (type, key) in ids(run))
        {
            var of = rows[type];
            var found = run.Rows(of.Statement);
            if (run.Once((found, of.Key), () => ByKey(found, of.Key)).TryGetValue(key, out var row))
            {
                of.Writer.Write(run, found, row, json);
            }
            else
            {
                json.WriteNullValue();
            }
        }

        if (isList)
        {
            json.WriteEndArray();
        }
    }

    private static Dictionary<string, int> ByKey(RowSet rows, int column) =>
        Enumerable.Range(0, rows.Count).ToDictionary(row => rows[row, column].Text, StringComparer.Ordinal);
}

/// <summary>Writes the row of a hit, by its type.</summary>
internal sealed class HitNodeWriter(int typeColumn, IReadOnlyDictionary<string, ValueWriter> types) : ValueWriter
{
    public override void Write(PlanRun run, RowSet rows, int row, Utf8JsonWriter json) => types[rows[row, typeColumn].Text].Write(run, rows, row, json);
}

/// <summary>Writes the one row of another statement that a column leads to.</summary>
internal sealed class LinkedRowWriter(int statement, int column, ObjectWriter target) : ValueWriter
{
    public override void Write(PlanRun run, RowSet rows, int row, Utf8JsonWriter json)
    {
        var found = run.Rows(statement);
        target.Write(run, found, found.Range(RowKey.Of(rows, row, [column])).Start, json);
    }
}

/// <summary>Writes the name of a type as an enum value.</summary>
internal sealed class NameWriter(int column) : ValueWriter
{
    public override void Write(PlanRun run, RowSet rows, int row, Utf8JsonWriter json) => json.WriteStringValue(rows[row, column].Text.ToConstant());
}

/// <summary>Writes the piece of a hit's text round what was looked for, or the words in it.</summary>
internal sealed class SnippetWriter(Func<PlanRun, SearchQuery> query, int titleColumn, int textColumn, bool matches) : ValueWriter
{
    public override void Write(PlanRun run, RowSet rows, int row, Utf8JsonWriter json)
    {
        var snippet = run.Once((rows, row, textColumn), () => Snippet.Of(rows[row, titleColumn].Text, rows[row, textColumn].Text, query(run)));
        if (!matches)
        {
            json.WriteStringValue(snippet.Text);
            return;
        }

        json.WriteStartArray();
        foreach (var word in snippet.Matches)
        {
            json.WriteStringValue(word);
        }

        json.WriteEndArray();
    }
}

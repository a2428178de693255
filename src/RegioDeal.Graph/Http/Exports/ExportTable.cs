using System.Text.Json;
using RegioDeal.Graph.Planning.GraphQLNet;

namespace RegioDeal.Graph.Http.Exports;

/// <summary>A column of a table.</summary>
/// <param name="Name">The response names that lead to it, with dots between.</param>
/// <param name="Type">The name of its type in the schema.</param>
/// <param name="Kind">What its cells are.</param>
/// <param name="Digits">How many digits its decimals are declared with; 0 when it is not said.</param>
/// <param name="Level">The list whose items have it: 0 for what stands above all lists.</param>
/// <param name="Path">The response names that lead to it from an item.</param>
internal sealed record ExportColumn(string Name, string Type, CellKind Kind, int Digits, int Level, IReadOnlyList<string> Path)
{
    /// <summary>Digits of money, which always shows its cents.</summary>
    private const int Cents = 2;

    public bool IsMoney => Kind == CellKind.Decimal && Digits == Cents;
}

/// <summary>What the cells of a column are.</summary>
internal enum CellKind
{
    Text,
    Whole,
    Decimal,
    Boolean,
    Date,

    /// <summary>Several texts or numbers in one cell.</summary>
    Several,

    /// <summary>An object that comes whole, as a shape on the earth.</summary>
    Json,
}

/// <summary>
/// An answer as a table: the one list at its root, or in the one object at its root, gives the rows; a list in it makes a row of each of its own items, and so on
/// down the one chain of lists that there may be. Objects become columns. <c>docs/exports.md</c> tells the rule.
/// </summary>
internal sealed class ExportTable
{
    private static readonly string[] BesideRows = ["pageInfo", "facets"];

    private readonly List<ExportColumn> columns = [];
    private readonly List<NestedList> lists = [];

    private readonly string root;

    private ExportTable(string root) => this.root = root;

    public IReadOnlyList<ExportColumn> Columns => columns;

    /// <summary>The response names that lead to the connection that gives the rows; empty when they come from a plain list or one object.</summary>
    public IReadOnlyList<string> Walked { get; private set; } = [];

    /// <summary>Reads what the table of an answer is.</summary>
    /// <param name="root">The fields at the root of the answer.</param>
    /// <exception cref="Planning.Fields.GraphException">It is none.</exception>
    public static ExportTable Of(IReadOnlyList<AnswerField> root)
    {
        var asked = root.Where(field => field.Kind != AnswerFieldKind.Value).ToArray();
        if (asked is not [var only])
        {
            throw new ExportRootException($"The operation asks {(asked.Length == 0 ? "nothing that has rows" : string.Join(" and ", asked.Select(field => $"'{field.Name}'")))} at its root, and a table has one list. Ask one field there.");
        }

        if (only.Kind == AnswerFieldKind.Schema)
        {
            throw new ExportRootException("The schema is no table. Ask for data, or read /schema.graphql.");
        }

        var table = new ExportTable(only.Name);
        table.Add(only, "", [], 0, isRoot: true);
        return table.columns.Count == 0 ? throw new ExportColumnsException("The rows have no columns. Ask for fields of what is listed, as { projects { nodes { code title } } }.")
            : table.columns.CountBy(column => column.Name).FirstOrDefault(name => name.Value > 1).Key is { } twice ? throw new ExportColumnsException($"Two columns would be called '{twice}'. Give one of them an alias.")
            : table;
    }

    /// <summary>Gives the rows of an answer to a writer. The cells are those of the answer, and last as long as it does.</summary>
    /// <param name="data">The member <c>data</c> of the answer.</param>
    /// <param name="nested">How much was read of nested lists whose size the operation does not say.</param>
    /// <exception cref="ExportPageException">A nested list is longer.</exception>
    public IEnumerable<JsonElement[]> Rows(JsonElement data, int nested)
    {
        // Without a list the one object is the row, when there is one.
        return lists.Count == 0 && data.GetProperty(root).ValueKind == JsonValueKind.Null ? [] : Rows(data, 0, new JsonElement[columns.Count], nested);
    }

    private IEnumerable<JsonElement[]> Rows(JsonElement item, int level, JsonElement[] row, int nested)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Level == level)
            {
                row[i] = At(item, columns[i].Path);
            }
            else if (columns[i].Level > level)
            {
                row[i] = default;
            }
        }

        if (level == lists.Count)
        {
            yield return row;
            yield break;
        }

        var list = lists[level];
        var items = At(item, list.Path);
        if (level > 0 && list.Page is { } page && At(item, page) is { ValueKind: JsonValueKind.Object } shown && shown.TryGetProperty(ListWalk.HasNext, out var next) && next.GetBoolean())
        {
            throw new ExportPageException(list.Name, nested);
        }

        var any = false;
        foreach (var one in items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : default)
        {
            any = true;
            foreach (var made in Rows(one, level + 1, row, nested))
            {
                yield return made;
            }
        }

        // What has nothing in its nested list stays a row; a root list without items has no rows.
        if (!any && level > 0)
        {
            yield return row;
        }
    }

    /// <summary>The value at a place; undefined when something above it is null, or of a type that does not have it.</summary>
    public static JsonElement At(JsonElement item, IEnumerable<string> path)
    {
        foreach (var name in path)
        {
            if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty(name, out item))
            {
                return default;
            }
        }

        return item;
    }

    /// <param name="field">What is asked.</param>
    /// <param name="prefix">What names of columns begin with.</param>
    /// <param name="path">The names that lead to it from an item of its list.</param>
    /// <param name="level">That list.</param>
    /// <param name="isRoot">Whether it stands at the root: its name would stand before every column.</param>
    private void Add(AnswerField field, string prefix, IReadOnlyList<string> path, int level, bool isRoot = false)
    {
        IReadOnlyList<string> here = [.. path, field.Name];
        var below = isRoot ? "" : $"{prefix}{field.Name}.";
        switch (field.Kind)
        {
            case AnswerFieldKind.Value or AnswerFieldKind.Values:
                columns.Add(new ExportColumn(prefix + field.Name, field.Type, KindOf(field), field.Digits, level, here));
                break;
            case AnswerFieldKind.Object:
                AddAll(field.Fields, below, here, level);
                break;
            case AnswerFieldKind.List:
                AddList(field, prefix + field.Name, below, here, null, level);
                break;
            case AnswerFieldKind.Connection:
                // Of the outermost list only the rows are told: what else is told of it is no part of a row.
                var isRows = level == 0 && field.Fields.Any(part => part.Kind == AnswerFieldKind.List);
                foreach (var part in field.Fields.Where(part => !BesideRows.Contains(part.Field) && (part.Kind == AnswerFieldKind.List || !isRows)))
                {
                    if (part.Kind == AnswerFieldKind.List)
                    {
                        AddList(part, prefix + field.Name, below, [.. here, part.Name], here, level);
                    }
                    else
                    {
                        Add(part, below, here, level);
                    }
                }

                break;
        }
    }

    private void AddAll(IReadOnlyList<AnswerField> fields, string prefix, IReadOnlyList<string> path, int level)
    {
        foreach (var field in fields)
        {
            Add(field, prefix, path, level);
        }
    }

    /// <param name="list">The list.</param>
    /// <param name="name">Where it stands, in words.</param>
    /// <param name="prefix">What names of columns in it begin with.</param>
    /// <param name="path">The names that lead to it from an item of the list around it.</param>
    /// <param name="connection">Those that lead to the connection that it stands in; null when there is none.</param>
    /// <param name="level">The list around it.</param>
    private void AddList(AnswerField list, string name, string prefix, IReadOnlyList<string> path, IReadOnlyList<string>? connection, int level)
    {
        if (lists.Count > level)
        {
            throw new ExportListsException(lists[level].Name, connection is not null && lists[level].Name == name ? $"{name}.{list.Name}" : name);
        }

        lists.Add(new NestedList(name, path, connection is null ? null : [.. connection, ListWalk.Page]));
        if (level == 0 && connection is not null)
        {
            Walked = connection;
        }

        foreach (var field in list.Fields)
        {
            if (list.Field == "edges" && field is { Field: "node", Kind: AnswerFieldKind.Object })
            {
                AddAll(field.Fields, prefix, [field.Name], level + 1);
            }
            else
            {
                Add(field, prefix, [], level + 1);
            }
        }
    }

    private static CellKind KindOf(AnswerField field) => field.Kind == AnswerFieldKind.Values ? CellKind.Several : field.Type switch
    {
        "Int" or "Long" => CellKind.Whole,
        "Decimal" or "Float" => CellKind.Decimal,
        "Boolean" => CellKind.Boolean,
        "LocalDate" => CellKind.Date,
        "GeoJSON" => CellKind.Json,
        _ => CellKind.Text,
    };

    /// <param name="Name">Where it stands, in words.</param>
    /// <param name="Path">The response names that lead to it from an item of the list around it.</param>
    /// <param name="Page">Those that lead to what is told of its page; null when it comes whole.</param>
    private sealed record NestedList(string Name, IReadOnlyList<string> Path, IReadOnlyList<string>? Page);
}

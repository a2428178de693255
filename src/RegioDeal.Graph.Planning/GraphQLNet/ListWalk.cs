using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Planning.GraphQLNet;

/// <summary>
/// A part of a list that is read from end to end, whatever page the operation asks for. The same document is asked for each part, so that it is validated and planned once.
/// </summary>
/// <param name="Path">The response names that lead to the connection that is read; empty when no list is read in parts.</param>
/// <param name="Size">How many rows the part has.</param>
/// <param name="After">The cursor of the last row before it; null at the beginning.</param>
/// <param name="Nested">How many rows are read of each nested connection whose size the operation does not say.</param>
public sealed record ListWalk(IReadOnlyList<string> Path, int Size, string? After, int Nested)
{
    /// <summary>The response name under which a connection that is read tells whether more rows come. No operation can have it.</summary>
    public const string Page = "walk.page";

    /// <summary>In <see cref="Page"/>: whether rows come after those that were read.</summary>
    public const string HasNext = "hasNextPage";

    /// <summary>In <see cref="Page"/>: the cursor of the last row that was read.</summary>
    public const string End = "endCursor";

    // Among the variables, under names that none of an operation can have.
    private const string SizeVariable = "walk.size";
    private const string AfterVariable = "walk.after";
    private const string NestedVariable = "walk.nested";

    private static readonly string[] PageArguments = ["first", "after", "last", "before"];
    private static readonly Selection PageInfo = new(Page, "pageInfo", Nothing, [new(HasNext, HasNext, Nothing, []), new(End, End, Nothing, [])]);

    /// <summary>What of it changes the plan.</summary>
    internal string Shape => $"walk {string.Join('.', Path)}{(After is null ? "" : " after")}";

    private static Dictionary<string, Input> Nothing => [];

    /// <summary>The values that its arguments are read from.</summary>
    internal VariableValues AddTo(VariableValues variables)
    {
        var sized = variables.With(SizeVariable, Size).With(NestedVariable, Nested);
        return After is null ? sized : sized.With(AfterVariable, After);
    }

    /// <summary>The selection that reads this part. What is told of the whole list beside its rows is left out: it would be counted again for each part.</summary>
    internal IReadOnlyList<Selection> Over(IReadOnlyList<Selection> root) => [.. root.Select(selection => Over(selection, 0))];

    private Selection Over(Selection selection, int level)
    {
        var isOnPath = level >= 0 && level < Path.Count && Path[level] == selection.ResponseKey;
        var below = isOnPath ? level + 1 : -1;
        var isWalked = isOnPath && below == Path.Count;
        var children = selection.Children.Where(child => !isWalked || IsRows(child)).Select(child => Over(child, below)).ToList();
        var read = selection with
        {
            Children = children,
            ByType = selection.ByType is { } byType ? type => [.. byType(type).Select(child => Over(child, -1))] : null,
        };
        if (isWalked)
        {
            return read with { Arguments = Arguments(selection, SizeVariable, After is null ? null : AfterVariable), Children = [.. children, PageInfo] };
        }

        // Nodes and edges stand in connections alone.
        return children.Exists(IsRows) && selection.Argument("first") is null && selection.Argument("last") is null
            ? read with { Arguments = Arguments(selection, NestedVariable, null), Children = [.. children, PageInfo] }
            : read;
    }

    private static bool IsRows(Selection selection) => selection.Name is "nodes" or "edges" && selection.Children.Count > 0;

    private static Dictionary<string, Input> Arguments(Selection selection, string size, string? after)
    {
        var arguments = selection.Arguments.Where(argument => !PageArguments.Contains(argument.Key)).ToDictionary(StringComparer.Ordinal);
        arguments["first"] = new ValueInput(values => values[size]!, size);
        if (after is not null)
        {
            arguments["after"] = new ValueInput(values => values[after]!, after);
        }

        return arguments;
    }
}

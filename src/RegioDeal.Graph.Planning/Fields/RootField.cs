using System.Linq.Expressions;

namespace RegioDeal.Graph.Planning.Fields;

/// <summary>A field of the query root.</summary>
public abstract class RootField : GraphField
{
    private protected RootField(string name, string description)
        : base(name, description)
    {
    }
}

/// <summary>All rows of one type: a connection or a plain list.</summary>
public sealed class RootListField : RootField
{
    internal RootListField(string name, string description, Type target, bool paged, int assumedSize, IReadOnlyList<KeyArgument>? choices = null)
        : base(name, description) =>
        (Target, IsPaged, AssumedSize, Choices) = (target, paged, assumedSize, choices ?? []);

    internal Type Target { get; }

    internal bool IsPaged { get; }

    internal int AssumedSize { get; }

    /// <summary>Arguments that each list the values of which rows have one.</summary>
    internal IReadOnlyList<KeyArgument> Choices { get; }
}

/// <summary>One row, found by its natural key.</summary>
public sealed class RootOneField : RootField
{
    internal RootOneField(string name, string description, Type target, IReadOnlyList<KeyArgument> arguments, LambdaExpression? otherwise)
        : base(name, description) =>
        (Target, Arguments, Otherwise) = (target, arguments, otherwise);

    internal Type Target { get; }

    internal IReadOnlyList<KeyArgument> Arguments { get; }

    internal LambdaExpression? Otherwise { get; }
}

/// <summary>A part of a natural key, as an argument.</summary>
public sealed class KeyArgument
{
    internal KeyArgument(string name, string description, LambdaExpression value, Scalar scalar, bool isRequired) =>
        (Name, Description, Value, Scalar, IsRequired) = (name, description, value, scalar, isRequired);

    internal string Name { get; }

    internal string Description { get; }

    internal LambdaExpression Value { get; }

    internal Scalar Scalar { get; }

    internal bool IsRequired { get; }
}

/// <summary>Rows of any type, found by their ids.</summary>
public sealed class NodesField : RootField
{
    private NodesField(string name, string description, string argument, bool isList)
        : base(name, description) =>
        (Argument, IsList) = (argument, isList);

    /// <summary>What every type with an id is, in the schema.</summary>
    internal const string Interface = "Node";

    internal string Argument { get; }

    internal bool IsList { get; }

    /// <summary>The one row and the list of rows, which every graph has.</summary>
    internal static IReadOnlyList<RootField> Both { get; } =
    [
        new NodesField("node", "The thing with this id, of whatever type. Null when this release does not hold it.", "id", isList: false),
        new NodesField("nodes", "The things with these ids, of whatever types: in the order of the ids, one as often as its id is there, null for what this release does not hold.", "ids", isList: true),
    ];
}

/// <summary>Rows that words are found in.</summary>
public sealed class SearchField : RootField
{
    internal SearchField(IReadOnlyList<EntityGraph> graphs)
        : base("search", $"Rows that the words of a text are found in, best first. Case, accents and endings make no difference; the last word may be half typed. A row has all words; where none has, as many as any has. Searched: {Texts(graphs)}.") =>
        Graphs = graphs;

    /// <summary>The types that are searched.</summary>
    internal IReadOnlyList<EntityGraph> Graphs { get; }

    private static string Texts(IEnumerable<EntityGraph> graphs) =>
        string.Join("; ", graphs.Select(graph => $"{graph.Name} by {string.Join(", ", graph.Searched.Select(text => text.Name))}"));
}

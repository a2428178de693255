namespace RegioDeal.Graph.Planning.Fields;

/// <summary>How the sources that an answer rests on are listed beside it, in its extensions, when a request asks for them.</summary>
/// <param name="Name">The member of the extensions, in the request and in the answer. What the request gives is the name of an enum value.</param>
/// <param name="Source">The row type of a source. A row comes from those that its links to this type lead to.</param>
/// <param name="Members">What is told of each, in this order: the name in the answer, and the field of the source. What the request gives is the argument of the one that has an argument.</param>
public sealed record SourceList(string Name, Type Source, IReadOnlyList<(string Name, string Field)> Members)
{
    /// <summary>What the request gave stands among its variables under a name that none of them can have.</summary>
    internal string Variable => $"extensions.{Name}";
}

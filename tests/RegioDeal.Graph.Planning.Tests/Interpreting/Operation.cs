namespace RegioDeal.Graph.Planning.Tests.Interpreting;

/// <summary>An operation of the family that the interpreter knows: some lists at the root.</summary>
internal sealed record Operation(IReadOnlyList<Pick> Roots);

/// <summary>A selected field.</summary>
/// <param name="Alias">Null when it has none.</param>
internal abstract record Pick(string? Alias, string Name)
{
    public string ResponseKey => Alias ?? Name;
}

/// <summary>A value, or <c>__typename</c>.</summary>
internal sealed record ValuePick(string? Alias, string Name) : Pick(Alias, Name);

/// <summary>A link, or fields that stand together.</summary>
internal sealed record ObjectPick(string? Alias, string Name, IReadOnlyList<Pick> Children) : Pick(Alias, Name);

/// <summary>A list: plain, or a connection with <see cref="Part"/>s.</summary>
internal sealed record ListPick(string? Alias, string Name, ListArguments Arguments, IReadOnlyList<Pick> Children, IReadOnlyList<Part> Parts)
    : Pick(Alias, Name);

internal enum Part
{
    TotalCount,
    Nodes,
    Edges,
    PageInfo,
    Aggregates,

    /// <summary>Of books alone.</summary>
    Facets,
}

/// <param name="Size">The page; null for the default.</param>
/// <param name="IsBackward">By <c>last</c> and <c>before</c>.</param>
/// <param name="Place">The row, counted over all pages, that the page comes after or before; null for none.</param>
internal sealed record ListArguments(Filter? Where, IReadOnlyList<Key> Order, int? Size, bool IsBackward, int? Place);

/// <summary>An entry of <c>order</c>: the fields that lead to the value.</summary>
internal sealed record Key(IReadOnlyList<string> Path, bool IsDescending, bool IsVariable);

/// <summary>A filter input: what stands beside each other.</summary>
internal sealed record Filter(IReadOnlyList<(string Name, Term Term)> Entries);

internal abstract record Term;

/// <summary>Null where a filter could stand.</summary>
internal sealed record NoTerm : Term;

/// <summary>Of <c>and</c> or <c>or</c>.</summary>
internal sealed record FilterTerms(IReadOnlyList<Filter> Filters) : Term;

/// <summary>Of a link, or of fields that stand together.</summary>
internal sealed record InnerTerm(Filter Filter) : Term;

/// <summary>Of a list: <c>some</c>, <c>none</c>, <c>all</c> with a filter, <c>any</c> with a flag.</summary>
internal sealed record ListTerm(IReadOnlyList<(string Name, Filter? Filter, bool? Any)> Entries) : Term;

/// <summary>Of a value.</summary>
internal sealed record ValueTerm(IReadOnlyList<Test> Tests) : Term;

/// <summary>An operation on a value, or <c>and</c> and <c>or</c> of some.</summary>
/// <param name="Terms">Of <c>and</c> and <c>or</c>; else null.</param>
internal sealed record Test(string Name, object? Operand, bool IsVariable, IReadOnlyList<ValueTerm>? Terms = null);

/// <summary>A list that is read page by page.</summary>
/// <param name="Sizes">The sizes of the pages, again and again.</param>
internal sealed record Walk(ListMember List, ListArguments Arguments, IReadOnlyList<int> Sizes);

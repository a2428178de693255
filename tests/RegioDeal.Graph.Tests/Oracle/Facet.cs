namespace RegioDeal.Graph.Tests.Oracle;

/// <summary>What the rows of a list are counted by.</summary>
/// <param name="Name">The facet.</param>
/// <param name="Members">The members of a row, one that is null when it has none.</param>
/// <param name="List">The list whose rows are the members; null when there is at most one.</param>
/// <param name="Links">The list of links to them.</param>
/// <param name="Link">The member of a link.</param>
/// <param name="Enum">The enum of a value; null for any other.</param>
internal sealed record Facet(string Name, Func<Row, IEnumerable<object?>> Members, string? List = null, string? Links = null, string? Link = null, string? Enum = null)
{
    private static readonly Dictionary<string, Facet[]> All = new()
    {
        ["Project"] =
        [
            Linked("pillar"),
            Linked("theme"),
            Valued("status", "ProjectStatus"),
            Linked("lead"),
            Through("municipality", "municipalities", "involvements", "municipality"),
            Through("organisation", "organisations", "participations", "organisation"),
            Through("indicator", "indicators", "indicatorLinks", "indicator"),
            Through("tranche", null, "allocations", "tranche"),
        ],
        ["Observation"] = [Linked("indicator"), Linked("region"), Valued("year"), Valued("period"), Valued("status", "ObservationStatus"), Valued("missingReason", "MissingReason")],
    };

    public static Facet Of(string type, string name) => All[type].First(facet => facet.Name == name);

    /// <summary>Whether lists of a type have a facet.</summary>
    public static bool Has(string type, string name) => All.TryGetValue(type, out var facets) && Array.Exists(facets, facet => facet.Name == name);

    /// <summary>A value in the form that it is compared in.</summary>
    public object? Comparable(object? value) => value is string text && Enum is not null ? Enums.Place(Enum, text) : value;

    /// <summary>A filter without what it says of the members, but for what stands in an <c>or</c>.</summary>
    public Fields? WithoutOwn(Fields? filter) => Without(filter, entry =>
        List is null && Links is null ? entry.Name == Name ? null : entry.Value
        : entry.Name == List ? null
        : entry.Name == Links ? Without(entry.Value as Fields, quantifier => quantifier.Name is "some" or "none" or "all"
            ? quantifier.Value is Fields link ? Without(link, one => one.Name == Link ? null : one.Value) : quantifier.Value
            : quantifier.Value)
        : entry.Value);

    private static Fields? Without(Fields? filter, Func<(string Name, Arg Value), Arg?> kept)
    {
        if (filter is null)
        {
            return null;
        }

        var left = new List<(string, Arg)>();
        foreach (var entry in filter.Entries)
        {
            var value = entry switch
            {
                _ when entry.Value is Scalar { Value: null } || entry.Value.Given == Given.Absent || entry.Name == "or" => entry.Value,
                ("and", Items terms) => terms.Values.Select(term => term is Fields fields ? Without(fields, kept) : term).OfType<Arg>().ToArray() is { Length: > 0 } some
                    ? terms with { Values = some }
                    : terms.Values.Count == 0 ? terms : null,
                ("and", Fields only) => Without(only, kept),
                _ => kept(entry),
            };
            if (value is not null)
            {
                left.Add((entry.Name, value));
            }
        }

        return left.Count == 0 && filter.Entries.Count > 0 ? null : filter with { Entries = left };
    }

    private static Facet Linked(string name) => new(name, row => [((LinkMember)Model.For(row.Type).Member(name)).Get(row)]);

    private static Facet Valued(string name, string? ofEnum = null) => new(name, row => [((ValueMember)Model.For(row.Type).Member(name)).Get(row)], Enum: ofEnum);

    private static Facet Through(string name, string? list, string links, string link) => new(
        name,
        row => ((ListMember)Model.For(row.Type).Member(links)).Get(row).Select(one => (object?)((LinkMember)Model.For(one.Type).Member(link)).Get(one)).DefaultIfEmpty(null),
        list,
        links,
        link);
}

/// <summary>Rows that have the same.</summary>
/// <param name="Member">What they have; null when they have none.</param>
/// <param name="Count">How many they are.</param>
internal sealed record FacetItem(object? Member, int Count)
{
    /// <summary>Stands for what is not there, where null cannot.</summary>
    public static object None { get; } = new();
}

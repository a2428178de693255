namespace RegioDeal.Graph.Tests.Oracle;

/// <summary>What of the schema the oracle answers.</summary>
internal static class Coverage
{
    private static readonly string[] Figures =
    [
        "kind", "amount", "share", "perInhabitant", "allocationCount", "certain", "atLeast", "atMost", "isCertain", "basis", "excess", "lines",
        "byTranche", "byPillar", "byOrganisation", "byMunicipality", "byIndicator",
        "tranche", "pillar", "organisation", "municipality", "indicator", "project", "programme", "cumulative", "cumulativeAtLeast", "cumulativeAtMost",
    ];

    private static readonly string[] Roots =
    [
        "allocations", "contributions", "corrections", "dataNote", "dataNotes", "goals", "governingBodies", "indicator", "indicators", "municipalities", "municipality", "node", "nodes",
        "observations", "organisation", "organisations", "panel", "pillar", "pillars", "programme", "programmes", "progressReports", "project", "projects", "reconciliation",
        "region", "regions", "release", "releases", "reservations", "series", "source", "sources", "spending", "themes", "tranche", "tranches",
    ];

    /// <summary>What no operation is made of yet, and where it is held against a plain program instead.</summary>
    public static IReadOnlyDictionary<string, string> Elsewhere { get; } = new Dictionary<string, string>
    {
        ["Query.search"] = "Its rank and snippets are of its own making: SearchTests.",
    };

    /// <summary>The arguments that operations are made with.</summary>
    public static IReadOnlyList<string> Arguments { get; } =
    [
        "after", "attribution", "before", "code", "excludeOwn", "first", "groupBy", "having", "id", "ids", "indicators", "last", "number", "order", "periods", "pillar", "programme", "region", "regions", "style", "total", "tranche", "where", "year",
    ];

    /// <summary>The operations on values.</summary>
    public static IReadOnlyList<string> Operations { get; } =
    [
        "and", "contains", "endsWith", "eq", "gt", "gte", "in", "lt", "lte", "ncontains", "nendsWith", "neq", "ngt", "ngte", "nin", "nlt", "nlte", "nstartsWith", "or", "startsWith",
    ];

    /// <summary>True of types that stand in what is checked elsewhere alone.</summary>
    public static bool IsElsewhere(string type) =>
        type == "SearchHit";

    /// <summary>True when a field of an output type is worked out, or told to be unchecked.</summary>
    public static bool Knows(string type, string field) => Model.Unchecked.ContainsKey($"{type}.{field}") || type switch
    {
        "Query" => Roots.Contains(field),
        "Citation" => field is "document" or "lines" or "quote" or "source",
        "Difference" => field is "value" or "reason",
        "PageInfo" => field is "hasNextPage" or "hasPreviousPage" or "startCursor" or "endCursor",
        "IntAggregates" or "DecimalAggregates" => field is "count" or "min" or "max" or "sum" or "average",
        "SpendingLine" => field is "allocation" or "amount" or "municipality" or "indicator",
        _ when Model.Has(type) => Model.For(type).Members.Any(member => member.Name == field),
        _ when type.StartsWith("Spending", StringComparison.Ordinal) => Figures.Contains(field),
        _ when type.EndsWith("Facets", StringComparison.Ordinal) => Facet.Has(type[..^"Facets".Length], field),
        _ when type.EndsWith("Facet", StringComparison.Ordinal) => field is "member" or "count",
        _ when type.EndsWith("Connection", StringComparison.Ordinal) => field is "nodes" or "edges" or "totalCount" or "pageInfo" or "aggregates" or "facets",
        _ when type.EndsWith("Edge", StringComparison.Ordinal) => field is "cursor" or "node",
        _ when type.EndsWith("Aggregates", StringComparison.Ordinal) => field == "count" || Knows(type[..^"Aggregates".Length], field),
        _ => false,
    };

    /// <summary>True when a field of a filter or an order is worked out.</summary>
    public static bool KnowsInput(string input, string field)
    {
        if (input.EndsWith("OperationFilterInput", StringComparison.Ordinal))
        {
            return Operations.Contains(field);
        }

        if (input.StartsWith("List", StringComparison.Ordinal))
        {
            return field is "all" or "any" or "none" or "some" or "args" or "aggregates";
        }

        var type = input.Replace("FilterInput", "", StringComparison.Ordinal).Replace("SortInput", "", StringComparison.Ordinal);
        return type switch
        {
            _ when field is "and" or "or" or "args" => true,
            _ when type.EndsWith("ArgsInput", StringComparison.Ordinal) => Arguments.Contains(field),
            "RegionPopulation" => field == "value" || Operations.Contains(field),
            "Spending" or "SpendingCell" => Figures.Contains(field),
            "SpendingFact" => Model.SpendingFact.Members.Any(member => member.Name == field),
            _ => Knows(type, field),
        };
    }
}

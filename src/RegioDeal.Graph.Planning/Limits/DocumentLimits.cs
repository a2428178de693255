namespace RegioDeal.Graph.Planning.Limits;

/// <summary>
/// What one request may hold, before anything of it is validated or planned: rules that take a time quadratic in the size of a document meet small ones alone.
/// </summary>
public sealed record DocumentLimits
{
    /// <summary>Tokens of a document, comments too, counted before it is parsed.</summary>
    public int Tokens { get; init; } = 20_000;

    /// <summary>Operations of a document, of which one is run.</summary>
    public int Operations { get; init; } = 20;

    /// <summary>Variables that one operation declares.</summary>
    public int Variables { get; init; } = 200;

    /// <summary>Levels of fields, through fragments.</summary>
    public int Depth { get; init; } = 60;

    /// <summary>Fields of an operation, each fragment counted wherever it is spread.</summary>
    public int Fields { get; init; } = 5_000;

    /// <summary>Fields at the root of an operation, counted likewise.</summary>
    public int RootFields { get; init; } = 250;

    /// <summary>Fields and fragments that stand in a selection of a document once more: whether they can be merged is asked of each two.</summary>
    public int Repeats { get; init; } = 300;

    /// <summary>Aliases in a document.</summary>
    public int Aliases { get; init; } = 2_000;

    /// <summary>Directives in a document.</summary>
    public int Directives { get; init; } = 500;

    /// <summary>Fragments that a document defines.</summary>
    public int Fragments { get; init; } = 100;

    /// <summary>Places of a document where a fragment is spread, inline fragments too.</summary>
    public int Spreads { get; init; } = 1_000;

    /// <summary>Elements of a list, in the document and in the variables.</summary>
    public int ListElements { get; init; } = 20_000;

    /// <summary>Objects in the variables, all together.</summary>
    public int Objects { get; init; } = 4_000;

    /// <summary>Levels of lists and objects in the variables.</summary>
    public int VariableDepth { get; init; } = 40;
}

namespace RegioDeal.Graph.Tests.Oracle;

/// <summary>A query, before it is written as text.</summary>
internal sealed record Operation(IReadOnlyList<Node> Selection)
{
    public const string Root = "Query";
}

/// <summary>What stands in a selection set.</summary>
/// <param name="Condition">Null when it is always there.</param>
internal abstract record Node(Condition? Condition);

/// <summary>A field.</summary>
internal sealed record Pick(Condition? Condition, string? Alias, string Name, IReadOnlyList<(string Name, Arg Value)> Arguments, IReadOnlyList<Node> Children) : Node(Condition)
{
    public string ResponseKey => Alias ?? Name;
}

/// <summary>A fragment.</summary>
/// <param name="Type">The type that it is on; null only when it stands inline.</param>
internal sealed record Spread(Condition? Condition, bool IsNamed, string? Type, IReadOnlyList<Node> Children) : Node(Condition);

/// <summary><c>@skip</c> or <c>@include</c>.</summary>
internal sealed record Condition(bool IsSkip, Scalar If)
{
    public bool Keeps => (bool)If.Value! != IsSkip;
}

/// <summary>How a value is given.</summary>
internal enum Given
{
    Literal,
    Variable,

    /// <summary>As the default of a variable that is not sent.</summary>
    Default,

    /// <summary>By a variable without default that is not sent: what it stands at is not given.</summary>
    Absent,
}

/// <summary>A value of an argument.</summary>
internal abstract record Arg(Given Given);

/// <param name="Value">Null, a text, a whole or decimal number, true or false.</param>
internal sealed record Scalar(Given Given, object? Value) : Arg(Given);

/// <summary>A value of an enum.</summary>
internal sealed record Choice(Given Given, string Name) : Arg(Given);

/// <param name="IsBare">One item, written without brackets.</param>
internal sealed record Items(Given Given, IReadOnlyList<Arg> Values, bool IsBare = false) : Arg(Given);

internal sealed record Fields(Given Given, IReadOnlyList<(string Name, Arg Value)> Entries) : Arg(Given);

/// <summary>The cursor of a row in the list that it stands at. It is known once that list was asked.</summary>
/// <param name="Number">Which of the rows that were found there; counted round.</param>
internal sealed record Place(int Number) : Arg(Given.Variable);

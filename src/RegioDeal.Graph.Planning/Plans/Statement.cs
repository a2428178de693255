namespace RegioDeal.Graph.Planning.Plans;

/// <summary>In what form a slot's value goes to the database.</summary>
internal enum ParameterForm
{
    /// <summary>As it is.</summary>
    Plain,

    /// <summary>A list as an array.</summary>
    Array,

    /// <summary>A list as JSON text.</summary>
    Json,
}

/// <summary>A parameter of a statement and the slot that fills it.</summary>
internal sealed record StatementParameter(string Name, Slot Slot, ParameterForm Form);

/// <summary>A statement of a plan: text with parameters, and what its columns are.</summary>
/// <param name="Index">Its place among the plan's statements.</param>
/// <param name="Level">Statements of one level run together; each needs rows of the level before.</param>
/// <param name="Sql">The text.</param>
/// <param name="Parameters">What fills it.</param>
/// <param name="Columns">How its columns are read.</param>
/// <param name="KeyColumns">The columns that rows are looked up by.</param>
/// <param name="Extras">Cells a row that the program fills after reading.</param>
/// <param name="ParentKeys">Where its parents' keys come from; null at the root.</param>
/// <param name="PageSize">Rows of a page of each parent; one more is read to know whether another page follows. Null for what has no pages.</param>
/// <param name="SameColumn">Rows count while this column is as in the first of them. Null when all count.</param>
internal sealed record Statement(
    int Index,
    int Level,
    string Sql,
    IReadOnlyList<StatementParameter> Parameters,
    IReadOnlyList<CellType> Columns,
    int[] KeyColumns,
    int Extras,
    ParentKeys? ParentKeys,
    Func<PlanRun, int>? PageSize,
    int? SameColumn = null)
{
    /// <summary>Where in the answer its rows stand.</summary>
    public IReadOnlyList<string> Path { get; init; } = [];

    /// <summary>Whether a run has anything to read by it; null when it always has.</summary>
    public Func<PlanRun, bool>? IsNeeded { get; init; }

    /// <summary>What the program does with its rows before any statement of a later level reads them; null when nothing.</summary>
    public Action<PlanRun>? Settle { get; init; }
}

/// <summary>The column of an earlier statement whose values are a statement's parents.</summary>
internal sealed record ParentKeys(int Statement, int Column);

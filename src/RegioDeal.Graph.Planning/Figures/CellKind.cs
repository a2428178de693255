using System.ComponentModel;

namespace RegioDeal.Graph.Planning.Figures;

/// <summary>What a cell of a pivot stands for.</summary>
[Description("What a cell of a pivot stands for.")]
internal enum CellKind
{
    /// <summary>One combination of members.</summary>
    [Description("One combination of the dimensions grouped by.")]
    Cell,

    /// <summary>All combinations that are left out, together.</summary>
    [Description("All cells that 'having' or 'first' leave out, together: the figures of exactly these, of which each fact is counted once. It is there when something is left out. An amount per head is divided by the numbers of the members of these cells together, and is null when one of them is not known or a cell has none.")]
    Rest,

    /// <summary>Everything that is kept, together.</summary>
    [Description("Everything that 'where' keeps, together, each fact counted once: what is shown and the rest. It is there when 'first' or 'having' is given, or 'total' is true. An amount per head is divided by the number of all together.")]
    Total,
}

using System.ComponentModel;

namespace RegioDeal.Graph.Releases;

/// <summary>How a row of the package differs from the release before.</summary>
[Description("How a row of the data package differs from the release before.")]
public enum ReleaseChangeKind
{
    /// <summary>Its key was not there.</summary>
    [Description("Its key was not there.")]
    Added,

    /// <summary>Its key was there, and one of its cells is another.</summary>
    [Description("Its key was there, and one of its cells is another.")]
    Revised,

    /// <summary>Its key is there no longer.</summary>
    [Description("Its key is there no longer.")]
    Removed,
}

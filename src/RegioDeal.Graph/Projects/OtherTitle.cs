using System.ComponentModel;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Projects;

/// <summary>What another title of a project is.</summary>
[Description("What another title of a project is.")]
public enum OtherTitleKind
{
    [Description("Another printed form or spelling of the title (variant).")]
    Variant,

    [Description("An earlier title, of the project or of one that went up in it (voorheen, samengevoegd met).")]
    Former,
}

/// <summary>Another title that a project is printed under.</summary>
public sealed class OtherTitle : IEntity, ICited
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public int ProjectId { get; init; }

    public Project Project { get; init; } = null!; // filled by EF

    public required string Title { get; init; }

    public OtherTitleKind Kind { get; init; }

    /// <summary>Its place in our list.</summary>
    public int Position { get; init; }

    public int SourceId { get; init; }

    public Source Source { get; init; } = null!; // filled by EF

    public required string Lines { get; init; }

    public string? Quote { get; init; }
}

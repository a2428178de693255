using System.ComponentModel;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Programmes;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Bodies;

/// <summary>What a body that steers a deal is.</summary>
[Description("What a body that steers a deal is.")]
public enum GoverningBodyKind
{
    [Description("Decides on the projects and their budgets (stuurgroep).")]
    SteeringGroup,

    [Description("Runs the programme for the steering group (programmateam).")]
    ProgrammeTeam,

    [Description("The administrators of one pillar (vakbestuurlijk overleg).")]
    PillarMeeting,

    [Description("Develop the projects and discuss their progress (ontwikkelteams).")]
    DevelopmentTeams,

    [Description("Coordinates inside the organisations of its members, and is a sounding board for the programme team (coördinatieteam).")]
    CoordinationTeam,
}

/// <summary>A body that steers a deal. Dutch: <c>stuurgroep</c>, <c>programmateam</c>.</summary>
public sealed class GoverningBody : IEntity, ICited
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public int ProgrammeId { get; init; }

    public Programme Programme { get; init; } = null!; // filled by EF

    /// <summary>Our short name for it, unique in its programme.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    public GoverningBodyKind Kind { get; init; }

    /// <summary>What the lines say that it does, in our words.</summary>
    public required string Task { get; init; }

    /// <summary>Its place in our list.</summary>
    public int Position { get; init; }

    public int SourceId { get; init; }

    public Source Source { get; init; } = null!; // filled by EF

    public required string Lines { get; init; }

    public string? Quote { get; init; }

    public IReadOnlyCollection<BodyMember> Members { get; init; } = new List<BodyMember>();
}

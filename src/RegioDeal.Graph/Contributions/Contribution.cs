using System.ComponentModel;
using RegioDeal.Graph.Organisations;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Programmes;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Contributions;

/// <summary>How far a contribution has come.</summary>
[Description("How far a contribution has come, by the public statement that names it.")]
public enum ContributionStatus
{
    [Description("Proposed to a council (raadsvoorstel).")]
    Proposed,

    [Description("Reported as the party's share (toegezegd).")]
    Promised,
}

/// <summary>What a party pays into a deal. Dutch: <c>bijdrage</c>.</summary>
public sealed class Contribution : IEntity
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public int ProgrammeId { get; init; }

    public Programme Programme { get; init; } = null!; // filled by EF

    public int OrganisationId { get; init; }

    public Organisation Organisation { get; init; } = null!; // filled by EF

    /// <summary>The amount, in euro cents.</summary>
    public long Cents { get; init; }

    public ContributionStatus Status { get; init; }

    /// <summary>What the statement says of it. Null when the status says enough.</summary>
    public string? Note { get; init; }

    /// <summary>Its place in our list.</summary>
    public int Position { get; init; }

    public int SourceId { get; init; }

    public Source Source { get; init; } = null!; // filled by EF
}

using System.ComponentModel;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Projects;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Organisations;

/// <summary>What an organisation has to do with a project.</summary>
[Description("What an organisation has to do with a project.")]
public enum ParticipationRole
{
    [Description("Carries the grant (penvoerder).")]
    Lead,

    [Description("Named as working together in it, taking part or being involved (partner, betrokken).")]
    Partner,

    [Description("Commissions it, alone or with others (opdrachtgever, mede-opdrachtgever).")]
    Commissioner,

    [Description("Named as doing work for it: advice, design, building (opdrachtnemer).")]
    Contractor,

    [Description("Named as studying or monitoring it (onderzoeker).")]
    Researcher,

    [Description("Sits in the project's own steering group (stuurgroep).")]
    Steering,

    [Description("Named in its text in another way; the note says how (genoemd).")]
    Mentioned,
}

/// <summary>An organisation that is named with a project. The lead of every project is one.</summary>
public sealed class Participation : IEntity, ICited
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public int ProjectId { get; init; }

    public Project Project { get; init; } = null!; // filled by EF

    public int OrganisationId { get; init; }

    public Organisation Organisation { get; init; } = null!; // filled by EF

    public ParticipationRole Role { get; init; }

    /// <summary>The forms in which those lines print it, separated by <c> | </c>.</summary>
    public required string Printed { get; init; }

    /// <summary>How the lines are read. Null when the role says enough.</summary>
    public string? Note { get; init; }

    /// <summary>The place of the project in the finance tables, then the lead, then the order of our list.</summary>
    public int PrintedOrder { get; init; }

    public int SourceId { get; init; }

    public Source Source { get; init; } = null!; // filled by EF

    public required string Lines { get; init; }

    public string? Quote { get; init; }
}

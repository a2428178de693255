using RegioDeal.Graph.Allocations;
using RegioDeal.Graph.Observations;
using RegioDeal.Graph.Projects;

namespace RegioDeal.Graph.Benchmarks.Comparing.EntityResolvers;

/// <summary>What has an identifier.</summary>
internal interface IRow
{
    int Id { get; }
}

internal sealed class Pillar : IRow
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public int ProgrammeId { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public int Position { get; init; }

    /// <summary>The sum of its allocations, in euro cents.</summary>
    public long SpendingAmountStored { get; init; }

    public ICollection<Project> Projects { get; init; } = new List<Project>();

    public ICollection<Reading> Readings { get; init; } = new List<Reading>();
}

internal sealed class Theme : IRow
{
    public int Id { get; init; }

    public required string Name { get; init; }
}

internal sealed class Organisation : IRow
{
    public int Id { get; init; }

    public required string Name { get; init; }
}

internal sealed class Tranche : IRow
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public int ProgrammeId { get; init; }

    public int Number { get; init; }
}

internal sealed class Project : IRow
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public required string Code { get; init; }

    public required string Title { get; init; }

    public ProjectStatus Status { get; init; }

    public int Position { get; init; }

    public int PillarId { get; init; }

    public Pillar Pillar { get; init; } = null!; // filled by EF

    public int? ThemeId { get; init; }

    public int LeadId { get; init; }

    /// <summary>The sum of its allocations, in euro cents.</summary>
    public long SpendingAmountStored { get; init; }
}

internal sealed class Allocation : IRow
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public int PillarId { get; init; }

    public int ProjectId { get; init; }

    public int TrancheId { get; init; }

    public int PrintedOrder { get; init; }

    public long Cents { get; init; }

    public Certainty Certainty { get; init; }
}

/// <summary>A way in which the document lets the allocations of a pillar be read.</summary>
internal sealed class Reading : IRow
{
    public int Id { get; init; }

    public int PillarId { get; init; }
}

/// <summary>What an allocation is in a reading.</summary>
internal sealed class ReadingPart : IRow
{
    public int Id { get; init; }

    public int ReadingId { get; init; }

    public Reading Reading { get; init; } = null!; // filled by EF

    public int TrancheId { get; init; }

    public long Cents { get; init; }
}

internal sealed class Municipality : IRow
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }
}

/// <summary>A municipality of a project.</summary>
internal sealed class Involvement : IRow
{
    public int Id { get; init; }

    public int ProjectId { get; init; }

    public int MunicipalityId { get; init; }

    public Municipality Municipality { get; init; } = null!; // filled by EF
}

internal sealed class Indicator : IRow
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string Unit { get; init; }

    public int Position { get; init; }
}

/// <summary>An indicator that a project aims at.</summary>
internal sealed class IndicatorLink : IRow
{
    public int Id { get; init; }

    public int ProjectId { get; init; }

    public int IndicatorId { get; init; }

    public Indicator Indicator { get; init; } = null!; // filled by EF
}

internal sealed class Region : IRow
{
    public int Id { get; init; }

    public required string Code { get; init; }
}

internal sealed class Observation : IRow
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public int IndicatorId { get; init; }

    public int RegionId { get; init; }

    public Region Region { get; init; } = null!; // filled by EF

    public required string Period { get; init; }

    /// <summary>In ten-thousandths. Null when there is none.</summary>
    public long? Value { get; init; }

    public ObservationStatus Status { get; init; }
}

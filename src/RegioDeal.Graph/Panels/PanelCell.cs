using RegioDeal.Graph.Indicators;
using RegioDeal.Graph.Observations;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Regions;

namespace RegioDeal.Graph.Panels;

/// <summary>A cell of the grid of indicators, regions and periods, whether there is an observation or not. No table holds it: the grid is a query.</summary>
public sealed class PanelCell : IEntity
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public int IndicatorId { get; init; }

    public Indicator Indicator { get; init; } = null!; // filled by EF

    public int RegionId { get; init; }

    public Region Region { get; init; } = null!; // filled by EF

    public required string Period { get; init; }

    public int Year { get; init; }

    /// <summary>See <see cref="PanelPeriod.GrantedThrough"/>.</summary>
    public int? GrantedThrough { get; init; }

    /// <summary>What was granted by the end of the period to projects that aim at the indicator, in euro cents. Null when it is not known, or the region is none of a deal.</summary>
    public long? Granted { get; init; }

    /// <summary>The same for each inhabitant on 1 January 2020, in euro cents. Null too when their number is not known.</summary>
    public long? GrantedEach { get; init; }

    public int? ObservationId { get; init; }

    /// <summary>Null when the release has none.</summary>
    public Observation? Observation { get; init; }

    /// <summary>The value of the province that the region lies in, in the same period. Null when there is none.</summary>
    public long? ProvinceValue { get; init; }

    /// <summary>The value of the country, in the same period. Null when there is none.</summary>
    public long? CountryValue { get; init; }
}

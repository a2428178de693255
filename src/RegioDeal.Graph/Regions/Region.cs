using System.ComponentModel;
using RegioDeal.Graph.Municipalities;
using RegioDeal.Graph.Observations;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Regions;

/// <summary>What a region is.</summary>
[Description("What a region is.")]
public enum RegionKind
{
    [Description("A municipality (gemeente).")]
    Municipality,

    [Description("A province (provincie).")]
    Province,

    [Description("A country (land).")]
    Country,

    [Description("The municipalities of a deal added up (de regio van een deal).")]
    Deal,
}

/// <summary>A part of the country that figures are given for. The same in every programme.</summary>
public sealed class Region : IEntity
{
    public int Id { get; init; }

    public required string Key { get; init; }

    /// <summary>The code that Statistics Netherlands gives it, <c>GM0114</c>; our own for a deal.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>Its address in the register of Dutch governments. Null when it is not known, or not one.</summary>
    public string? Uri { get; init; }

    public RegionKind Kind { get; init; }

    public int? ParentId { get; init; }

    /// <summary>The region that it lies in. Null for a country.</summary>
    public Region? Parent { get; init; }

    /// <summary>Null unless it is a municipality.</summary>
    public Municipality? Municipality { get; init; }

    public int SourceId { get; init; }

    public Source Source { get; init; } = null!; // filled by EF

    public IReadOnlyCollection<Series> Series { get; init; } = new List<Series>();

    public IReadOnlyCollection<Observation> Observations { get; init; } = new List<Observation>();

    public IReadOnlyCollection<Region> Children { get; init; } = new List<Region>();
}

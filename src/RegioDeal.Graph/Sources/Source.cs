using NodaTime;
using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Sources;

/// <summary>A document, table or statement that facts come from. Dutch: <c>bron</c>.</summary>
public sealed class Source : IEntity
{
    public int Id { get; init; }

    public required string Key { get; init; }

    /// <summary>Our short name for it, unique.</summary>
    public required string Code { get; init; }

    public required string Publisher { get; init; }

    public required string Title { get; init; }

    /// <summary>Null when the source names no edition.</summary>
    public string? Edition { get; init; }

    /// <summary>The title with the edition, as a citation names it.</summary>
    public required string Document { get; init; }

    /// <summary>The publisher's number of the table, <c>83625NED</c>. Null when it is no table.</summary>
    public string? Table { get; init; }

    /// <summary>Null when no address is known.</summary>
    public string? Url { get; init; }

    /// <summary>The address of the copy that was read. Null when the source itself was.</summary>
    public string? Copy { get; init; }

    /// <summary>Null when the source states none.</summary>
    public string? Licence { get; init; }

    /// <summary>The day on which it was fetched. Null when that was not recorded.</summary>
    public LocalDate? Retrieved { get; init; }

    /// <summary>Algorithm and digest of the file as it was read. Null when no file was kept.</summary>
    public string? Checksum { get; init; }

    /// <summary>What it says or how it was used. Null when that goes without saying.</summary>
    public string? Note { get; init; }
}

using System.ComponentModel;
using NodaTime;

namespace RegioDeal.Graph.Planning.Tests.Lending;

/// <summary>What the cards say of the place where they are asked.</summary>
internal sealed record Desk(string Address, string Prefix);

[Description("How much a card says.")]
internal enum CardStyle
{
    [Description("Its title and address.")]
    Short,

    [Description("All of it.")]
    Long,
}

/// <summary>What a card is made from.</summary>
internal sealed record CardParts(string Title, LocalDate Published, CardDetails Details)
{
    public required string Id { get; init; }

    public string? Shelf { get; init; }

    public string Write(CardStyle style, Desk desk) => style == CardStyle.Short
        ? $"{Title} <{desk.Address}/{Id}>"
        : FormattableString.Invariant($"{Title} ({Published:yyyy-MM-dd}) {Details} {Shelf} <{desk.Address}/{Id}>");
}

internal sealed record CardDetails
{
    public long Views { get; init; }

    public int? Rating { get; init; }

    public LocalDate? Acquired { get; init; }

    public bool InPrint { get; init; }

    public Genre Genre { get; init; }

    public Binding? Binding { get; init; }

    public int Copies { get; init; }
}

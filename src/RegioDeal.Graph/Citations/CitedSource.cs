using NodaTime;

namespace RegioDeal.Graph.Citations;

/// <summary>A source, cited for itself.</summary>
internal sealed record CitedSource(
    string Code, string Publisher, string Title, string? Edition, string? Table, string? Url, string? Copy, string? Licence, LocalDate? Retrieved) : Cited
{
    /// <inheritdoc/>
    public override Reference Refer(ReleaseFacts release) =>
        For("source", Code, $"{{source(code:{Quoted(Code)}){{code publisher title edition table url copy licence retrieved}}}}", release);

    /// <summary>A reference to this source for something that it says.</summary>
    public Reference For(string kind, string key, string question, ReleaseFacts release) => new(kind, key, Title, question, release)
    {
        Publisher = Publisher,
        IsDocument = Table is null,
        Edition = Edition,
        Table = Table,
        Retrieved = Retrieved,
        Licence = Licence,
        PublishedAt = Url,
        Copy = Copy,
    };
}

namespace RegioDeal.Graph.Http.Feeds;

/// <summary>A project that a release adds amounts to.</summary>
/// <param name="Id">Its global id.</param>
/// <param name="Programme">The code of its deal.</param>
/// <param name="Pillar">Code and name of its pillar, in which codes are unique.</param>
/// <param name="Code">Its code as printed.</param>
/// <param name="Title">Its title.</param>
/// <param name="Lead">Who carries the grant.</param>
/// <param name="Amounts">What is new, in printed order; one at least.</param>
internal sealed record GrantedProject(string Id, string Programme, (string Code, string Name) Pillar, string Code, string Title, string Lead, IReadOnlyList<GrantedAmount> Amounts)
{
    /// <summary>What is new, together, in euros.</summary>
    public decimal Total => Amounts.Sum(amount => amount.Euros);
}

/// <summary>An amount that a release adds.</summary>
/// <param name="Euros">The amount, in euros.</param>
/// <param name="Tranche">The number of its tranche.</param>
/// <param name="Certainty">How sure the tranche is, as the graph writes it.</param>
/// <param name="Document">The document that prints it.</param>
/// <param name="Lines">The lines that print it; null when the document has none.</param>
internal sealed record GrantedAmount(decimal Euros, int Tranche, string Certainty, string Document, string? Lines);

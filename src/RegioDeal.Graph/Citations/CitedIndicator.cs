namespace RegioDeal.Graph.Citations;

/// <summary>What is measured: the source is that of its definition.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name, in Dutch.</param>
/// <param name="NameEn">Our translation of the name.</param>
/// <param name="Unit">The unit, as the source words it.</param>
/// <param name="Source">Where it is defined.</param>
internal sealed record CitedIndicator(string Code, string Name, string NameEn, string Unit, CitedSource Source) : Cited
{
    /// <inheritdoc/>
    public override Reference Refer(ReleaseFacts release) =>
        Source.For("indicator", Code, $"{{indicator(code:{Quoted(Code)}){{code name definition unit source{{code}}}}}}", release)
        with
        {
            Said = $"{Name} ({NameEn}), definition; unit: {Unit}",
        };
}

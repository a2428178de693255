using System.Globalization;
using RegioDeal.Graph.Allocations;

namespace RegioDeal.Graph.Citations;

/// <summary>An amount granted.</summary>
/// <param name="Id">Its global id.</param>
/// <param name="Key">Its key.</param>
/// <param name="Project">The title of the project that it is granted to.</param>
/// <param name="ProjectCode">The code of the project.</param>
/// <param name="Pillar">The name of the project's pillar, in which codes are unique.</param>
/// <param name="Cents">The amount, in euro cents.</param>
/// <param name="Printed">The amount as printed.</param>
/// <param name="Tranche">The number of the tranche, as we read it.</param>
/// <param name="Certainty">How sure the tranche is.</param>
/// <param name="Lines">The lines that print it.</param>
/// <param name="Source">The document.</param>
internal sealed record CitedAllocation(
    string Id,
    string Key,
    string Project,
    string ProjectCode,
    string Pillar,
    long Cents,
    string Printed,
    int Tranche,
    Certainty Certainty,
    string Lines,
    CitedSource Source) : Cited
{
    /// <inheritdoc/>
    public override Reference Refer(ReleaseFacts release) =>
        Source.For(
            "allocation",
            Key,
            $"{{allocations(where:{{id:{{eq:{Quoted(Id)}}}}}){{nodes{{project{{code title}}amount tranche{{number}}certainty source{{document lines}}}}}}}}",
            release)
        with
        {
            IsDocument = true,
            Lines = Lines,
            Said = string.Create(
                CultureInfo.InvariantCulture,
                $"{Project} ({Pillar} {ProjectCode}): {Cents / 100m:0.##} euros granted, printed as {Printed}, tranche {Tranche} ({Certainty.ToString().ToLowerInvariant()})"),
        };
}

using RegioDeal.Graph.Observations;
using RegioDeal.Graph.Programmes;
using RegioDeal.Graph.Tranches;

namespace RegioDeal.Graph.Panels;

/// <summary>A period that observations are given for, and how far a deal had come by its end.</summary>
public sealed class PanelPeriod
{
    public int Id { get; init; }

    public required string Code { get; init; }

    public int Year { get; init; }

    public int ProgrammeId { get; init; }

    public Programme Programme { get; init; } = null!; // filled by EF

    /// <summary>The number of the last tranche that was decided by the end of the period; 0 before the deal began. Null when the dates of decision do not tell.</summary>
    public int? GrantedThrough { get; init; }

    /// <summary>The periods of all observations, for every deal.</summary>
    internal static IEnumerable<PanelPeriod> Of(IReadOnlyList<Period> periods, IReadOnlyList<Programme> programmes, IReadOnlyList<Tranche> tranches)
    {
        var id = 0;
        foreach (var programme in programmes)
        {
            var decided = tranches.Where(tranche => tranche.ProgrammeId == programme.Id).OrderBy(tranche => tranche.Number).ToArray();
            foreach (var period in periods)
            {
                yield return new PanelPeriod
                {
                    Id = ++id,
                    Code = period.Text,
                    Year = period.Year,
                    ProgrammeId = programme.Id,
                    GrantedThrough = Through(period, programme.StartYear, decided),
                };
            }
        }
    }

    /// <summary>Tranches are decided in the order of their numbers: one without a date lies between its neighbours with one, and none before the deal began.</summary>
    private static int? Through(Period period, int startYear, IReadOnlyList<Tranche> tranches)
    {
        // A period is over when the next month begins.
        var end = period.Months + period.Length;
        var certain = tranches.LastOrDefault(tranche => Month(tranche) < end)?.Number ?? 0;
        var next = tranches.FirstOrDefault(tranche => tranche.Number > certain);
        var isKnown = next is null || end <= startYear * 12 || tranches.Where(tranche => tranche.Number <= next.Number).Any(tranche => Month(tranche) >= end);
        return isKnown ? certain : null;
    }

    private static int? Month(Tranche tranche) => tranche.DecidedIn is { } month ? Period.Of(month).Months : null;
}

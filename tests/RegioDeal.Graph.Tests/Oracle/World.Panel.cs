using System.Globalization;
using RegioDeal.Graph.Tests.Observations;
using Xunit;

namespace RegioDeal.Graph.Tests.Oracle;

/// <summary>The grid of indicators, regions and periods.</summary>
internal sealed partial class World
{
    private void FillPanel()
    {
        var periods = All("Observation").Select(o => o.Fact<string>("period")).Distinct().ToArray();
        byType["PanelCell"] = [.. All("Indicator").SelectMany(indicator => All("Region").SelectMany(region => periods.Select(period =>
            new Row("PanelCell", $"{indicator.Key}/{region.Key}/{period}")
                .With("indicator", indicator)
                .With("region", region)
                .With("period", period)
                .With("observation", Find("Observation", $"{indicator.Key}/{region.Key}/{period}")))))];
    }

    /// <summary>How far the figure lies from that of a region above its own, in the same period.</summary>
    public decimal? DifferenceTo(Row cell, string kind)
    {
        if (cell.Link("indicator")["additivity"] == "ADDITIVE")
        {
            return null;
        }

        var above = cell.Link("region").MaybeLink("parent");
        if (kind == "COUNTRY" && above?["kind"] == "PROVINCE")
        {
            above = above.MaybeLink("parent");
        }

        var other = above?["kind"] == kind ? Find("Observation", $"{cell.Link("indicator").Key}/{above.Key}/{cell.Fact<string>("period")}") : null;
        return cell.MaybeLink("observation")?.Fact<decimal?>("value") - other?.Fact<decimal?>("value");
    }

    /// <summary>The number of the last tranche that was decided by the end of a period. Null when the dates do not tell.</summary>
    public int? DecidedThrough(Row programme, string period)
    {
        // A tranche without a date lies between its neighbours with one, and none before the deal began.
        var end = (PlainMonitor.Year(period) + 1) * 12;
        Assert.Equal(4, period.Length); // the seed has years alone
        var tranches = Of("Tranche", "programme", programme).OrderBy(tranche => tranche.Int("number")).ToArray();
        var through = 0;
        for (var i = 0; i < tranches.Length; i++)
        {
            var earliest = tranches[..(i + 1)].Select(Month).Append(programme.Int("start_year") * 12).Max();
            var latest = tranches[i..].Select(Month).Append(int.MaxValue).Min(month => month ?? int.MaxValue);
            if (latest < end)
            {
                through = tranches[i].Int("number");
            }
            else if (earliest < end)
            {
                return null;
            }
        }

        return through;
    }

    /// <summary>What was granted by the end of the period to projects that aim at the indicator, in euros: where, and for each inhabitant.</summary>
    public (decimal? Amount, decimal? Each, string? Reason) Granted(Row cell)
    {
        var (indicator, region) = (cell.Link("indicator"), cell.Link("region"));
        var programme = indicator.Link("programme");
        if (DecidedThrough(programme, cell.Fact<string>("period")) is not { } through)
        {
            return (null, null, "NOT_DATED");
        }

        var isDeal = region == programme.MaybeLink("region");
        if (!isDeal && region["kind"] != "MUNICIPALITY")
        {
            return (null, null, "NOT_OF_THE_DEAL");
        }

        var cents = Parts
            .Where(part => part.Indicator == indicator && (isDeal || part.Municipality?.Link("region") == region) && part.Allocation.Link("tranche").Int("number") <= through)
            .Sum(part => part.Cents);
        var heads = isDeal ? Inhabitants([programme]) : All("Municipality").Where(m => m.Link("region") == region).Select(Inhabitants).FirstOrDefault();
        return (cents / 100, Plain.Quotient(cents, heads, 0) / 100, null);
    }

    private static int? Month(Row tranche) => tranche.Maybe("decided_in") is { } month
        ? (int.Parse(month[..4], CultureInfo.InvariantCulture) * 12) + int.Parse(month[5..], CultureInfo.InvariantCulture) - 1
        : null;
}

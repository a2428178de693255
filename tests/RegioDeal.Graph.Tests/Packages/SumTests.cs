using Xunit;

namespace RegioDeal.Graph.Tests.Packages;

public sealed class SumTests : IDisposable
{
    private const string Allocations = "programme/allocations.csv";

    private readonly BrokenPackage package = new();

    public void Dispose() => package.Dispose();

    [Fact]
    public void A_printed_total_that_is_not_met() =>
        Assert.Equal(
            ["programme/printed_totals.csv, row 12, value: found 1292000, printed at line 1115 for tranche 4 of WERKEN, expected 1291000, which its allocations add up to (1000 less); correct the allocations, or the total where it is read otherwise than printed."],
            package.Change(Allocations, "WERKEN,5,1,80000,", "WERKEN,5,1,79000,").Faults());

    [Fact]
    public void A_printed_count_that_is_not_met() =>
        Assert.Equal(
            ["programme/printed_totals.csv, row 3, value: found 6, printed at line 62 for tranche 6 of WERKEN, expected 5, which its projects with an allocation are (1 less); correct the allocations, or the total where it is read otherwise than printed."],
            package.Change("programme/printed_totals.csv", "PROJECT_COUNT,WERKEN,6,5,", "PROJECT_COUNT,WERKEN,6,6,").Faults());

    [Fact]
    public void Sums_are_told_beside_faults_that_do_not_touch_them() =>
        Assert.Equal(
            [
                "programme/allocation_evidence.csv, row 2, source: found 'nobody', expected code of a row of sources.csv; correct it, or add that row there.",
                "programme/printed_totals.csv, row 12, value: found 1292000, printed at line 1115 for tranche 4 of WERKEN, expected 1291000, which its allocations add up to (1000 less); correct the allocations, or the total where it is read otherwise than printed.",
            ],
            package.Change(Allocations, "WERKEN,5,1,80000,", "WERKEN,5,1,79000,").Change("programme/allocation_evidence.csv", ",rdzod-besluitenlijst", ",nobody").Faults());

    [Fact]
    public void A_reading_gives_every_amount_a_tranche()
    {
        package.Change("programme/readings.csv", "zuid-en-oost-drenthe,WERKEN,2,1.1,2,5\n", "");

        Assert.Contains(
            package.Faults(),
            fault => fault.EndsWith(", reading: found reading 2 of WERKEN without 1 of its amounts, expected a tranche for every amount of the pillar; add a row for each that is missing.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_pillar_with_amounts_has_a_reading()
    {
        package.Rewrite("programme/readings.csv", text => string.Concat(text.Split('\n').Where(row => row.Length > 0 && !row.Contains(",WELZIJN,", StringComparison.Ordinal)).Select(row => $"{row}\n")));

        Assert.Contains("programme/readings.csv: found no reading 1 of WELZIJN, expected the tranche of each of its amounts; add a row for each, as allocations has them.", package.Faults());
    }

    [Fact]
    public void The_first_reading_is_the_one_that_the_allocations_show() =>
        Assert.Equal(
            [
                "programme/allocations.csv, row 3, tranche: found the alternatives none, expected those that the readings give: tranche 4 in 1; count them again in allocation_alternatives.",
                "programme/readings.csv, row 3, tranche: found tranche 4 in reading 1, expected tranche 5, as the allocation has; make the two agree.",
            ],
            package.Change("programme/readings.csv", "WERKEN,1,1.1,2,5\n", "WERKEN,1,1.1,2,4\n").Faults().Where(fault => !fault.Contains("certainty", StringComparison.Ordinal)));

    [Fact]
    public void An_amount_that_the_readings_leave_open_is_not_certain() =>
        Assert.Equal(
            ["programme/allocations.csv, row 10, certainty: found 'CERTAIN', expected one tranche in all readings, which give 2; call it INFERRED or AMBIGUOUS, or correct the readings."],
            package.Change(Allocations, "WERKEN,5,1,80000,80.000,4,INFERRED", "WERKEN,5,1,80000,80.000,4,CERTAIN").Faults());
}

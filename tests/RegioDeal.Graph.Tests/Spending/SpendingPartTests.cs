using CsCheck;
using RegioDeal.Graph.Allocations;
using RegioDeal.Graph.Indicators;
using RegioDeal.Graph.Municipalities;
using RegioDeal.Graph.Projects;
using RegioDeal.Graph.Spending;
using Xunit;

namespace RegioDeal.Graph.Tests.Spending;

public sealed class SpendingPartTests
{
    // Ids run against the codes, by which ties go.
    private static readonly Dictionary<int, string> Municipalities = new() { [1] = "GM0003", [2] = "GM0002", [3] = "GM0001" };

    private static readonly Dictionary<int, string> Indicators = new() { [1] = "c", [2] = "b", [3] = "a" };

    private static readonly Gen<(long Cents, int[] Weights, int[] Links)> Amounts = Gen.Select(
        Gen.OneOf(Gen.Long[0, 20], Gen.Long[0, 1_000_000_000_000]),
        Gen.Int[0, 4].Array[3],
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, 10_000], (one, other) => new[] { Math.Min(one, other), Math.Abs(one - other), 10_000 - Math.Max(one, other) }));

    [Fact]
    public void A_link_never_moves_a_cent_between_municipalities() =>
        Amounts.Sample(amount =>
        {
            var linked = Of(amount.Cents, amount.Weights, amount.Links);
            var sums = linked.GroupBy(part => part.MunicipalityId).ToDictionary(parts => parts.Key ?? 0, parts => parts.Sum(part => part.PartCents));
            return linked.Sum(part => part.PartCents) == amount.Cents
                && Of(amount.Cents, amount.Weights, [0, 0, 0]).All(part => sums[part.MunicipalityId ?? 0] == part.PartCents && part.IndicatorId is null);
        });

    [Fact]
    public void What_is_left_over_goes_by_the_codes_of_municipalities_then_of_indicators()
    {
        var parts = Of(5, [1, 1, 1], [3_333, 3_333, 3_334]).Select(part => (part.Key, part.PartCents));

        // 5 is 2, 2 and 1; of 2 the largest remainders are those of a and then, of two equal ones, of b.
        Assert.Equal(
            [
                ("x/GM0001/a", 1L), ("x/GM0001/b", 1), ("x/GM0001/c", 0),
                ("x/GM0002/a", 1), ("x/GM0002/b", 1), ("x/GM0002/c", 0),
                ("x/GM0003/a", 1), ("x/GM0003/b", 0), ("x/GM0003/c", 0),
            ],
            parts);
    }

    [Theory]
    [InlineData(new[] { 10_000, 0, 0 }, Basis.Document, Basis.Document)]
    [InlineData(new[] { 10_000, 0, 0 }, Basis.Editorial, Basis.Editorial)]
    [InlineData(new[] { 5_000, 5_000, 0 }, Basis.Document, Basis.Editorial)]
    [InlineData(new[] { 0, 0, 0 }, Basis.Document, Basis.Editorial)]
    public void The_only_indicator_that_is_printed_makes_a_part_of_the_document(int[] links, Basis ofLink, Basis ofPart) =>
        Assert.All(Of(100, [1, 0, 0], links, ofLink), part => Assert.Equal((Basis.Document, ofPart), (part.MunicipalityBasis, part.IndicatorBasis)));

    private static SpendingPart[] Of(long cents, int[] weights, int[] links, Basis ofLink = Basis.Editorial) =>
    [
        .. SpendingPart.Of(
            [new Allocation { Id = 1, Key = "x", ProjectId = 1, Cents = cents, Printed = "", Basis = "", Lines = "1" }],
            weights.Select((weight, i) => new Involvement { Id = i + 1, Key = "", ProjectId = 1, MunicipalityId = i + 1, Weight = weight, Basis = Basis.Document, Note = "", Lines = "1" })
                .Where(one => one.Weight > 0),
            links.Select((weight, i) => new IndicatorLink { Id = i + 1, Key = "", ProjectId = 1, IndicatorId = i + 1, Weight = weight, Basis = ofLink, Rationale = "", Lines = "1" })
                .Where(one => one.Weight > 0),
            Municipalities,
            Indicators),
    ];
}

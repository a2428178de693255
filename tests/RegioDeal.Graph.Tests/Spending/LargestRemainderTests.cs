using CsCheck;
using RegioDeal.Graph.Spending;
using Xunit;

namespace RegioDeal.Graph.Tests.Spending;

public sealed class LargestRemainderTests
{
    private static readonly Gen<(long Whole, int[] Weights)> Splits = Gen.Select(Gen.Long[0, 9_000_000_000_000_000_000], Gen.Int[1, int.MaxValue].Array[1, 12]);

    [Fact]
    public void Parts_add_up_to_the_whole() =>
        Splits.Sample(split => LargestRemainder.Split(split.Whole, split.Weights).Sum() == split.Whole);

    [Fact]
    public void A_part_is_its_exact_share_rounded_down_or_up() =>
        Splits.Sample(split =>
        {
            var total = split.Weights.Sum(weight => (decimal)weight);
            return LargestRemainder.Split(split.Whole, split.Weights).Zip(split.Weights).All(part =>
            {
                // Compared by multiplying: a quotient of these sizes is not exact.
                var (own, exact) = (part.First * (Int128)total, (Int128)split.Whole * part.Second);
                return Int128.Abs(own - exact) < (Int128)total;
            });
        });

    [Fact]
    public void A_larger_weight_never_has_a_smaller_part_than_an_earlier_one() =>
        Splits.Sample(split =>
        {
            var weights = split.Weights.OrderDescending().ToArray();
            var parts = LargestRemainder.Split(split.Whole, weights);
            return parts.Zip(parts.Skip(1)).All(pair => pair.First >= pair.Second);
        });

    [Theory]
    [InlineData(100, new[] { 1, 1, 1 }, new[] { 34L, 33, 33 })]
    [InlineData(200, new[] { 1, 1, 1 }, new[] { 67L, 67, 66 })]
    [InlineData(10, new[] { 1, 2 }, new[] { 3L, 7 })]
    [InlineData(0, new[] { 5, 1 }, new[] { 0L, 0 })]
    [InlineData(1, new[] { 1, 1, 1, 1, 1, 1 }, new[] { 1L, 0, 0, 0, 0, 0 })]
    public void What_is_left_goes_to_the_largest_remainders_first_ones_first(long whole, int[] weights, long[] parts) =>
        Assert.Equal(parts, LargestRemainder.Split(whole, weights));
}

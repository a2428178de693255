using Xunit;

namespace RegioDeal.Graph.Tests.Reservations;

[Collection(GraphTests.Name)]
public sealed class ReservationTests(RunningGraph graph)
{
    [Theory, EachDatabase]
    public async Task What_is_reserved_stands_beside_what_was_granted(Database database) =>
        (await graph.Ask(database, """
            { reservations { project { pillar { code } code title } amount granted remaining marker printed source { document lines quote } }
              reserved: projects(where: { reservation: { remaining: { gt: 0 } } }) { nodes { code reservation { remaining } } }
              project(pillar: "WERKEN", code: "1.1") { reservation { amount } } }
            """)).MatchSnapshot();

    [Theory, EachDatabase]
    public async Task What_was_granted_is_the_sum_of_the_allocations(Database database)
    {
        var data = await graph.Data(database, "{ reservations { project { pillar { code } code } amount granted remaining } }");

        Assert.All(data.GetProperty("reservations").EnumerateArray(), reservation =>
        {
            var project = reservation.GetProperty("project");
            var granted = Seed.Amounts.Where(amount => amount.Pillar == project.GetProperty("pillar").GetProperty("code").GetString() && amount.Code == project.GetProperty("code").GetString()).Sum(amount => amount.Euros);
            Assert.Equal(granted, reservation.GetProperty("granted").GetDecimal());
            Assert.Equal(reservation.GetProperty("amount").GetDecimal() - granted, reservation.GetProperty("remaining").GetDecimal());
        });
    }
}

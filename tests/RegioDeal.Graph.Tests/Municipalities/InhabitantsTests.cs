using RegioDeal.Graph.Municipalities;
using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Programmes;
using Xunit;

namespace RegioDeal.Graph.Tests.Municipalities;

public sealed class InhabitantsTests
{
    [Fact]
    public void A_deal_has_as_many_as_its_municipalities_together_when_all_are_known()
    {
        var import = Package.Open(Repository.File("seed")).Read();
        var taking = import.All<ProgrammeMunicipality>().Select(link => link.MunicipalityId).ToHashSet();
        var codes = import.All<Municipality>().Where(municipality => taking.Contains(municipality.Id)).Select(municipality => municipality.Code).ToArray();
        Assert.Equal(6, codes.Length);

        // Powers of two: no two sums are alike.
        var known = codes.Select((code, i) => (code, Inhabitants: 1 << i)).ToDictionary(one => one.code, one => one.Inhabitants);
        Inhabitants.Fill(import, known);

        Assert.Equal(63, import.All<Programme>().Single().Inhabitants);
        Assert.All(import.All<Municipality>(), municipality => Assert.Equal(known.TryGetValue(municipality.Code, out var own) ? own : null, municipality.Inhabitants));

        known.Remove(codes[2]);
        Inhabitants.Fill(import, known);

        Assert.Null(import.All<Programme>().Single().Inhabitants);
        Assert.Equal(1, import.All<Municipality>().Single(municipality => municipality.Code == codes[0]).Inhabitants);
    }
}

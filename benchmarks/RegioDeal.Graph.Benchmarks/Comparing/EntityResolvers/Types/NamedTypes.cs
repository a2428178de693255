using GraphQL.Types;

namespace RegioDeal.Graph.Benchmarks.Comparing.EntityResolvers.Types;

internal sealed class ThemeType : ObjectGraphType<Theme>
{
    public ThemeType()
    {
        Name = "Theme";
        Field(theme => theme.Name);
    }
}

internal sealed class OrganisationType : ObjectGraphType<Organisation>
{
    public OrganisationType()
    {
        Name = "Organisation";
        Field(organisation => organisation.Name);
    }
}

internal sealed class TrancheType : ObjectGraphType<Tranche>
{
    public TrancheType()
    {
        Name = "Tranche";
        Field(tranche => tranche.Number);
    }
}

internal sealed class MunicipalityType : ObjectGraphType<Municipality>
{
    public MunicipalityType()
    {
        Name = "Municipality";
        Field(municipality => municipality.Code);
        Field(municipality => municipality.Name);
    }
}

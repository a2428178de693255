using GraphQL.Types;
using RegioDeal.Graph.Projects;

namespace RegioDeal.Graph.Benchmarks.Comparing.EntityResolvers.Types;

internal sealed class ProjectType : ObjectGraphType<Project>
{
    public ProjectType()
    {
        Name = "Project";
        Field(project => project.Code);
        Field(project => project.Title);
        Field<NonNullGraphType<EnumerationGraphType<ProjectStatus>>>("status").Resolve(context => context.Source.Status);
        Field<NonNullGraphType<PillarType>>("pillar").Resolve(context => context.Loaders().ById<Pillar>().Load(context.Source.PillarId));
        Field<ThemeType>("theme").Resolve(context => context.Source.ThemeId is { } theme ? context.Loaders().ById<Theme>().Load(theme) : null);
        Field<NonNullGraphType<OrganisationType>>("lead").Resolve(context => context.Loaders().ById<Organisation>().Load(context.Source.LeadId));
        Field<NonNullGraphType<ProjectSpendingType>>("spending").Resolve(context => context.Source);
        Field<NonNullGraphType<AllocationsType>>("allocations")
            .Argument<IntGraphType>("first")
            .Resolve(context =>
            {
                var size = context.PageSize();
                return context.Loaders().Allocations.Load(context.Source.Id).Then(rows => Page<Allocation>.Of(rows, size));
            });
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<MunicipalityType>>>>("municipalities")
            .Resolve(context => context.Loaders().Municipalities.Load(context.Source.Id));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<IndicatorType>>>>("indicators")
            .Resolve(context => context.Loaders().Indicators.Load(context.Source.Id));
    }
}

/// <summary>What was granted to a project.</summary>
internal sealed class ProjectSpendingType : ObjectGraphType<Project>
{
    public ProjectSpendingType()
    {
        Name = "ProjectSpending";
        Field<NonNullGraphType<DecimalGraphType>>("amount").Resolve(context => context.Source.SpendingAmountStored / 100m);
    }
}

using GraphQL.Types;

namespace RegioDeal.Graph.Benchmarks.Comparing.EntityResolvers.Types;

internal sealed class PillarType : ObjectGraphType<Pillar>
{
    public PillarType()
    {
        Name = "Pillar";
        Field(pillar => pillar.Code);
        Field(pillar => pillar.Name);
        Field<NonNullGraphType<ProjectsType>>("projects")
            .Argument<IntGraphType>("first")
            .Resolve(context =>
            {
                var (size, loaders, pillar) = (context.PageSize(), context.Loaders(), context.Source.Id);
                return loaders.ProjectsOfPillars(size).Load(pillar).Then(rows => Page<Project>.Of(rows, size, () => loaders.ProjectCounts.Load(pillar)));
            });
        Field<NonNullGraphType<PillarSpendingType>>("spending").Resolve(context => context.Source);
    }
}

/// <summary>What was granted to the projects of a pillar.</summary>
internal sealed class PillarSpendingType : ObjectGraphType<Pillar>
{
    public PillarSpendingType()
    {
        Name = "PillarSpending";
        Field<NonNullGraphType<DecimalGraphType>>("amount").Resolve(context => context.Source.SpendingAmountStored / 100m);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<SpendingLineType>>>>("byTranche")
            .Resolve(context => context.Loaders().SpendingByTranche.Load(context.Source.Id));
    }
}

internal sealed class SpendingLineType : ObjectGraphType<SpendingLine>
{
    public SpendingLineType()
    {
        Name = "SpendingLine";
        Field<NonNullGraphType<TrancheType>>("tranche").Resolve(context => context.Source.Tranche);
        Field<NonNullGraphType<DecimalGraphType>>("amount").Resolve(context => context.Source.Amount / 100m);
        Field<NonNullGraphType<DecimalGraphType>>("atLeast").Resolve(context => context.Source.AtLeast / 100m);
        Field<NonNullGraphType<DecimalGraphType>>("atMost").Resolve(context => context.Source.AtMost / 100m);
    }
}

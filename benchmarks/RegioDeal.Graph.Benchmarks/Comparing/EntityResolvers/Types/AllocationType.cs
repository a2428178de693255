using GraphQL.Types;
using RegioDeal.Graph.Allocations;

namespace RegioDeal.Graph.Benchmarks.Comparing.EntityResolvers.Types;

internal sealed class AllocationType : ObjectGraphType<Allocation>
{
    public AllocationType()
    {
        Name = "Allocation";
        Field<NonNullGraphType<DecimalGraphType>>("amount").Resolve(context => context.Source.Cents / 100m);
        Field<NonNullGraphType<EnumerationGraphType<Certainty>>>("certainty").Resolve(context => context.Source.Certainty);
        Field<NonNullGraphType<TrancheType>>("tranche").Resolve(context => context.Loaders().ById<Tranche>().Load(context.Source.TrancheId));
    }
}

using GraphQL;
using GraphQL.Types;
using RegioDeal.Graph.Observations;

namespace RegioDeal.Graph.Benchmarks.Comparing.EntityResolvers.Types;

internal sealed class IndicatorType : ObjectGraphType<Indicator>
{
    public IndicatorType()
    {
        Name = "Indicator";
        Field(indicator => indicator.Code);
        Field(indicator => indicator.Name);
        Field(indicator => indicator.Unit);
        Field<NonNullGraphType<ObservationsType>>("observations")
            .Argument<IntGraphType>("first")
            .Argument<ObservationWhereType>("where")
            .Resolve(context =>
            {
                var size = context.PageSize();
                var region = context.GetArgument<ObservationWhere?>("where")?.Region?.Code?.Eq;
                return context.Loaders().Observations(region).Load(context.Source.Id).Then(rows => Page<Observation>.Of(rows, size));
            });
    }
}

internal sealed class ObservationType : ObjectGraphType<Observation>
{
    public ObservationType()
    {
        Name = "Observation";
        Field(observation => observation.Period);
        Field<DecimalGraphType>("value").Resolve(context => context.Source.Value / 10_000m);
        Field<NonNullGraphType<EnumerationGraphType<ObservationStatus>>>("status").Resolve(context => context.Source.Status);
    }
}

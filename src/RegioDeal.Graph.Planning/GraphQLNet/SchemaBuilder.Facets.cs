using GraphQL.Types;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Limits;

namespace RegioDeal.Graph.Planning.GraphQLNet;

internal sealed partial class SchemaBuilder
{
    /// <summary>The field of a connection whose type declares facets; none when it declares none.</summary>
    private IEnumerable<FieldType> FacetsOf(EntityGraph graph)
    {
        if (graph.Facets.Count > 0)
        {
            yield return Output(
                FacetNames.Field,
                "How many of all rows that the filter keeps, over all pages, each member has: what a choice of it would leave.",
                NonNull(Facets(graph)),
                [
                    new QueryArgument(new BooleanGraphType())
                    {
                        Name = FacetNames.ExcludeOwn,
                        Description = "Whether what 'where' says of a facet's own members is left out when that facet is counted, so that those not chosen have their counts too: conditions at its top level and inside 'and'. Conditions inside 'or' count always.",
                        DefaultValue = false,
                    },
                ]);
        }
    }

    private ObjectGraphType Facets(EntityGraph graph) =>
        Once(FacetNames.Of(graph), () => new ObjectGraphType { Name = FacetNames.Of(graph), Description = $"The rows of a list of {graph.Name}, counted by what they have in common." }, type =>
        {
            foreach (var facet in graph.Facets)
            {
                type.AddField(Costs(Sizes(
                    Output(
                        facet.Name,
                        $"By {facet.Name}, what most rows have first, then in its own order. What no row has is absent.",
                        NonNull(ListOf(NonNull(Facet(graph, facet)))),
                        [new QueryArgument(new IntGraphType()) { Name = "first", Description = "How many members at most, 0 to 500. 50 when it is left out." }]),
                    new ListSize(limits.DefaultPage, ["first"], [])), Weights.Facet));
            }
        });

    private ObjectGraphType Facet(EntityGraph graph, Facet facet) =>
        Once(FacetNames.Of(graph, facet), () => new ObjectGraphType { Name = FacetNames.Of(graph, facet), Description = $"How many rows of a list of {graph.Name} have the same {facet.Name}." }, type =>
        {
            type.AddField(Output(
                FacetNames.Member,
                $"The {facet.Name}.{(facet.IsNullable ? " Null for the rows that have none." : "")}",
                Nullable(facet.Scalar is null ? Entity(facet.Member.ReturnType) : Leaf(facet.Scalar), facet.IsNullable)));
            type.AddField(Output(
                FacetNames.Count,
                facet.Links is null ? "How many rows have it." : "How many rows have it, each counted once. A row can have several, so the counts can add up to more than there are rows.",
                NonNull(new IntGraphType())));
        });
}

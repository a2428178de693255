using GraphQL.Types;

namespace RegioDeal.Graph.Benchmarks.Comparing.EntityResolvers.Types;

/// <summary>A page of a list.</summary>
/// <typeparam name="T">Its rows.</typeparam>
/// <typeparam name="TType">Their type in the graph.</typeparam>
internal abstract class PageType<T, TType> : ObjectGraphType<Page<T>>
    where TType : IGraphType
{
    protected PageType()
    {
        Field<NonNullGraphType<PageInfoType<T>>>("pageInfo").Resolve(context => context.Source);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<TType>>>>("nodes").Resolve(context => context.Source.Nodes);
    }
}

/// <summary>Where a page stands in its list.</summary>
internal sealed class PageInfoType<T> : ObjectGraphType<Page<T>>
{
    public PageInfoType()
    {
        Name = typeof(T).Name + "PageInfo";
        Field<NonNullGraphType<BooleanGraphType>>("hasNextPage").Resolve(context => context.Source.HasNextPage);
    }
}

internal sealed class ProjectsType : PageType<Project, ProjectType>
{
    public ProjectsType()
    {
        Name = "Projects";
        Field<NonNullGraphType<IntGraphType>>("totalCount").Resolve(context => context.Source.Total!());
    }
}

internal sealed class AllocationsType : PageType<Allocation, AllocationType>
{
    public AllocationsType() => Name = "Allocations";
}

internal sealed class IndicatorsType : PageType<Indicator, IndicatorType>
{
    public IndicatorsType() => Name = "Indicators";
}

internal sealed class ObservationsType : PageType<Observation, ObservationType>
{
    public ObservationsType() => Name = "Observations";
}

using GraphQL;
using GraphQL.Types;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace RegioDeal.Graph.Benchmarks.Comparing.EntityResolvers.Types;

internal sealed class EntitySchema : Schema
{
    public EntitySchema(IServiceProvider services)
        : base(services) => Query = new QueryType();
}

/// <summary>The root. Its fields run beside each other, so each has a context of its own.</summary>
internal sealed class QueryType : ObjectGraphType
{
    public QueryType()
    {
        Name = "Query";
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<PillarType>>>>("pillars").ResolveAsync(async context =>
        {
            await using var db = await Contexts(context).CreateDbContextAsync(context.CancellationToken);
            return await db.Set<Pillar>().OrderBy(pillar => pillar.Position).ThenBy(pillar => pillar.Key).ToListAsync(context.CancellationToken);
        });
        Field<NonNullGraphType<ProjectsType>>("projects")
            .Argument<IntGraphType>("first")
            .Argument<ProjectWhereType>("where")
            .Argument<ListGraphType<NonNullGraphType<ProjectOrderType>>>("order")
            .ResolveAsync(async context =>
            {
                var size = context.PageSize();
                var pillar = context.GetArgument<ProjectWhere?>("where")?.Pillar?.Code?.Eq;
                var contexts = Contexts(context);
                await using var db = await contexts.CreateDbContextAsync(context.CancellationToken);
                var rows = await Ordered(Of(db, pillar), context.GetArgument<ProjectOrder[]?>("order")).Take(size + 1).ToListAsync(context.CancellationToken);
                return Page<Project>.Of(rows, size, () => new Later<int>(async cancellationToken =>
                {
                    await using var other = await contexts.CreateDbContextAsync(cancellationToken);
                    return await Of(other, pillar).CountAsync(cancellationToken);
                }));
            });
        Field<MunicipalityType>("municipality").Argument<NonNullGraphType<StringGraphType>>("code").ResolveAsync(async context =>
        {
            var code = context.GetArgument<string>("code");
            await using var db = await Contexts(context).CreateDbContextAsync(context.CancellationToken);
            return await db.Set<Municipality>().SingleOrDefaultAsync(municipality => municipality.Code == code, context.CancellationToken);
        });
        Field<NonNullGraphType<IndicatorsType>>("indicators").Argument<IntGraphType>("first").ResolveAsync(async context =>
        {
            var size = context.PageSize();
            await using var db = await Contexts(context).CreateDbContextAsync(context.CancellationToken);
            var rows = await db.Set<Indicator>().OrderBy(indicator => indicator.Position).ThenBy(indicator => indicator.Key).Take(size + 1).ToListAsync(context.CancellationToken);
            return Page<Indicator>.Of(rows, size);
        });
    }

    private static IOrderedQueryable<Project> Ordered(IQueryable<Project> projects, ProjectOrder[]? order)
    {
        IOrderedQueryable<Project>? ordered = null;
        foreach (var direction in (order ?? []).Select(one => one.Spending?.Amount))
        {
            ordered = (direction, ordered) switch
            {
                (SortDirection.Asc, null) => projects.OrderBy(project => project.SpendingAmountStored),
                (SortDirection.Asc, _) => ordered.ThenBy(project => project.SpendingAmountStored),
                (SortDirection.Desc, null) => projects.OrderByDescending(project => project.SpendingAmountStored),
                (SortDirection.Desc, _) => ordered.ThenByDescending(project => project.SpendingAmountStored),
                _ => ordered,
            };
        }

        // The key closes every order.
        return (ordered ?? projects.OrderBy(project => project.Position)).ThenBy(project => project.Key);
    }

    private static IQueryable<Project> Of(EntityContext db, string? pillar) =>
        pillar is null ? db.Set<Project>() : db.Set<Project>().Where(project => project.Pillar.Code == pillar);

    private static IDbContextFactory<EntityContext> Contexts(IResolveFieldContext context) => context.RequestServices!.GetRequiredService<IDbContextFactory<EntityContext>>();
}

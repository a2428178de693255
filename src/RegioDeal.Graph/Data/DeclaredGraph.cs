using RegioDeal.Graph.Citations;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Figures;

namespace RegioDeal.Graph.Data;

/// <summary>The graph, from the declarations in the concepts' folders.</summary>
internal static class DeclaredGraph
{
    /// <summary>Finds the declarations by their base classes.</summary>
    public static GraphModel Model()
    {
        var services = new ServiceCollection();
        var types = typeof(DeclaredGraph).Assembly.GetTypes().Where(type => !type.IsAbstract).ToArray();
        foreach (var figures in types.Where(type => type.IsSubclassOf(typeof(FigureGraph))))
        {
            services.AddSingleton(figures);
            services.AddSingleton(provider => (FigureGraph)provider.GetRequiredService(figures));
        }

        foreach (var graph in types.Where(type => type.IsSubclassOf(typeof(EntityGraph))))
        {
            services.AddSingleton(typeof(EntityGraph), graph);
        }

        using var provider = services.BuildServiceProvider();
        return new GraphModel(provider.GetServices<EntityGraph>(), provider.GetServices<FigureGraph>(), AnswerCitations.List);
    }
}

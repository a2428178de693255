using System.Net.Sockets;
using RegioDeal.Graph.Data;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Figures;

namespace RegioDeal.Graph.Http;

/// <summary>The web application: the release that answers, and its addresses.</summary>
internal static class GraphServer
{
    private const string DefaultAddress = "http://localhost:5080";

    /// <summary>The graph, from the declarations in the concepts' folders.</summary>
    public static GraphModel Model()
    {
        var services = new ServiceCollection();
        var types = typeof(GraphServer).Assembly.GetTypes().Where(type => !type.IsAbstract).ToArray();
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
        return new GraphModel(provider.GetServices<EntityGraph>(), provider.GetServices<FigureGraph>());
    }

    /// <summary>Opens the release and puts the application together. It is not started yet.</summary>
    /// <param name="args">The command line: any setting as <c>--Key value</c>.</param>
    /// <param name="cancellationToken">Ends building a release.</param>
    /// <exception cref="StartupException">Something is in the way.</exception>
    /// <exception cref="Packages.InvalidPackageException">The package is at fault.</exception>
    public static async Task<WebApplication> CreateAsync(string[] args, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);

        // What keeps the application from starting is said in a sentence.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        var release = await OpenRelease.OpenAsync(builder.Configuration, Model(), cancellationToken).ConfigureAwait(false);
        builder.Services.AddSingleton(_ => release);
        var app = builder.Build();
        release.Log = app.Logger;
        app.MapGraph();
        app.MapHealth();
        app.MapPages();
        return app;
    }

    /// <summary>Starts the application, says what was loaded and where to go, and serves until it is told to stop.</summary>
    /// <exception cref="StartupException">The address cannot be served.</exception>
    public static async Task RunAsync(WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is IOException or SocketException)
        {
            throw new StartupException($"The address {app.Configuration["urls"] ?? DefaultAddress} cannot be served: it is in use or not allowed; stop the other program, or name another with --urls http://localhost:5081.", fault);
        }

        await Console.Out.WriteLineAsync(await Welcome.OfAsync(app.Services.GetRequiredService<OpenRelease>(), app.Urls.First(), cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        await app.WaitForShutdownAsync(cancellationToken).ConfigureAwait(false);
    }
}

using System.Net.Sockets;
using RegioDeal.Graph.Data;
using RegioDeal.Graph.Http.Caching;
using RegioDeal.Graph.Http.Documents;
using RegioDeal.Graph.Http.Security;
using RegioDeal.Graph.Http.Site;
using RegioDeal.Graph.Http.Telemetry;

namespace RegioDeal.Graph.Http;

/// <summary>The web application: the release that answers, and its addresses.</summary>
internal static class GraphServer
{
    internal const string DefaultAddress = "http://localhost:5080";

    /// <summary>The package that travels with the program.</summary>
    internal static readonly string ProgramsOwnSeed = Path.Combine(AppContext.BaseDirectory, "seed");

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
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        var seed = builder.Configuration["Seed"];
        var settings = ServerSettings.Of(builder.Configuration);
        settings.ShowPlans ??= builder.Environment.IsDevelopment();
        builder.AddFrontDoor(settings);
        builder.AddTelemetry(settings);
        var host = await ReleaseHost.OpenAsync(builder.Configuration, settings, seed ?? ProgramsOwnSeed, cancellationToken).ConfigureAwait(false);
        builder.Services.AddSingleton(_ => host);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(new SeedNote(seed ?? ProgramsOwnSeed, seed ?? "seed"));
        builder.Services.AddSingleton<RequestReader>();
        builder.Services.AddSingleton<Freshness>();
        AnswerCache.Add(builder.Services, settings.AnswerCacheMegabytes * 1_000_000L);
        builder.Services.AddHostedService<ReleaseWatch>();
        builder.Services.AddReadinessAndDraining(settings);
        var app = builder.Build();
        host.Log = app.Logger;
        app.UseFrontDoor(settings);
        GraphEndpoint.Map(app);
        DocumentList.Map(app, settings);
        app.MapSchema();

        // A probe must not be refused, nor a page be shown in part.
        var uncounted = app.MapGroup("").DisableRateLimiting();
        uncounted.MapHealth();
        uncounted.MapPages();
        uncounted.MapSite();
        uncounted.MapMetrics(settings);
        SecurityText.Map(uncounted, settings);
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

        var host = app.Services.GetRequiredService<ReleaseHost>();
        var note = app.Services.GetRequiredService<SeedNote>().Of(host.Held);
        await Console.Out.WriteLineAsync(await Welcome.OfAsync(host.Current, note, app.Urls.First(), cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        await app.WaitForShutdownAsync(cancellationToken).ConfigureAwait(false);
    }
}

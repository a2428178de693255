namespace RegioDeal.Graph.Http.Security;

/// <summary>What every request passes before an endpoint answers it.</summary>
internal static class FrontDoor
{
    /// <exception cref="Data.StartupException">A setting cannot be read.</exception>
    public static void AddFrontDoor(this WebApplicationBuilder builder, ServerSettings settings)
    {
        builder.WebHost.ConfigureKestrel(kestrel => TransportLimits.Apply(kestrel, settings));
        SecurityText.Check(settings);
        SecurityHeaders.Add(builder.Services);
        CrossOrigin.Add(builder.Services, settings);
        ClientRates.Add(builder.Services, settings);
        builder.Services.AddSingleton<ExecutionGate>();
        builder.Services.AddExceptionHandler(handler =>
        {
            handler.ExceptionHandler = Refusal.OfFaultAsync;
            handler.SuppressDiagnosticsCallback = fault => fault.Exception is BadHttpRequestException; // the client's, not ours
        });
    }

    public static void UseFrontDoor(this WebApplication app, ServerSettings settings)
    {
        ClientRates.UseProxies(app, settings);
        app.UseSecurityHeaders();
        app.UseExceptionHandler();
        CrossOrigin.Use(app, settings); // before all that refuses: a script must be able to read why
        app.UseStatusCodePages(page => Refusal.OfStatusAsync(page.HttpContext));
        TransportLimits.RefusePackedBodies(app);
        ClientRates.Use(app, settings);
        TransportLimits.EndSlowBodies(app, settings);
    }
}

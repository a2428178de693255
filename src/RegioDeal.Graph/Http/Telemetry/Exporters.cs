using Npgsql;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using RegioDeal.Graph.Data;

namespace RegioDeal.Graph.Http.Telemetry;

/// <summary>Where traces, measures and logs go: by OTLP where the standard environment variables say so, and to Prometheus by a setting. Else nothing is made.</summary>
internal static class Exporters
{
    private const string Prefix = "OTEL_EXPORTER_OTLP";

    /// <exception cref="StartupException">A variable cannot be read.</exception>
    public static void AddTelemetry(this WebApplicationBuilder builder, ServerSettings settings)
    {
        builder.Services.AddSingleton<OperationTelemetry>();
        AddFormats(builder);
        var configuration = builder.Configuration;
        var isOff = bool.TryParse(configuration["OTEL_SDK_DISABLED"], out var disabled) && disabled;
        var traces = Endpoint(configuration, "TRACES");
        var metrics = Endpoint(configuration, "METRICS");
        var logs = Endpoint(configuration, "LOGS");
        if (isOff || (traces is null && logs is null))
        {
            NameNoRequests(builder);
        }

        if (isOff || (traces is null && metrics is null && logs is null && !settings.Metrics))
        {
            return;
        }

        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(resource =>
        {
            // What the environment says of the service comes after, and so before.
            resource.AddService(OperationTelemetry.Name, serviceVersion: typeof(Exporters).Assembly.GetName().Version?.ToString());
            resource.AddEnvironmentVariableDetector();
        });
        if (traces is not null)
        {
            telemetry.WithTracing(tracing => tracing
                .AddSource(OperationTelemetry.Name)
                .AddAspNetCoreInstrumentation(requests => requests.Filter = http => !http.Request.Path.StartsWithSegments("/health"))
                .AddNpgsql()
                .AddOtlpExporter(Export(configuration, "TRACES", traces)));
        }

        if (metrics is not null || settings.Metrics)
        {
            telemetry.WithMetrics(metering =>
            {
                metering.AddMeter(OperationTelemetry.Name).AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddNpgsqlInstrumentation();
                if (metrics is not null)
                {
                    metering.AddOtlpExporter(Export(configuration, "METRICS", metrics));
                }

                if (settings.Metrics)
                {
                    metering.AddPrometheusExporter();
                }
            });
        }

        if (logs is not null)
        {
            telemetry.WithLogging(logging => logging.AddOtlpExporter(Export(configuration, "LOGS", logs)), options => options.IncludeFormattedMessage = true);
        }
    }

    /// <summary>The address where Prometheus reads, where a setting opens it. It is not counted among the requests of a client.</summary>
    public static void MapMetrics(this IEndpointRouteBuilder routes, ServerSettings settings)
    {
        if (settings.Metrics && routes.ServiceProvider.GetService<MeterProvider>() is not null)
        {
            routes.MapPrometheusScrapingEndpoint().WithMetadata(new HttpMethodMetadata([HttpMethods.Get]));
        }
    }

    // The slim host knows one format of the console, whatever is asked for.
    private static void AddFormats(WebApplicationBuilder builder)
    {
        if (builder.Configuration["Logging:Console:FormatterName"] is { Length: > 0 } format)
        {
            builder.Logging.AddConsole(console => console.FormatterName = format);
        }
    }

    /// <summary>
    /// Where a request can be logged, the server makes a span for it, traced or not, which is dear beside a kept answer.
    /// Nobody reads it unless the logging of requests is asked for.
    /// </summary>
    private static void NameNoRequests(WebApplicationBuilder builder)
    {
        const string requests = "Microsoft.AspNetCore.Hosting.Diagnostics";
        if (!builder.Configuration.GetSection("Logging:LogLevel").GetChildren().Any(level => requests.StartsWith(level.Key, StringComparison.OrdinalIgnoreCase)))
        {
            builder.Logging.AddFilter(requests, LogLevel.None);
        }
    }

    /// <summary>Where a kind of signal goes: its own variable is the whole address, and goes before the one for all. Null when nobody asks for it.</summary>
    private static (Uri Address, bool IsOwn)? Endpoint(IConfiguration configuration, string signal) =>
        configuration[$"{Prefix}_{signal}_ENDPOINT"] is { Length: > 0 } own ? (Read(own, $"{Prefix}_{signal}_ENDPOINT"), true)
        : configuration[$"{Prefix}_ENDPOINT"] is { Length: > 0 } all ? (Read(all, $"{Prefix}_ENDPOINT"), false)
        : null;

    private static Uri Read(string address, string variable) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
        ? uri
        : throw new StartupException($"{variable} is no address; write it as http://collector:4317.");

    private static Action<OtlpExporterOptions> Export(IConfiguration configuration, string signal, (Uri Address, bool IsOwn)? endpoint) => options =>
    {
        // The variables for all signals are read by the exporter itself.
        if (configuration[$"{Prefix}_{signal}_PROTOCOL"] is { Length: > 0 } protocol)
        {
            options.Protocol = protocol == "grpc" ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        }

        if (configuration[$"{Prefix}_{signal}_HEADERS"] is { Length: > 0 } headers)
        {
            options.Headers = headers;
        }

        if (endpoint is { IsOwn: true } own)
        {
            options.Endpoint = own.Address;
        }
    };
}

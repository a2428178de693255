using System.Globalization;
using RegioDeal.Graph.Data;

namespace RegioDeal.Graph.Http;

/// <summary>What an operator says of how requests are answered.</summary>
/// <param name="ShowsPlans">Whether a request may ask what its answer took. It shows the inside of the service.</param>
internal sealed record ServerSettings(bool ShowsPlans)
{
    private const string PlansKey = "Server:ShowPlans";
    private const string TimeKey = "Server:TimeLimit";

    /// <summary>How long an answer may take when nothing is said, in seconds.</summary>
    private const double DefaultSeconds = 10;

    /// <summary>Reads the settings; plans are shown only in development when nothing is said.</summary>
    /// <exception cref="StartupException">A setting cannot be read.</exception>
    public static ServerSettings Of(IConfiguration configuration, IHostEnvironment environment) => configuration[PlansKey] switch
    {
        null or "" => new ServerSettings(environment.IsDevelopment()),
        var given when bool.TryParse(given, out var shown) => new ServerSettings(shown),
        var given => throw new StartupException($"The setting {PlansKey} is '{given}'; write true or false."),
    };

    /// <summary>How long an answer may take.</summary>
    /// <exception cref="StartupException">It cannot be read.</exception>
    public static TimeSpan TimeLimit(IConfiguration configuration) => configuration[TimeKey] switch
    {
        null or "" => TimeSpan.FromSeconds(DefaultSeconds),
        var given when double.TryParse(given, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 3_600 =>
            TimeSpan.FromSeconds(seconds),
        var given => throw new StartupException($"The setting {TimeKey} is '{given}'; write seconds above 0 and at most 3600, as 10 or 2.5."),
    };
}

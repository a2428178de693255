using System.ComponentModel.DataAnnotations;
using RegioDeal.Graph.Data;

namespace RegioDeal.Graph.Http;

/// <summary>What an operator says of how requests are answered: the section <c>Server</c> of the settings, as <c>Server__TimeLimit=5</c> or <c>--Server:TimeLimit 5</c>.</summary>
internal sealed class ServerSettings
{
    private const string Section = "Server";

    /// <summary>Whether a request may ask what its answer took, which shows the inside of the service. Only in development when nothing is said.</summary>
    public bool? ShowPlans { get; set; }

    /// <summary>How long an answer may take, in seconds.</summary>
    [Range(0.001, 3_600)]
    public double TimeLimit { get; set; } = 10;

    /// <summary>The largest body of a request, in bytes.</summary>
    [Range(1_000, 100_000_000)]
    public int RequestBytes { get; set; } = 1_000_000;

    /// <summary>How long a service that was told to stop still takes requests, in seconds: what a balancer needs to see that it is not ready.</summary>
    [Range(0, 3_600)]
    public double DrainDelay { get; set; }

    /// <summary>How long requests that run then may take to end, in seconds; what takes longer is cut.</summary>
    [Range(0, 3_600)]
    public double DrainLimit { get; set; } = 30;

    /// <summary>Reads the settings.</summary>
    /// <exception cref="StartupException">One is not known, cannot be read, or is beyond its bounds.</exception>
    public static ServerSettings Of(IConfiguration configuration)
    {
        ServerSettings settings;
        try
        {
            settings = configuration.GetSection(Section).Get<ServerSettings>(binder => binder.ErrorOnUnknownConfiguration = true) ?? new ServerSettings();
        }
        catch (InvalidOperationException fault)
        {
            throw new StartupException($"A setting of the section {Section} is not known or cannot be read: {(fault.InnerException ?? fault).Message} README.md lists the settings.", fault);
        }

        var faults = new List<ValidationResult>();
        return Validator.TryValidateObject(settings, new ValidationContext(settings), faults, validateAllProperties: true)
            ? settings
            : throw new StartupException(string.Join(' ', faults.Select(fault => $"The setting {Section}:{fault.MemberNames.First()} is out of bounds. {fault.ErrorMessage}")));
    }
}

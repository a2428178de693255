using System.ComponentModel.DataAnnotations;
using RegioDeal.Graph.Data;
using RegioDeal.Graph.Planning.Limits;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Http;

/// <summary>What an operator says of how requests are answered: the section <c>Server</c> of the settings, as <c>Server__TimeLimit=5</c> or <c>--Server:TimeLimit 5</c>.</summary>
internal sealed class ServerSettings
{
    private const string Section = "Server";

    private static readonly DocumentLimits Documents = new();
    private static readonly PlanLimits Plans = new();

    /// <summary>Whether a request may ask what its answer took, which shows the inside of the service. Only in development when nothing is said.</summary>
    public bool? ShowPlans { get; set; }

    /// <summary>How long an answer may take, in seconds.</summary>
    [Range(0.001, 3_600)]
    public double TimeLimit { get; set; } = 10;

    /// <summary>The largest body of a request, in bytes.</summary>
    [Range(1_000, 100_000_000)]
    public int RequestBytes { get; set; } = 1_000_000;

    /// <summary>Whether only the documents of <c>schema/operations/</c> are answered.</summary>
    public bool TrustedDocumentsOnly { get; set; }

    /// <summary>For how long an answer to GET from the current release may be used again without asking, in seconds. Within it a new release is not seen.</summary>
    [Range(0, 86_400)]
    public int MaxAge { get; set; } = 60;

    /// <summary>For how long after that it may be used while it is asked again, in seconds.</summary>
    [Range(0, 604_800)]
    public int StaleWhileRevalidate { get; set; } = 3_600;

    /// <summary>What the answers that are kept may take together, in megabytes of a million bytes. None is kept when it is 0.</summary>
    [Range(0, 100_000)]
    public int AnswerCacheMegabytes { get; set; } = 64;

    /// <summary>Where readers reach the service, as <c>https://monitor.example.org</c>. Null when that is not known: addresses are relative then.</summary>
    public string? PublicAddress { get; set; }

    /// <summary>The sites whose scripts may read answers, separated by spaces, as <c>https://example.org</c>; <c>*</c> for all.</summary>
    [Required]
    public string Origins { get; set; } = "*";

    /// <summary>Whom to tell of a hole, as <c>mailto:security@example.org</c> or an address by https. Null when nobody was named.</summary>
    public string? SecurityContact { get; set; }

    /// <summary>The proxies whose word on the client's address is believed: addresses and networks, separated by spaces. None at first.</summary>
    [Required(AllowEmptyStrings = true)]
    public string Proxies { get; set; } = "";

    /// <summary>How many requests one client may send for long, per second. 0 when they are not counted.</summary>
    [Range(0, 1_000_000)]
    public int Rate { get; set; } = 50;

    /// <summary>How many requests one client may send at once.</summary>
    [Range(1, 1_000_000)]
    public int Burst { get; set; } = 200;

    /// <summary>How many operations are worked on at once; as many may wait, for a second.</summary>
    [Range(1, 100_000)]
    public int ConcurrentRequests { get; set; } = 64;

    /// <summary>How many tables and packages are sent at once.</summary>
    [Range(1, 10_000)]
    public int ConcurrentExports { get; set; } = 8;

    /// <summary>How long a table may take, in seconds; it is cut off then. A release that is retired is dropped after five minutes.</summary>
    [Range(1, 280)]
    public double ExportTime { get; set; } = 240;

    /// <summary>How many connections are open at once.</summary>
    [Range(1, 1_000_000)]
    public int Connections { get; set; } = 2_000;

    /// <summary>How long the headers of a request may take, in seconds.</summary>
    [Range(1, 3_600)]
    public double HeaderTimeout { get; set; } = 5;

    /// <summary>How long a connection may be idle, in seconds.</summary>
    [Range(1, 3_600)]
    public double KeepAlive { get; set; } = 60;

    /// <summary>How long the body of a request may take, in seconds.</summary>
    [Range(0.1, 3_600)]
    public double BodyTimeout { get; set; } = 10;

    /// <summary>How fast a body must come, and an answer be taken, in bytes per second; slower for three seconds, and it is cut off.</summary>
    [Range(1, 1_000_000)]
    public double BytesPerSecond { get; set; } = 500;

    /// <summary>How many headers a request may have.</summary>
    [Range(10, 1_000)]
    public int Headers { get; set; } = 60;

    /// <summary>The largest headers of a request together, in bytes.</summary>
    [Range(1_000, 1_000_000)]
    public int HeaderBytes { get; set; } = 16_384;

    /// <summary>The longest first line of a request, in bytes: its address, with the document and variables of a GET.</summary>
    [Range(1_000, 1_000_000)]
    public int RequestLineBytes { get; set; } = 16_384;

    /// <summary>How many requests one connection of HTTP/2 may have under way.</summary>
    [Range(1, 1_000)]
    public int Streams { get; set; } = 32;

    /// <summary>From how many seconds an operation is logged as slow.</summary>
    [Range(0, 3_600)]
    public double SlowOperation { get; set; } = 1;

    /// <summary>Whether <c>/metrics</c> tells what is measured, in the format of Prometheus.</summary>
    public bool Metrics { get; set; }

    /// <summary>How long a service that was told to stop still takes requests, in seconds: what a balancer needs to see that it is not ready.</summary>
    [Range(0, 3_600)]
    public double DrainDelay { get; set; }

    /// <summary>How long requests that run then may take to end, in seconds; what takes longer is cut.</summary>
    [Range(0, 3_600)]
    public double DrainLimit { get; set; } = 30;

    /// <summary>Whether the schema can be asked for, by introspection and as text. Where it cannot, errors do not tell its names either.</summary>
    public bool Introspection { get; set; } = true;

    /// <summary>What an operation may cost, reckoned before it runs by the weights in the schema.</summary>
    [Range(1, 1_000_000_000_000)]
    public long CostLimit { get; set; } = Plans.Cost;

    /// <summary>How many rows an answer may hold.</summary>
    [Range(1, 1_000_000)]
    public int RowLimit { get; set; } = Plans.Rows;

    /// <summary>How many tokens a document may have: names, values, punctuation, comments.</summary>
    [Range(10, 1_000_000)]
    public int TokenLimit { get; set; } = Documents.Tokens;

    /// <summary>How many levels of fields a document may have, through fragments. The parser ends at some sixty.</summary>
    [Range(1, 200)]
    public int DepthLimit { get; set; } = Documents.Depth;

    /// <summary>How many fields an operation may have, each fragment counted wherever it is spread.</summary>
    [Range(1, 100_000)]
    public int FieldLimit { get; set; } = Documents.Fields;

    /// <summary>How many fields an operation may have at its root.</summary>
    [Range(1, 10_000)]
    public int RootFieldLimit { get; set; } = Documents.RootFields;

    /// <summary>How many fields and fragments of a document may stand in their selection once more.</summary>
    [Range(0, 10_000)]
    public int RepeatLimit { get; set; } = Documents.Repeats;

    /// <summary>How many aliases a document may have.</summary>
    [Range(0, 100_000)]
    public int AliasLimit { get; set; } = Documents.Aliases;

    /// <summary>How many directives a document may have.</summary>
    [Range(0, 100_000)]
    public int DirectiveLimit { get; set; } = Documents.Directives;

    /// <summary>How many fragments a document may define.</summary>
    [Range(0, 1_000)]
    public int FragmentLimit { get; set; } = Documents.Fragments;

    /// <summary>At how many places a document may spread fragments, inline ones too.</summary>
    [Range(0, 100_000)]
    public int SpreadLimit { get; set; } = Documents.Spreads;

    /// <summary>How many operations a document may hold.</summary>
    [Range(1, 1_000)]
    public int OperationLimit { get; set; } = Documents.Operations;

    /// <summary>How many variables an operation may declare.</summary>
    [Range(0, 10_000)]
    public int VariableLimit { get; set; } = Documents.Variables;

    /// <summary>How many elements a list in the arguments or variables may have.</summary>
    [Range(1, 1_000_000)]
    public int ListLimit { get; set; } = Documents.ListElements;

    /// <summary>How many objects the variables may hold.</summary>
    [Range(1, 1_000_000)]
    public int ObjectLimit { get; set; } = Documents.Objects;

    /// <summary>How many levels of lists and objects the variables may have.</summary>
    [Range(1, 60)]
    public int VariableDepthLimit { get; set; } = Documents.VariableDepth;

    /// <summary>What they say of each operation.</summary>
    public PlanLimits Limits() => new(Rows: RowLimit)
    {
        Time = TimeSpan.FromSeconds(TimeLimit),
        Cost = CostLimit,
        Introspection = Introspection,
        Documents = new DocumentLimits
        {
            Tokens = TokenLimit,
            Operations = OperationLimit,
            Variables = VariableLimit,
            Depth = DepthLimit,
            Fields = FieldLimit,
            RootFields = RootFieldLimit,
            Repeats = RepeatLimit,
            Aliases = AliasLimit,
            Directives = DirectiveLimit,
            Fragments = FragmentLimit,
            Spreads = SpreadLimit,
            ListElements = ListLimit,
            Objects = ObjectLimit,
            VariableDepth = VariableDepthLimit,
        },
    };

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

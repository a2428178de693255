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

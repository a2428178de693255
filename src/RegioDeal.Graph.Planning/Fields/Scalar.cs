using NodaTime;

namespace RegioDeal.Graph.Planning.Fields;

/// <summary>How a value is stored, compared and written.</summary>
internal enum ScalarKind
{
    Text,
    Int,
    Long,

    /// <summary>A whole number of the smallest unit (cents, millionths), finished to a decimal in the program.</summary>
    Scaled,
    Boolean,
    Date,
    Enum,
    Id,
    Url,

    /// <summary>Text that is JSON, written as it stands. It is selected, never filtered or ordered on.</summary>
    Json,
}

/// <summary>A leaf type of the graph: its GraphQL name and the form its values have in the database.</summary>
public sealed class Scalar
{
    private Scalar(ScalarKind kind, string name, Type storage, int digits = 0) =>
        (Kind, Name, Storage, Digits) = (kind, name, storage, digits);

    /// <summary>Unicode text.</summary>
    public static Scalar String { get; } = new(ScalarKind.Text, "String", typeof(string));

    /// <summary>A whole number of 32 bits.</summary>
    public static Scalar Int { get; } = new(ScalarKind.Int, "Int", typeof(int));

    /// <summary>A whole number of 64 bits.</summary>
    public static Scalar Long { get; } = new(ScalarKind.Long, "Long", typeof(long));

    /// <summary>True or false.</summary>
    public static Scalar Boolean { get; } = new(ScalarKind.Boolean, "Boolean", typeof(bool));

    /// <summary>A calendar date, ISO 8601.</summary>
    public static Scalar LocalDate { get; } = new(ScalarKind.Date, "LocalDate", typeof(LocalDate));

    /// <summary>An absolute web address, stored as text.</summary>
    public static Scalar Url { get; } = new(ScalarKind.Url, "URL", typeof(string));

    /// <summary>A shape on the earth, stored as text that is a GeoJSON object.</summary>
    public static Scalar GeoJson { get; } = new(ScalarKind.Json, "GeoJSON", typeof(string));

    /// <summary>Money: <c>long</c> cents in the database, euros in the graph.</summary>
    public static Scalar Euro { get; } = Decimal(2);

    /// <summary>A part of a whole, 0 to 1: <c>long</c> millionths in the database, rounded half-even.</summary>
    public static Scalar Share { get; } = Decimal(6);

    /// <summary>The global id of an entity, made from its type and key.</summary>
    internal static Scalar Id { get; } = new(ScalarKind.Id, "ID", typeof(string));

    /// <summary>The name of the type in the schema.</summary>
    public string Name { get; }

    /// <summary>Digits behind the decimal point of a scaled number; 0 for all else.</summary>
    public int Digits { get; }

    internal ScalarKind Kind { get; }

    internal Type Storage { get; }

    /// <summary>The filter input of this type, by the conventions.</summary>
    internal string FilterName => Kind switch
    {
        ScalarKind.Id => "IdOperationFilterInput",
        ScalarKind.Url => "StringOperationFilterInput",
        _ => $"{Name}OperationFilterInput",
    };

    internal bool IsText => Kind is ScalarKind.Text or ScalarKind.Url;

    /// <summary>A decimal that the database holds as a whole number of its last digit.</summary>
    /// <param name="digits">How many digits stand behind the point.</param>
    /// <returns>The scalar.</returns>
    public static Scalar Decimal(int digits) => new(ScalarKind.Scaled, "Decimal", typeof(long), digits);

    /// <summary>The scalar that a C# type has when nothing else is said.</summary>
    /// <param name="type">The type, nullable or not.</param>
    /// <returns>The scalar.</returns>
    /// <exception cref="GraphDefinitionException">The type is no scalar.</exception>
    internal static Scalar Of(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain switch
        {
            _ when plain == typeof(string) => String,
            _ when plain == typeof(int) => Int,
            _ when plain == typeof(long) => Long,
            _ when plain == typeof(bool) => Boolean,
            _ when plain == typeof(LocalDate) => LocalDate,
            { IsEnum: true } when !Enum.GetValuesAsUnderlyingType(plain).Cast<int>().SequenceEqual(Enumerable.Range(0, Enum.GetNames(plain).Length)) =>
                throw new GraphDefinitionException($"The values of {plain.Name} must count from 0 without gaps."),
            { IsEnum: true } => new Scalar(ScalarKind.Enum, plain.Name, plain),
            _ => throw new GraphDefinitionException($"{plain.Name} has no scalar in the graph. Name one, or link to an entity."),
        };
    }
}

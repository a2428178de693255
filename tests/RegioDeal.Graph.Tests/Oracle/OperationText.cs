using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RegioDeal.Graph.Tests.Oracle;

/// <summary>An operation as text and variables.</summary>
internal sealed class OperationText
{
    private static readonly JsonSerializerOptions Plainly = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly StringBuilder fragments = new();
    private readonly List<string> declarations = [];
    private readonly Dictionary<object, string> names = new(ReferenceEqualityComparer.Instance);
    private readonly IReadOnlyDictionary<Place, string?> cursors;
    private int spreads;

    /// <param name="operation">What is asked.</param>
    /// <param name="cursors">The cursors that are known; the others are null.</param>
    public OperationText(Operation operation, IReadOnlyDictionary<Place, string?> cursors)
    {
        this.cursors = cursors;
        var body = Selection(Operation.Root, operation.Selection);
        Query = $"{(declarations.Count == 0 ? "" : $"query ({string.Join(", ", declarations)}) ")}{body}{fragments}";
    }

    public string Query { get; }

    public JsonObject Variables { get; } = [];

    /// <summary>As one can paste it.</summary>
    public override string ToString() => Variables.Count == 0 ? Query : $"{Query}\nvariables: {Variables.ToJsonString(Plainly)}";

    private string Selection(string type, IReadOnlyList<Node> nodes) => $"{{ {string.Join(' ', nodes.Select(node => Of(type, node)))} }}";

    private string Of(string type, Node node)
    {
        var condition = node.Condition is { } when ? $" @{(when.IsSkip ? "skip" : "include")}(if: {Value(when.If, new SdlType("Boolean", true, null))})" : "";
        if (node is Spread spread)
        {
            type = spread.Type ?? type;
            if (!spread.IsNamed)
            {
                return $"...{(spread.Type is null ? "" : $" on {spread.Type}")}{condition} {Selection(type, spread.Children)}";
            }

            var (name, inner) = ($"F{++spreads}", Selection(type, spread.Children));
            fragments.Append(CultureInfo.InvariantCulture, $"\nfragment {name} on {type} {inner}");
            return $"...{name}{condition}";
        }

        var pick = (Pick)node;
        var shown = pick.Alias is null ? pick.Name : $"{pick.Alias}: {pick.Name}";
        if (pick.Name == "__typename")
        {
            return $"{shown}{condition}";
        }

        var field = Sdl.Schema.Field(type, pick.Name);
        var arguments = pick.Arguments.Count == 0 ? "" : $"({string.Join(", ", pick.Arguments.Select(argument => $"{argument.Name}: {Value(argument.Value, field.Arguments.First(one => one.Name == argument.Name).Type)}"))})";
        return $"{shown}{arguments}{condition}{(Sdl.Schema.IsObject(field.Type.Name) ? $" {Selection(field.Type.Name, pick.Children)}" : "")}";
    }

    private string Value(Arg value, SdlType type)
    {
        if (value.Given == Given.Literal)
        {
            return Literal(value, type, (inner, at) => Value(inner, at));
        }

        if (!names.TryGetValue(value, out var name))
        {
            names[value] = name = $"v{names.Count}";
            // A default may stand where null may not.
            declarations.Add($"${name}: {type}{(value.Given == Given.Default ? $" = {Constant(value, type)}" : "")}");
            if (value.Given == Given.Variable)
            {
                Variables[name] = value is Place place ? cursors.GetValueOrDefault(place) : Json(value);
            }
        }

        return $"${name}";
    }

    private static string Constant(Arg value, SdlType type) => Literal(value, type, Constant);

    private static string Literal(Arg value, SdlType type, Func<Arg, SdlType, string> inner) => value switch
    {
        Scalar { Value: null } => "null",
        Scalar { Value: string text } => JsonSerializer.Serialize(text, Plainly),
        Scalar { Value: bool flag } => flag ? "true" : "false",
        Scalar { Value: IFormattable number } => number.ToString(null, CultureInfo.InvariantCulture),
        Choice choice => choice.Name,
        Items { IsBare: true, Values: [{ Given: Given.Literal }] } items => inner(items.Values[0], type.Item! with { IsRequired = false }),
        Items items => $"[{string.Join(", ", items.Values.Select(item => inner(item, type.Item!)))}]",
        Fields fields => $"{{{string.Join(", ", Kept(fields, inner == Constant).Select(entry => $"{entry.Name}: {inner(entry.Value, Sdl.Schema.InputFields(type.Name).First(field => field.Name == entry.Name).Type)}"))}}}",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "No value of an argument."),
    };

    // Inside of a constant nothing can be left open.
    private static IEnumerable<(string Name, Arg Value)> Kept(Fields fields, bool isConstant) => fields.Entries.Where(entry => !isConstant || entry.Value.Given != Given.Absent);

    private static JsonNode? Json(Arg value) => value switch
    {
        Scalar { Value: null } => null,
        Scalar { Value: string text } => JsonValue.Create(text),
        Scalar { Value: bool flag } => JsonValue.Create(flag),
        Scalar { Value: int number } => JsonValue.Create(number),
        Scalar { Value: decimal number } => JsonValue.Create(number),
        Choice choice => JsonValue.Create(choice.Name),
        Items { IsBare: true } items => Json(items.Values[0]),
        Items items => new JsonArray([.. items.Values.Select(Json)]),
        Fields fields => new JsonObject(Kept(fields, isConstant: true).Select(entry => KeyValuePair.Create(entry.Name, Json(entry.Value)))),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "No value of a variable."),
    };
}

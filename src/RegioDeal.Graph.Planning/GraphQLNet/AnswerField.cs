using GraphQL.Types;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Planning.GraphQLNet;

/// <summary>What stands at a place of an answer.</summary>
public enum AnswerFieldKind
{
    /// <summary>One value of a leaf type, or null.</summary>
    Value,

    /// <summary>A list of values.</summary>
    Values,

    /// <summary>An object, or null.</summary>
    Object,

    /// <summary>A list of objects.</summary>
    List,

    /// <summary>A connection: an object that holds a page of a list.</summary>
    Connection,

    /// <summary>The schema itself, which is asked by introspection.</summary>
    Schema,
}

/// <summary>A field of an answer, before it is asked: fragments spread, conditions decided.</summary>
/// <param name="Name">Its name in the answer: the alias, or the field's own.</param>
/// <param name="Field">The name of the field in the schema.</param>
/// <param name="Kind">What stands there.</param>
/// <param name="Type">The name of its type in the schema, without the marks of lists and non-null.</param>
/// <param name="IsEnum">Whether that type is an enum.</param>
/// <param name="Digits">How many digits the field is declared with, of a decimal; 0 when it is not said.</param>
/// <param name="Fields">The fields in it. What stands under an interface has those of every type that it can be.</param>
public sealed record AnswerField(string Name, string Field, AnswerFieldKind Kind, string Type, bool IsEnum, int Digits, IReadOnlyList<AnswerField> Fields);

/// <summary>Reads what an answer will look like from the selection and the schema.</summary>
internal sealed class AnswerReader(ISchema schema)
{
    /// <summary>The fields of the query root.</summary>
    public IReadOnlyList<AnswerField> Read(IReadOnlyList<Selection> root) => Read(root, schema.Query);

    private List<AnswerField> Read(IReadOnlyList<Selection> selections, IComplexGraphType parent) => [.. selections.Select(selection => Read(selection, parent))];

    private AnswerField Read(Selection selection, IComplexGraphType parent)
    {
        if (OperationReader.FieldOf(schema, parent, selection.Name) is not { ResolvedType: { } wrapped } definition)
        {
            return new AnswerField(selection.ResponseKey, selection.Name, AnswerFieldKind.Value, "String", false, 0, []); // __typename
        }

        var type = OperationReader.Named(wrapped);
        var isList = (wrapped is NonNullGraphType nonNull ? nonNull.ResolvedType : wrapped) is ListGraphType;
        var kind = type switch
        {
            _ when selection.Name.StartsWith("__", StringComparison.Ordinal) => AnswerFieldKind.Schema,
            IComplexGraphType when isList => AnswerFieldKind.List,
            IObjectGraphType inner when inner.GetField("pageInfo") is not null && inner.GetField("nodes") is not null => AnswerFieldKind.Connection,
            IComplexGraphType => AnswerFieldKind.Object,
            _ => isList ? AnswerFieldKind.Values : AnswerFieldKind.Value,
        };
        IReadOnlyList<AnswerField> below = type switch
        {
            _ when kind == AnswerFieldKind.Schema => [],
            IInterfaceGraphType node => Merge(node.PossibleTypes.SelectMany(one => Read(selection.ByType!(one.Name), one))),
            IComplexGraphType inner => Read(selection.Children, inner),
            _ => [],
        };
        return new AnswerField(selection.ResponseKey, selection.Name, kind, type.Name, type is EnumerationGraphType, definition.GetMetadata(SchemaBuilder.Digits, 0), below);
    }

    /// <summary>One field of those that have the same name in the answer: validation has made sure that they look alike.</summary>
    private static List<AnswerField> Merge(IEnumerable<AnswerField> fields) =>
        [.. fields.GroupBy(field => field.Name, StringComparer.Ordinal).Select(same => same.First() with { Fields = Merge(same.SelectMany(field => field.Fields)) })];
}

using GraphQL.Types;
using RegioDeal.Graph.Planning.Limits;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Planning.GraphQLNet;

/// <summary>Reads what a selection costs from the weights in the schema.</summary>
internal sealed class CostReader(ISchema schema, PlanLimits limits)
{
    /// <summary>The fields of the query root.</summary>
    /// <param name="root">The selection.</param>
    /// <returns>What reckons its cost for any variables of its shape.</returns>
    public CostedField Read(IReadOnlyList<Selection> root) => CostedField.Root(Read(root, schema.Query, []));

    private List<CostedField> Read(IReadOnlyList<Selection> selections, IComplexGraphType parent, IReadOnlyList<string> sized) =>
    [
        .. selections.Select(selection => (selection, OperationReader.FieldOf(schema, parent, selection.Name))).Where(asked => asked.Item2 is not null)
            .Select(asked => Read(asked.selection, asked.Item2!, sized.Contains(asked.selection.Name))),
    ];

    private CostedField Read(Selection selection, FieldType field, bool isSized)
    {
        var size = field.GetMetadata<ListSize?>(SchemaBuilder.Sized, (ListSize?)null);
        var sized = size?.SizedFields ?? [];
        var type = OperationReader.Named(field.ResolvedType!);
        IReadOnlyList<IReadOnlyList<CostedField>> below = type switch
        {
            IInterfaceGraphType node => [.. node.PossibleTypes.Select(one => Read(selection.ByType!(one.Name), one, sized))],
            IComplexGraphType inner => [Read(selection.Children, inner, sized)],
            _ => [],
        };
        var isComposite = type is IComplexGraphType;
        return new CostedField(
            field.GetMetadata(SchemaBuilder.Weighed, isComposite ? Weights.Link : Weights.Column),
            isComposite ? Weights.Link : Weights.Column,
            size is null ? null : SizeOf(size, selection),
            isSized,
            sized.Count > 0,
            below);
    }

    private Func<VariableValues, int> SizeOf(ListSize size, Selection selection)
    {
        var given = size.SlicingArguments.Select(selection.Argument).OfType<Input>().ToArray();
        return given.Length == 0
            ? _ => size.AssumedSize
            : variables => given.Max(input => input switch
            {
                // What is beyond the largest page is refused as such.
                ValueInput number => Math.Clamp((int)number.Read(variables), 0, limits.LargestPage),
                IdsInput ids => Math.Min(ids.Read(variables).Count(), limits.LargestPage),
                ValueListInput values => Math.Min(values.Read(variables).Count(), limits.LargestPage),
                _ => size.AssumedSize,
            });
    }
}

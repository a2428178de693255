using GraphQL.Types;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Figures;

namespace RegioDeal.Graph.Planning.GraphQLNet;

/// <summary>Filters and orders over fields with arguments, and over the figures of child lists.</summary>
internal sealed partial class SchemaBuilder
{
    private InputObjectGraphType ArgumentFilter(ArgumentField field, string ownerInput)
    {
        var name = $"{Owner(ownerInput)}{field.Name.ToPascal()}";
        return Once($"{name}FilterInput", () => new InputObjectGraphType { Name = $"{name}FilterInput", Description = $"Restricts {field.Name}, with its arguments. All that is given must hold." }, type =>
        {
            AddArguments(type, Arguments(name, field.Argument));
            AddOperations(type, field.Scalar, isComputedText: true);
        });
    }

    private InputObjectGraphType ArgumentSort(ArgumentField field, string ownerInput)
    {
        var name = $"{Owner(ownerInput)}{field.Name.ToPascal()}";
        return Once($"{name}SortInput", () => new InputObjectGraphType { Name = $"{name}SortInput", Description = $"A key of an order by {field.Name}, with its arguments." }, type =>
        {
            AddArguments(type, Arguments(name, field.Argument));
            type.AddField(Output(InputNames.Value, "The direction.", Direction()));
        });
    }

    private InputObjectGraphType ListAggregateFilter(EntityGraph graph, ListField list) => Filter(
        $"{AggregateNames.Of(graph)}FilterInput", $"Restricts by the numbers of a list of {graph.Name}.", () => ListAggregates.Of(graph, list, list.Items));

    private InputObjectGraphType ListSort(ListField list)
    {
        var graph = model.For(list.Target);
        return Once($"ListSortInputTypeOf{graph.Name}SortInput", () => new InputObjectGraphType
        {
            Name = $"ListSortInputTypeOf{graph.Name}SortInput",
            Description = $"One key of an order by the numbers of a list of {graph.Name}.",
        }, type =>
        {
            AddArguments(type, ListArguments(graph));
            type.AddField(Output(
                InputNames.Aggregates,
                "The numbers of its rows, put together.",
                Sort($"{AggregateNames.Of(graph)}SortInput", AggregateNames.Of(graph), () => ListAggregates.Of(graph, list, list.Items))));
        });
    }

    /// <summary>The arguments of a child list: <c>where</c> alone, since numbers need no order and no page.</summary>
    private InputObjectGraphType ListArguments(EntityGraph graph) =>
        Once($"{graph.Name}ListArgsInput", () => new InputObjectGraphType { Name = $"{graph.Name}ListArgsInput", Description = $"Which rows of a list of {graph.Name} count." }, type =>
            type.AddField(Output(InputNames.Where, "Which rows are kept.", EntityFilter(graph))));

    /// <summary>The arguments of an owner's figures; null when they have none.</summary>
    private InputObjectGraphType? Arguments(FigureGraph figures)
    {
        QueryArgument[] arguments = [.. Attributed(figures), .. Narrowed(figures)];
        return arguments.Length == 0 ? null : Once($"{figures.Name}ArgsInput", () => new InputObjectGraphType { Name = $"{figures.Name}ArgsInput", Description = $"The arguments of {figures.Name}." }, type =>
        {
            foreach (var argument in arguments)
            {
                type.AddField(Output(argument.Name, argument.Description!, argument.ResolvedType!));
            }
        });
    }

    private IGraphType Arguments(string name, FieldArgument argument)
    {
        var type = Once($"{name}ArgsInput", () => new InputObjectGraphType { Name = $"{name}ArgsInput", Description = $"The arguments of {name}." }, type =>
        {
            var given = Argument(argument);
            type.AddField(new FieldType { Name = given.Name, Description = given.Description, ResolvedType = given.ResolvedType, DefaultValue = given.DefaultValue });
        });
        return argument.Otherwise is null ? NonNull(type) : type;
    }

    private IEnumerable<QueryArgument> Narrowed(FigureGraph figures) =>
        figures.Narrowings.Select(narrowing => new QueryArgument(Leaf(narrowing.Scalar)) { Name = narrowing.Name, Description = narrowing.Description });

    // What their fields are, for the types: the argument itself has no part in it.
    private static IReadOnlyList<GraphField> Plain(ArgumentObjectField nested) =>
        [.. nested.Fields.Select(field => new ValueField(field.Name, field.Description, field.Expression, field.Scalar, field.IsNullable))];

    private static void AddArguments(InputObjectGraphType type, IGraphType? arguments)
    {
        if (arguments is not null)
        {
            type.AddField(Output(InputNames.Arguments, "The arguments of the field, as where it is selected.", arguments));
        }
    }

    private static string Owner(string inputName) =>
        inputName.EndsWith("FilterInput", StringComparison.Ordinal) ? inputName[..^"FilterInput".Length] : inputName[..^"SortInput".Length];
}

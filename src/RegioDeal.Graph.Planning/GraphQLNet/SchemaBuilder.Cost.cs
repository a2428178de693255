using System.Globalization;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;
using RegioDeal.Graph.Planning.Limits;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Planning.GraphQLNet;

/// <summary>The directives that say in the schema what a field costs: <c>@cost</c> and <c>@listSize</c> of IBM's specification.</summary>
internal sealed partial class SchemaBuilder
{
    /// <summary>Where a field keeps its <see cref="ListSize"/>.</summary>
    public const string Sized = "listSize";

    /// <summary>Where a field keeps its weight.</summary>
    public const string Weighed = "cost";

    private static readonly string[] PageItems = ["edges", "nodes"];

    private readonly PlanLimits limits;

    private ListSize Page => new(limits.DefaultPage, ["first", "last"], PageItems);

    private static void RegisterCost(Schema schema)
    {
        schema.Directives.Register(new Shown(Weighed, DirectiveLocation.FieldDefinition)
        {
            Description = "What the field weighs each time it is asked. Without it an object or a list of objects weighs 1, a scalar 0. An operation whose weights add up to more than the service allows is refused before it runs.",
            Arguments = new QueryArguments(new QueryArgument(NonNull(new StringGraphType())) { Name = "weight", Description = "The weight, a whole number." }),
        });
        schema.Directives.Register(new Shown(Sized, DirectiveLocation.FieldDefinition)
        {
            Description = "How many items a list is reckoned to have. Without it a list has one.",
            Arguments = new QueryArguments(
                new QueryArgument(new IntGraphType()) { Name = "assumedSize", Description = "The number when no argument says it." },
                new QueryArgument(ListOf(NonNull(new StringGraphType()))) { Name = "slicingArguments", Description = "The arguments that say it: a number, or a list of which each element is an item. The largest counts." },
                new QueryArgument(ListOf(NonNull(new StringGraphType()))) { Name = "sizedFields", Description = "The fields of what is returned that hold the items. Without it the field itself does." },
                new QueryArgument(new BooleanGraphType()) { Name = "requireOneSlicingArgument", Description = "Whether exactly one of the arguments must be given.", DefaultValue = true }),
        });
    }

    /// <summary>Says what a field weighs, unless it is what fields of its kind weigh anyway.</summary>
    private static FieldType Costs(FieldType field, int weight)
    {
        var isComposite = OperationReader.Named(field.ResolvedType!) is IComplexGraphType;
        if (!field.HasMetadata(Weighed) && weight != (isComposite ? Weights.Link : Weights.Column))
        {
            field.Metadata[Weighed] = weight;
            field.ApplyDirective(Weighed, "weight", weight.ToString(CultureInfo.InvariantCulture));
        }

        return field;
    }

    /// <summary>Says how many items a field is reckoned to have.</summary>
    private static FieldType Sizes(FieldType field, ListSize size)
    {
        field.Metadata[Sized] = size;
        field.ApplyDirective(Sized, directive =>
        {
            directive.AddArgument(new DirectiveArgument("assumedSize") { Value = size.AssumedSize });
            if (size.SlicingArguments.Count > 0)
            {
                directive.AddArgument(new DirectiveArgument("slicingArguments") { Value = size.SlicingArguments.ToArray() });
            }

            if (size.SizedFields.Count > 0)
            {
                directive.AddArgument(new DirectiveArgument("sizedFields") { Value = size.SizedFields.ToArray() });
            }

            if (size.SlicingArguments.Count > 0)
            {
                directive.AddArgument(new DirectiveArgument("requireOneSlicingArgument") { Value = false });
            }
        });
        return field;
    }

    private static ListSize Assumed(int size) => new(size, [], []);

    /// <summary>Sizes the lists of introspection, which are GraphQL.NET's: the number of types is known, a type has as many fields as types have on average, other lists are short.</summary>
    private static void SizeIntrospection(Schema schema)
    {
        var fields = (int)Math.Ceiling(schema.AllTypes.OfType<IComplexGraphType>().Average(type => type.Fields.Count));
        foreach (var type in schema.AllTypes.OfType<IObjectGraphType>().Where(type => type.Name.StartsWith("__", StringComparison.Ordinal)))
        {
            foreach (var field in type.Fields.Where(field => field.ResolvedType is ListGraphType or NonNullGraphType { ResolvedType: ListGraphType }))
            {
                field.Metadata[Sized] = Assumed(field.Name switch
                {
                    "types" => schema.AllTypes.Count,
                    "fields" or "inputFields" => fields,
                    _ => 2,
                });
            }
        }
    }

    /// <summary>A directive that introspection shows.</summary>
    private sealed class Shown(string name, DirectiveLocation location) : Directive(name, location)
    {
        public override bool? Introspectable => true;
    }
}

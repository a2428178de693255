using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQLParser.AST;

namespace RegioDeal.Graph.Planning.GraphQLNet;

/// <summary>What the specification of September 2025 has in introspection and GraphQL.NET has not.</summary>
internal sealed partial class SchemaBuilder
{
    private static void AddSpecifiedBy(Schema schema) =>
        ((IObjectGraphType)schema.AllTypes["__Type"]!).AddField(new FieldType
        {
            Name = "specifiedByURL",
            Description = "Where the form of a custom scalar is specified.",
            ResolvedType = new StringGraphType(),
            Resolver = new FuncFieldResolver<IGraphType, string>(context => (context.Source as ScalarGraphType)?.FindAppliedDirective(SpecifiedBy.DirectiveName)?.FindArgument(SpecifiedBy.Url)?.Value as string),
        });

    /// <summary>The directive, shown among those of the schema.</summary>
    private sealed class SpecifiedBy() : Directive(DirectiveName, DirectiveLocation.Scalar)
    {
        public const string DirectiveName = "specifiedBy";

        /// <summary>Its argument.</summary>
        public const string Url = "url";

        public override bool? Introspectable => true;
    }
}

using GraphQLParser;
using GraphQLParser.AST;

namespace RegioDeal.Graph.Tests.Oracle;

/// <summary>The schema as its file says it.</summary>
internal sealed class Sdl
{
    private readonly Dictionary<string, GraphQLTypeDefinition> types;

    private Sdl(string text) =>
        types = Parser.Parse(text).Definitions.OfType<GraphQLTypeDefinition>().ToDictionary(type => type.Name.StringValue);

    public static Sdl Schema { get; } = new(Repository.Read("schema", "schema.graphql"));

    public IEnumerable<string> ObjectTypes => types.Values.OfType<GraphQLObjectTypeDefinition>().Select(type => type.Name.StringValue);

    public IEnumerable<string> InputTypes => types.Values.OfType<GraphQLInputObjectTypeDefinition>().Select(type => type.Name.StringValue);

    /// <summary>True of types that have fields, an interface too.</summary>
    public bool IsObject(string type) => types.GetValueOrDefault(type) is GraphQLObjectTypeDefinition or GraphQLInterfaceTypeDefinition;

    /// <summary>The types that implement an interface.</summary>
    public IEnumerable<string> Implementing(string type) => types.Values.OfType<GraphQLObjectTypeDefinition>()
        .Where(one => one.Interfaces?.Items.Any(known => known.Name.StringValue == type) == true)
        .Select(one => one.Name.StringValue);

    public bool IsEnum(string type) => types.GetValueOrDefault(type) is GraphQLEnumTypeDefinition;

    public bool IsInput(string type) => types.GetValueOrDefault(type) is GraphQLInputObjectTypeDefinition;

    public IReadOnlyList<SdlField> Fields(string type) => [.. (types[type] is GraphQLInterfaceTypeDefinition one ? one.Fields : ((GraphQLObjectTypeDefinition)types[type]).Fields)!
        .Select(field => new SdlField(field.Name.StringValue, SdlType.Of(field.Type), Inputs(field.Arguments?.Items)))];

    public SdlField Field(string type, string name) => Fields(type).First(field => field.Name == name);

    public IReadOnlyList<SdlInput> InputFields(string type) => Inputs(((GraphQLInputObjectTypeDefinition)types[type]).Fields!.Items);

    public IReadOnlyList<string> EnumValues(string type) =>
        [.. ((GraphQLEnumTypeDefinition)types[type]).Values!.Select(value => value.Name.StringValue)];

    private static IReadOnlyList<SdlInput> Inputs(IEnumerable<GraphQLInputValueDefinition>? inputs) =>
        [.. (inputs ?? []).Select(input => new SdlInput(input.Name.StringValue, SdlType.Of(input.Type), input.DefaultValue is not null))];
}

/// <summary>A field of an object type.</summary>
internal sealed record SdlField(string Name, SdlType Type, IReadOnlyList<SdlInput> Arguments);

/// <summary>An argument, or a field of an input type.</summary>
internal sealed record SdlInput(string Name, SdlType Type, bool HasDefault);

/// <summary>A type where it is used.</summary>
/// <param name="Item">Of a list: the type of its items.</param>
internal sealed record SdlType(string Name, bool IsRequired, SdlType? Item)
{
    public static SdlType Of(GraphQLType type) => type switch
    {
        GraphQLNonNullType required => Of(required.Type) with { IsRequired = true },
        GraphQLListType list when Of(list.Type) is var item => new SdlType(item.Name, false, item),
        GraphQLNamedType named => new SdlType(named.Name.StringValue, false, null),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    public override string ToString() => $"{(Item is null ? Name : $"[{Item}]")}{(IsRequired ? "!" : "")}";
}

using GraphQL.Types;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Limits;

namespace RegioDeal.Graph.Planning.GraphQLNet;

internal sealed partial class SchemaBuilder
{
    /// <summary>Marks an argument whose ids can be of any type.</summary>
    public const string OfAnyType = "ofAnyType";

    private InterfaceGraphType Node() => Once(
        NodesField.Interface,
        () => new InterfaceGraphType
        {
            Name = NodesField.Interface,
            Description = "A thing with an id of its own: every type that is listed is one. Ask for its fields in a fragment on its type.",
            ResolveType = _ => null, // asked for by GraphQL.NET, which never resolves here
        },
        type => type.AddField(Output("id", "The global id: the same in every release and on every database.", NonNull(new IdGraphType()))));

    private FieldType Nodes(NodesField nodes)
    {
        var ids = new QueryArgument(nodes.IsList ? NonNull(ListOf(NonNull(new IdGraphType()))) : NonNull(new IdGraphType()))
        {
            Name = nodes.Argument,
            Description = nodes.IsList ? "The ids, of one type or of several, at most 500." : "The id.",
        };
        ids.Metadata[OfAnyType] = true;
        var field = Output(nodes.Name, nodes.Description, nodes.IsList ? NonNull(ListOf(Node())) : Node(), [ids]);
        return nodes.IsList ? Sizes(field, new ListSize(limits.DefaultPage, [nodes.Argument], [])) : field;
    }

    private FieldType Search(SearchField search) => Sizes(
        Output(
            search.Name,
            search.Description,
            NonNull(ListOf(NonNull(Hit(search)))),
            [
                new QueryArgument(NonNull(new StringGraphType())) { Name = "text", Description = "The words, at most 200 letters. Nothing is found by stop words alone, as 'de' and 'the'; a word that is still being typed finds what begins so." },
                new QueryArgument(new IntGraphType()) { Name = "first", Description = "How many hits, 0 to 50. 10 when it is left out." },
            ]),
        new ListSize(limits.DefaultHits, ["first"], []));

    private ObjectGraphType Hit(SearchField search) =>
        Once("SearchHit", () => new ObjectGraphType { Name = "SearchHit", Description = "A row that the words of a search are found in." }, type =>
        {
            type.AddField(Output("node", "The row.", NonNull(Node())));
            type.AddField(Output("type", "What it is.", NonNull(SearchedType(search))));
            type.AddField(Output("title", "What it is called.", NonNull(new StringGraphType())));
            type.AddField(Output("snippet", "A piece of its texts round the words, about 200 letters of plain text, with … where the text goes on; no word is cut. The beginning when only the title has the words, the title when there is no text.", NonNull(new StringGraphType())));
            type.AddField(Output("matches", "The words of the snippet that were looked for, as they stand in it, to be marked there. Empty when it has none.", NonNull(ListOf(NonNull(new StringGraphType())))));
            type.AddField(Output("rank", "How well it fits: a whole number, the higher the better. It compares hits of one search, nothing else.", NonNull(new IntGraphType())));
        });

    private EnumerationGraphType SearchedType(SearchField search) => Once("SearchType", () =>
    {
        var type = new EnumerationGraphType { Name = "SearchType", Description = "The types whose rows can be searched." };
        foreach (var graph in search.Graphs)
        {
            type.Add(graph.Name.ToConstant(), graph.Name, graph.Description);
        }

        return type;
    });
}

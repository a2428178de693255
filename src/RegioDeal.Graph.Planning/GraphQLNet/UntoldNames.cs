using System.Text.RegularExpressions;
using GraphQL.Types;

namespace RegioDeal.Graph.Planning.GraphQLNet;

/// <summary>Takes the names of a schema that cannot be asked for out of messages about faulty requests, but for those that the request itself has.</summary>
internal sealed partial class UntoldNames
{
    /// <summary>Where messages go on with what could have been meant.</summary>
    private static readonly string[] Suggestions = [" Did you mean ", " Available values:"];

    private readonly HashSet<string> types = new(StringComparer.Ordinal);
    private readonly HashSet<string> members = new(StringComparer.Ordinal);

    /// <param name="schema">The schema, initialized.</param>
    public UntoldNames(ISchema schema)
    {
        foreach (var type in schema.AllTypes)
        {
            types.Add(type.Name);
            foreach (var field in (type as IComplexGraphType)?.Fields.AsEnumerable() ?? [])
            {
                members.Add(field.Name);
                members.UnionWith(field.Arguments?.Select(argument => argument.Name) ?? []);
            }

            members.UnionWith((type as EnumerationGraphType)?.Values.Select(value => value.Name) ?? []);
        }
    }

    /// <summary>A message without the names.</summary>
    /// <param name="message">The message. It writes names in quotation marks, those of types also without.</param>
    /// <param name="document">The document that it is about.</param>
    public string TakeOut(string message, string document)
    {
        foreach (var suggestion in Suggestions)
        {
            message = message.Split(suggestion, 2)[0];
        }

        var known = Name().Matches(document).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        message = Quoted().Replace(message, quoted => Name().Replace(quoted.Value, name => members.Contains(name.Value) && !known.Contains(name.Value) ? "…" : name.Value));
        return Name().Replace(message, name => types.Contains(name.Value) && !known.Contains(name.Value) ? "…" : name.Value);
    }

    [GeneratedRegex("[_A-Za-z][_0-9A-Za-z]*")]
    private static partial Regex Name();

    [GeneratedRegex("'[^']*'|\"[^\"]*\"")]
    private static partial Regex Quoted();
}

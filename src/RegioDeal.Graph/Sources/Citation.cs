using System.Linq.Expressions;
using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Sources;

/// <summary>A fact that says where it stands: the source, the lines, and what is printed there.</summary>
public interface ICited
{
    int SourceId { get; }

    Source Source { get; }

    /// <summary>Lines of the source's text, as <c>1016-1020,1055</c>. Null when the source is no text with lines.</summary>
    string? Lines { get; }

    /// <summary>The text of those lines. Null when the text is not part of the package.</summary>
    string? Quote { get; }
}

/// <summary>The citation of a fact, in the graph.</summary>
internal static class Citation
{
    /// <summary>Declares <c>source</c> on a fact.</summary>
    public static void Cite<T>(this FieldSet<T> fields)
        where T : class, ICited =>
        fields.Object(
            "source",
            "Citation",
            "Where this is printed.",
            "A place in a source: the document, its lines, and what is printed there.",
            citation =>
            {
                citation.Field("document", Of<T, string>(fact => fact.Member(nameof(ICited.Source)).Member(nameof(Source.Document))), "The document and its edition.");
                citation.Field("lines", Of<T, string?>(fact => fact.Member(nameof(ICited.Lines))), "The lines of the document's text, as 1016-1020,1055. Null when the source is no text with lines.").Nullable();
                citation.Field("quote", Of<T, string?>(fact => fact.Member(nameof(ICited.Quote))), "What is printed in those lines. Null when the text is not part of the package.");
                citation.One("source", Of<T, Source?>(fact => fact.Member(nameof(ICited.Source))), "The source itself, with publisher, address and licence.");
            });

    // By the property of the fact's own type: a property reached through the interface is none that the database knows.
    private static Expression<Func<T, TValue>> Of<T, TValue>(Func<Expression, Expression> value)
    {
        var fact = Expression.Parameter(typeof(T), "x");
        return Expression.Lambda<Func<T, TValue>>(value(fact), fact);
    }

    private static MemberExpression Member(this Expression owner, string name) => Expression.Property(owner, name);
}

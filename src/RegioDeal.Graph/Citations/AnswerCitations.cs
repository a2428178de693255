using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Citations;

/// <summary>The sources that an answer rests on, as a request can ask for them: <c>extensions: { citations: "SENTENCE" }</c>.</summary>
internal static class AnswerCitations
{
    public static SourceList List { get; } = new(
        "citations",
        typeof(Source),
        [
            ("source", "code"),
            ("publisher", "publisher"),
            ("title", "title"),
            ("table", "table"),
            ("edition", "edition"),
            ("licence", "licence"),
            ("retrieved", "retrieved"),
            ("url", "url"),
            ("citation", "citation"),
        ]);
}

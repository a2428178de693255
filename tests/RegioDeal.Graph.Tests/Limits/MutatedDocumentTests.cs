using CsCheck;
using RegioDeal.Graph.Planning.GraphQLNet;
using Xunit;

namespace RegioDeal.Graph.Tests.Limits;

/// <summary>The documents of the repository, damaged at random.</summary>
[Collection(GraphTests.Name)]
public sealed class MutatedDocumentTests(RunningGraph graph)
{
    private static readonly string[] Documents = [.. Directory.EnumerateFiles(Repository.File("schema", "operations"), "*.graphql").Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    [Fact]
    public void A_damaged_document_is_answered_or_refused()
    {
        var engine = graph.Release(Database.Sqlite).Engine;

        // From where, to where, and what is done with what stands between.
        var damages = Gen.Select(Gen.Double[0, 1], Gen.Int[1, 12], Gen.Double[0, 1], Gen.Int[0, 4], Gen.Char);
        Gen.Select(Gen.Int[0, Documents.Length - 1].Select(i => Documents[i]), damages.Array[1, 3]).Sample(
            (document, all) =>
            {
                var text = all.Aggregate(document, Damaged);
                using var answer = engine.AskAsync(new GraphRequest(text, null, null), CancellationToken.None).GetAwaiter().GetResult();
                return answer.Kind != AnswerKind.Failure;
            },
            iter: 800,
            threads: 1);
    }

    private static string Damaged(string text, (double From, int Length, double To, int Kind, char Letter) damage)
    {
        // A token of its own mostly: a name, a sign.
        var start = (int)(damage.From * Math.Max(0, text.Length - 1));
        var end = Math.Min(text.Length, start + damage.Length);
        var (before, piece, after) = (text[..start], text[start..end], text[end..]);
        return damage.Kind switch
        {
            0 => before + after,
            1 => before + piece + piece + after,
            2 => before + damage.Letter + after,
            3 => before + new string([.. piece.Reverse()]) + after,
            _ => before + after[..At()] + piece + after[At()..],
        };

        int At() => (int)(damage.To * after.Length);
    }
}

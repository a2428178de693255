using RegioDeal.Graph.Benchmarks.Comparing.Constant;

namespace RegioDeal.Graph.Benchmarks.Comparing.Running;

/// <summary>The answers of this API as files, for a server that does nothing but send them: a body for each question, and beside it a file with a header a line.</summary>
internal static class KeptAnswers
{
    /// <summary>Writes them.</summary>
    /// <param name="own">This API.</param>
    /// <param name="folder">Gets them; it is there.</param>
    public static async Task WriteAsync(RunningContender own, string folder, CancellationToken cancellationToken)
    {
        // By GET, whatever the questions are asked by: answers to POST have no tag.
        foreach (var question in Question.All)
        {
            await WriteAsync(own, question.Name, $"/graphql?query={Uri.EscapeDataString(question.Document)}", folder, cancellationToken);
        }

        await WriteAsync(own, TrustedDocument.Name, TrustedDocument.Path, folder, cancellationToken);
    }

    private static async Task WriteAsync(RunningContender own, string name, string path, string folder, CancellationToken cancellationToken)
    {
        using var response = await own.SendAsync(new Asked(path), tag: null, cancellationToken);
        await ConstantContender.KeepAsync(folder, name, response);
    }
}

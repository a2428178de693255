using System.Diagnostics;

namespace RegioDeal.Graph.Benchmarks.Comparing.Constant;

/// <summary>A constant answer of the same size: what the web server alone takes.</summary>
/// <param name="folder">Has an answer to each question before this is started: see <see cref="KeepAsync"/>.</param>
internal sealed class ConstantContender(string folder) : Contender
{
    /// <inheritdoc/>
    public override string Name => "constant";

    /// <summary>Keeps an answer of the service, to be given again.</summary>
    /// <param name="folder">Where; it is there.</param>
    /// <param name="name">The name that it is given at.</param>
    /// <param name="answer">The answer.</param>
    /// <returns>Its body.</returns>
    public static async Task<byte[]> KeepAsync(string folder, string name, HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsByteArrayAsync();
        var file = Path.Combine(folder, name);
        await File.WriteAllBytesAsync(file, body);

        // The server has a clock of its own.
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Date");
        await File.WriteAllLinesAsync(file + ConstantServer.HeadersEnding, headers.Select(header => $"{header.Key}: {string.Join(", ", header.Value)}"));
        return body;
    }

    /// <inheritdoc/>
    public override ProcessStartInfo Start(MadeData data, Uri address) => BareServer.Process("constant", address, folder);

    /// <inheritdoc/>
    public override Asked Ask(Question question) => new($"/{question.Name}");
}

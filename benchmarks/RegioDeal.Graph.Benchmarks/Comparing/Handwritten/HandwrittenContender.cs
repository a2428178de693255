using System.Diagnostics;

namespace RegioDeal.Graph.Benchmarks.Comparing.Handwritten;

/// <summary>The yardstick: raw Npgsql, a statement for each list, and a JSON writer.</summary>
internal sealed class HandwrittenContender : Contender
{
    /// <inheritdoc/>
    public override string Name => "yardstick";

    /// <inheritdoc/>
    public override ProcessStartInfo Start(MadeData data, Uri address) => BareServer.Process("handwritten", address, data.Postgres, data.Schema);

    /// <inheritdoc/>
    public override Asked Ask(Question question) => new($"/{question.Name}");
}

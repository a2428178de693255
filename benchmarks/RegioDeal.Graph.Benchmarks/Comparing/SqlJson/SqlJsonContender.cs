using System.Diagnostics;

namespace RegioDeal.Graph.Benchmarks.Comparing.SqlJson;

/// <summary>One SQL statement that makes the JSON in PostgreSQL, passed through by raw Npgsql.</summary>
internal sealed class SqlJsonContender : Contender
{
    /// <inheritdoc/>
    public override string Name => "SQL builds JSON";

    /// <inheritdoc/>
    public override ProcessStartInfo Start(MadeData data, Uri address) => BareServer.Process("sqljson", address, data.Postgres, data.Schema);

    /// <inheritdoc/>
    public override Asked Ask(Question question) => new($"/{question.Name}");
}

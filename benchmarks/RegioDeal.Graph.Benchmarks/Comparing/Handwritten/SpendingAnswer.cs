using Npgsql;

namespace RegioDeal.Graph.Benchmarks.Comparing.Handwritten;

/// <summary>Answers <c>spending</c>.</summary>
internal sealed class SpendingAnswer : HandwrittenAnswer
{
    private const string Pillars = "SELECT id, code, name, spending_amount_stored FROM pillar ORDER BY position, key";

    private readonly NpgsqlBatch batch;
    private readonly List<(int PillarId, int Tranche, long Cents, long Least, long Most)> lines = [];

    public SpendingAnswer(NpgsqlDataSource source)
        : base(source) =>
        batch = Batch(Statement(SpendingLines.Sql), Statement(Pillars));

    protected override async Task WriteAsync()
    {
        lines.Clear();
        await using var rows = await batch.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            lines.Add((rows.GetInt32(0), rows.GetInt32(1), rows.GetInt64(2), rows.GetInt64(3), rows.GetInt64(4)));
        }

        await rows.NextResultAsync();
        Json.WriteStartArray(Names.Pillars);
        var next = 0;
        while (await rows.ReadAsync())
        {
            next = WritePillar(rows, next);
        }

        Json.WriteEndArray();
    }

    private int WritePillar(NpgsqlDataReader rows, int next)
    {
        Json.WriteStartObject();
        WriteText(Names.Code, rows, 1);
        WriteText(Names.Name, rows, 2);
        Json.WriteStartObject(Names.Spending);
        WriteCents(Names.Amount, rows.GetInt64(3));
        Json.WriteStartArray(Names.ByTranche);
        var pillarId = rows.GetInt32(0);
        for (; next < lines.Count && lines[next].PillarId == pillarId; next++)
        {
            var (_, tranche, cents, least, most) = lines[next];
            Json.WriteStartObject();
            Json.WriteStartObject(Names.Tranche);
            Json.WriteNumber(Names.Number, tranche);
            Json.WriteEndObject();
            WriteCents(Names.Amount, cents);
            WriteCents(Names.AtLeast, least);
            WriteCents(Names.AtMost, most);
            Json.WriteEndObject();
        }

        Json.WriteEndArray();
        Json.WriteEndObject();
        Json.WriteEndObject();
        return next;
    }
}

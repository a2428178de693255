using Npgsql;
using NpgsqlTypes;

namespace RegioDeal.Graph.Benchmarks.Comparing.Handwritten;

/// <summary>Answers <c>observations</c>: what stands on the page of indicators is found by the index of its order, in both statements that need it.</summary>
internal sealed class ObservationsAnswer : HandwrittenAnswer
{
    private const string Region = "GM0114";

    /// <summary>How many parts of an observation's value make one.</summary>
    private const long Parts = 10_000;

    private const string Municipality = "SELECT code, name FROM municipality WHERE code = $1";

    private const string Indicators = "SELECT id, code, name, unit FROM indicator ORDER BY position, key LIMIT 20";

    private const string Observations = """
        SELECT i.id, o.period, o.value, o.status
        FROM (SELECT id, position, key FROM indicator ORDER BY position, key LIMIT 20) AS i
        JOIN series AS s ON s.indicator_id = i.id AND s.region_id = (SELECT id FROM region WHERE code = $1)
        CROSS JOIN LATERAL (SELECT key, period, value, status FROM observation WHERE series_id = s.id ORDER BY key LIMIT 50) AS o
        ORDER BY i.position, i.key, o.key
        """;

    private readonly NpgsqlBatch batch;
    private readonly List<(int Id, TextPlace Code, TextPlace Name, TextPlace Unit)> indicators = [];

    public ObservationsAnswer(NpgsqlDataSource source)
        : base(source) =>
        batch = Batch(Statement(Municipality, RegionCode()), Statement(Indicators), Statement(Observations, RegionCode()));

    protected override async Task WriteAsync()
    {
        indicators.Clear();
        await using var rows = await batch.ExecuteReaderAsync();
        if (await rows.ReadAsync())
        {
            Json.WriteStartObject(Names.Municipality);
            WriteText(Names.Code, rows, 0);
            WriteText(Names.Name, rows, 1);
            Json.WriteEndObject();
        }
        else
        {
            Json.WriteNull(Names.Municipality);
        }

        await rows.NextResultAsync();
        while (await rows.ReadAsync())
        {
            indicators.Add((rows.GetInt32(0), Texts.Add(rows, 1), Texts.Add(rows, 2), Texts.Add(rows, 3)));
        }

        await rows.NextResultAsync();
        Json.WriteStartObject(Names.Indicators);
        Json.WriteStartArray(Names.Nodes);
        var isAtRow = await rows.ReadAsync();
        foreach (var (id, code, name, unit) in indicators)
        {
            Json.WriteStartObject();
            WriteText(Names.Code, code);
            WriteText(Names.Name, name);
            WriteText(Names.Unit, unit);
            Json.WriteStartObject(Names.Observations);
            Json.WriteStartArray(Names.Nodes);
            for (; isAtRow && rows.GetInt32(0) == id; isAtRow = await rows.ReadAsync())
            {
                WriteObservation(rows);
            }

            Json.WriteEndArray();
            Json.WriteEndObject();
            Json.WriteEndObject();
        }

        Json.WriteEndArray();
        Json.WriteEndObject();
    }

    private static NpgsqlParameter<string> RegionCode() => new() { NpgsqlDbType = NpgsqlDbType.Text, TypedValue = Region };

    private void WriteObservation(NpgsqlDataReader rows)
    {
        Json.WriteStartObject();
        WriteText(Names.Period, rows, 1);
        if (rows.IsDBNull(2))
        {
            Json.WriteNull(Names.Value);
        }
        else
        {
            WriteDecimal(Names.Value, rows.GetInt64(2), Parts);
        }

        Json.WriteString(Names.Status, Names.ObservationStatuses[rows.GetInt32(3)]);
        Json.WriteEndObject();
    }
}

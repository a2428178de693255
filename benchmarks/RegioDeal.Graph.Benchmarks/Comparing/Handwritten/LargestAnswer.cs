using Npgsql;
using NpgsqlTypes;

namespace RegioDeal.Graph.Benchmarks.Comparing.Handwritten;

/// <summary>Answers <c>largest</c>.</summary>
internal sealed class LargestAnswer : HandwrittenAnswer
{
    private const int Size = 20;

    // One row more tells whether there is a next page.
    private const string Projects = """
        SELECT p.code, p.title, o.name, p.spending_amount_stored
        FROM project AS p
        JOIN organisation AS o ON o.id = p.lead_id
        WHERE p.pillar_id IN (SELECT id FROM pillar WHERE code = $1)
        ORDER BY p.spending_amount_stored DESC, p.key
        LIMIT 21
        """;

    private readonly NpgsqlBatch batch;

    public LargestAnswer(NpgsqlDataSource source)
        : base(source) =>
        batch = Batch(Statement(Projects, new NpgsqlParameter<string> { NpgsqlDbType = NpgsqlDbType.Text, TypedValue = "WERKEN" }));

    protected override async Task WriteAsync()
    {
        await using var rows = await batch.ExecuteReaderAsync();
        Json.WriteStartObject(Names.Projects);
        Json.WriteStartArray(Names.Nodes);
        var count = 0;
        while (await rows.ReadAsync())
        {
            if (count++ < Size)
            {
                WriteProject(rows);
            }
        }

        Json.WriteEndArray();

        // Behind the rows that tell it.
        Json.WriteStartObject(Names.PageInfo);
        Json.WriteBoolean(Names.HasNextPage, count > Size);
        Json.WriteEndObject();
        Json.WriteEndObject();
    }

    private void WriteProject(NpgsqlDataReader rows)
    {
        Json.WriteStartObject();
        WriteText(Names.Code, rows, 0);
        WriteText(Names.Title, rows, 1);
        Json.WriteStartObject(Names.Lead);
        WriteText(Names.Name, rows, 2);
        Json.WriteEndObject();
        Json.WriteStartObject(Names.Spending);
        WriteCents(Names.Amount, rows.GetInt64(3));
        Json.WriteEndObject();
        Json.WriteEndObject();
    }
}

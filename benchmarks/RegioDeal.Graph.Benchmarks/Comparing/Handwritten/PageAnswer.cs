using Npgsql;

namespace RegioDeal.Graph.Benchmarks.Comparing.Handwritten;

/// <summary>Answers <c>page</c>: both statements find the page by the index of its order, so that neither waits for the other.</summary>
internal sealed class PageAnswer : HandwrittenAnswer
{
    private const int Size = 20;

    private const string Allocations = """
        SELECT p.id, a.cents, a.certainty, t.number
        FROM (SELECT id, position, key FROM project ORDER BY position, key LIMIT 20) AS p
        JOIN allocation AS a ON a.project_id = p.id
        JOIN tranche AS t ON t.id = a.tranche_id
        ORDER BY p.position, p.key, a.printed_order, a.key
        """;

    // One row more tells whether there is a next page.
    private const string Projects = """
        SELECT p.id, p.code, p.title, p.status, i.code, i.name, h.name, o.name, p.spending_amount_stored
        FROM project AS p
        JOIN pillar AS i ON i.id = p.pillar_id
        LEFT JOIN theme AS h ON h.id = p.theme_id
        JOIN organisation AS o ON o.id = p.lead_id
        ORDER BY p.position, p.key
        LIMIT 21
        """;

    private readonly NpgsqlBatch batch;
    private readonly List<(int ProjectId, long Cents, int Certainty, int Tranche)> allocations = [];

    public PageAnswer(NpgsqlDataSource source)
        : base(source) =>
        batch = Batch(Statement(Allocations), Statement(Projects));

    protected override async Task WriteAsync()
    {
        allocations.Clear();
        await using var rows = await batch.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            allocations.Add((rows.GetInt32(0), rows.GetInt64(1), rows.GetInt32(2), rows.GetInt32(3)));
        }

        await rows.NextResultAsync();
        Json.WriteStartObject(Names.Projects);
        Json.WriteStartArray(Names.Nodes);
        var (count, next) = (0, 0);
        while (await rows.ReadAsync())
        {
            if (count++ < Size)
            {
                next = WriteProject(rows, next);
            }
        }

        Json.WriteEndArray();

        // Behind the rows that tell it.
        Json.WriteStartObject(Names.PageInfo);
        Json.WriteBoolean(Names.HasNextPage, count > Size);
        Json.WriteEndObject();
        Json.WriteEndObject();
    }

    private int WriteProject(NpgsqlDataReader rows, int next)
    {
        Json.WriteStartObject();
        WriteText(Names.Code, rows, 1);
        WriteText(Names.Title, rows, 2);
        Json.WriteString(Names.Status, Names.ProjectStatuses[rows.GetInt32(3)]);

        Json.WriteStartObject(Names.Pillar);
        WriteText(Names.Code, rows, 4);
        WriteText(Names.Name, rows, 5);
        Json.WriteEndObject();

        if (rows.IsDBNull(6))
        {
            Json.WriteNull(Names.Theme);
        }
        else
        {
            Json.WriteStartObject(Names.Theme);
            WriteText(Names.Name, rows, 6);
            Json.WriteEndObject();
        }

        Json.WriteStartObject(Names.Lead);
        WriteText(Names.Name, rows, 7);
        Json.WriteEndObject();

        Json.WriteStartObject(Names.Spending);
        WriteCents(Names.Amount, rows.GetInt64(8));
        Json.WriteEndObject();

        next = WriteAllocations(rows.GetInt32(0), next);
        Json.WriteEndObject();
        return next;
    }

    private int WriteAllocations(int projectId, int next)
    {
        Json.WriteStartObject(Names.Allocations);
        Json.WriteStartArray(Names.Nodes);
        for (var count = 0; next < allocations.Count && allocations[next].ProjectId == projectId; next++)
        {
            if (count++ < ListLimit)
            {
                var (_, cents, certainty, tranche) = allocations[next];
                Json.WriteStartObject();
                WriteCents(Names.Amount, cents);
                Json.WriteString(Names.Certainty, Names.Certainties[certainty]);
                Json.WriteStartObject(Names.Tranche);
                Json.WriteNumber(Names.Number, tranche);
                Json.WriteEndObject();
                Json.WriteEndObject();
            }
        }

        Json.WriteEndArray();
        Json.WriteEndObject();
        return next;
    }
}

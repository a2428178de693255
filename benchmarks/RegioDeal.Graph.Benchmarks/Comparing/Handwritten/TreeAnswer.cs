using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace RegioDeal.Graph.Benchmarks.Comparing.Handwritten;

/// <summary>Answers <c>tree</c> in two turns: which projects stand on the pages of the pillars is found once, and the three lists below are asked for together.</summary>
internal sealed class TreeAnswer : HandwrittenAnswer
{
    private const string Pillars = "SELECT id, code, name, project_count_stored FROM pillar ORDER BY position, key";

    private const string Projects = """
        SELECT i.id, p.id, p.code, p.title
        FROM pillar AS i
        CROSS JOIN LATERAL (SELECT id, position, key, code, title FROM project WHERE pillar_id = i.id ORDER BY position, key LIMIT 20) AS p
        ORDER BY i.position, i.key, p.position, p.key
        """;

    private const string Allocations = """
        SELECT p.n, a.cents, t.number
        FROM unnest($1) WITH ORDINALITY AS p (id, n)
        JOIN allocation AS a ON a.project_id = p.id
        JOIN tranche AS t ON t.id = a.tranche_id
        ORDER BY p.n, a.printed_order, a.key
        """;

    private const string Municipalities = """
        SELECT p.n, m.code, m.name
        FROM unnest($1) WITH ORDINALITY AS p (id, n)
        JOIN involvement AS v ON v.project_id = p.id
        JOIN municipality AS m ON m.id = v.municipality_id
        ORDER BY p.n, m.name, m.key
        """;

    private const string Indicators = """
        SELECT p.n, i.code, i.name
        FROM unnest($1) WITH ORDINALITY AS p (id, n)
        JOIN indicator_link AS l ON l.project_id = p.id
        JOIN indicator AS i ON i.id = l.indicator_id
        ORDER BY p.n, i.position, i.key
        """;

    private readonly NpgsqlBatch pages;
    private readonly NpgsqlBatch lists;

    // The list itself is the value of the parameters.
    private readonly List<int> projectIds = [];
    private readonly List<(int Id, TextPlace Code, TextPlace Name, int ProjectCount)> pillars = [];
    private readonly List<(int PillarId, TextPlace Code, TextPlace Title)> projects = [];
    private readonly List<(long Project, long Cents, int Tranche)> allocations = [];
    private readonly List<(long Project, TextPlace Code, TextPlace Name)> municipalities = [];
    private readonly List<(long Project, TextPlace Code, TextPlace Name)> indicators = [];

    public TreeAnswer(NpgsqlDataSource source)
        : base(source)
    {
        pages = Batch(Statement(Pillars), Statement(Projects));
        lists = Batch(Statement(Allocations, ProjectIds()), Statement(Municipalities, ProjectIds()), Statement(Indicators, ProjectIds()));
    }

    protected override async Task WriteAsync()
    {
        await ReadPagesAsync();
        await ReadListsAsync();
        Json.WriteStartArray(Names.Pillars);
        var (project, next) = (0, default(Next));
        foreach (var (id, code, name, projectCount) in pillars)
        {
            Json.WriteStartObject();
            WriteText(Names.Code, code);
            WriteText(Names.Name, name);
            Json.WriteStartObject(Names.Projects);
            Json.WriteNumber(Names.TotalCount, projectCount);
            Json.WriteStartArray(Names.Nodes);
            for (; project < projects.Count && projects[project].PillarId == id; project++)
            {
                WriteProject(project, ref next);
            }

            Json.WriteEndArray();
            Json.WriteEndObject();
            Json.WriteEndObject();
        }

        Json.WriteEndArray();
    }

    private NpgsqlParameter<List<int>> ProjectIds() => new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer, TypedValue = projectIds };

    private async Task ReadPagesAsync()
    {
        pillars.Clear();
        projects.Clear();
        projectIds.Clear();
        await using var rows = await pages.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            pillars.Add((rows.GetInt32(0), Texts.Add(rows, 1), Texts.Add(rows, 2), rows.GetInt32(3)));
        }

        await rows.NextResultAsync();
        while (await rows.ReadAsync())
        {
            projectIds.Add(rows.GetInt32(1));
            projects.Add((rows.GetInt32(0), Texts.Add(rows, 2), Texts.Add(rows, 3)));
        }
    }

    private async Task ReadListsAsync()
    {
        allocations.Clear();
        municipalities.Clear();
        indicators.Clear();
        await using var rows = await lists.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            allocations.Add((rows.GetInt64(0), rows.GetInt64(1), rows.GetInt32(2)));
        }

        await rows.NextResultAsync();
        while (await rows.ReadAsync())
        {
            municipalities.Add((rows.GetInt64(0), Texts.Add(rows, 1), Texts.Add(rows, 2)));
        }

        await rows.NextResultAsync();
        while (await rows.ReadAsync())
        {
            indicators.Add((rows.GetInt64(0), Texts.Add(rows, 1), Texts.Add(rows, 2)));
        }
    }

    private void WriteProject(int project, ref Next next)
    {
        // SQL counts from 1.
        var number = project + 1L;
        Json.WriteStartObject();
        WriteText(Names.Code, projects[project].Code);
        WriteText(Names.Title, projects[project].Title);

        Json.WriteStartObject(Names.Allocations);
        Json.WriteStartArray(Names.Nodes);
        for (var count = 0; next.Allocation < allocations.Count && allocations[next.Allocation].Project == number; next.Allocation++)
        {
            if (count++ < ListLimit)
            {
                var (_, cents, tranche) = allocations[next.Allocation];
                Json.WriteStartObject();
                WriteCents(Names.Amount, cents);
                Json.WriteStartObject(Names.Tranche);
                Json.WriteNumber(Names.Number, tranche);
                Json.WriteEndObject();
                Json.WriteEndObject();
            }
        }

        Json.WriteEndArray();
        Json.WriteEndObject();

        next.Municipality = WriteNamed(Names.Municipalities, municipalities, number, next.Municipality);
        next.Indicator = WriteNamed(Names.Indicators, indicators, number, next.Indicator);
        Json.WriteEndObject();
    }

    private int WriteNamed(JsonEncodedText list, List<(long Project, TextPlace Code, TextPlace Name)> all, long project, int next)
    {
        Json.WriteStartArray(list);
        for (; next < all.Count && all[next].Project == project; next++)
        {
            Json.WriteStartObject();
            WriteText(Names.Code, all[next].Code);
            WriteText(Names.Name, all[next].Name);
            Json.WriteEndObject();
        }

        Json.WriteEndArray();
        return next;
    }

    /// <summary>The first of each list that is not written.</summary>
    private record struct Next(int Allocation, int Municipality, int Indicator);
}

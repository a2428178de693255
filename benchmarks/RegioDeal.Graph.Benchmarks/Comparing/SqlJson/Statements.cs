namespace RegioDeal.Graph.Benchmarks.Comparing.SqlJson;

/// <summary>Statements that make a whole answer. Each is answered by one row of one text.</summary>
/// <remarks>
/// Made with <c>json</c>, which is written once: <c>jsonb</c> would be taken apart and put together again. Lists below a page are grouped in one go where that is
/// faster than asking for each row, and lists that are always short are not cut.
/// </remarks>
internal static class Statements
{
    public const string Page = """
        WITH page AS MATERIALIZED (
          SELECT id, position, key, code, title, status, pillar_id, theme_id, lead_id, spending_amount_stored
          FROM project
          ORDER BY position, key
          LIMIT 21
        )
        SELECT json_build_object('data', json_build_object('projects', json_build_object(
          'pageInfo', json_build_object('hasNextPage', (SELECT count(*) > 20 FROM page)),
          'nodes', (
            SELECT coalesce(json_agg(n), '[]')
            FROM (
              SELECT
                p.code,
                p.title,
                (ARRAY['NEW', 'CONTINUED', 'RUNNING', 'COMPLETED'])[p.status + 1] AS status,
                json_build_object('code', i.code, 'name', i.name) AS pillar,
                CASE WHEN h.id IS NOT NULL THEN json_build_object('name', h.name) END AS theme,
                json_build_object('name', o.name) AS lead,
                json_build_object('amount', p.spending_amount_stored * 0.01) AS spending,
                json_build_object('nodes', coalesce(a.nodes, '[]')) AS allocations
              FROM page AS p
              JOIN pillar AS i ON i.id = p.pillar_id
              LEFT JOIN theme AS h ON h.id = p.theme_id
              JOIN organisation AS o ON o.id = p.lead_id
              LEFT JOIN (
                SELECT
                  a.project_id,
                  json_agg(
                    json_build_object('amount', a.cents * 0.01, 'certainty', (ARRAY['CERTAIN', 'INFERRED', 'AMBIGUOUS'])[a.certainty + 1], 'tranche', json_build_object('number', t.number))
                    ORDER BY a.printed_order, a.key) AS nodes
                FROM page AS p
                JOIN allocation AS a ON a.project_id = p.id
                JOIN tranche AS t ON t.id = a.tranche_id
                GROUP BY a.project_id
              ) AS a ON a.project_id = p.id
              ORDER BY p.position, p.key
              LIMIT 20
            ) AS n
          )
        )))
        """;

    /// <summary><c>$1</c> is the code of a pillar.</summary>
    /// <remarks>One row more than the page tells whether there is a next one.</remarks>
    public const string Largest = """
        WITH page AS MATERIALIZED (
          SELECT p.code, p.title, o.name, p.spending_amount_stored AS cents
          FROM project AS p
          JOIN organisation AS o ON o.id = p.lead_id
          WHERE p.pillar_id IN (SELECT id FROM pillar WHERE code = $1)
          ORDER BY p.spending_amount_stored DESC, p.key
          LIMIT 21
        )
        SELECT json_build_object('data', json_build_object('projects', json_build_object(
          'pageInfo', json_build_object('hasNextPage', (SELECT count(*) > 20 FROM page)),
          'nodes', (
            SELECT coalesce(json_agg(n), '[]')
            FROM (
              SELECT code, title, json_build_object('name', name) AS lead, json_build_object('amount', cents * 0.01) AS spending
              FROM page
              LIMIT 20
            ) AS n
          )
        )))
        """;

    public const string Tree = """
        WITH page AS MATERIALIZED (
          SELECT i.id AS pillar_id, p.id, p.position, p.key, p.code, p.title
          FROM pillar AS i
          CROSS JOIN LATERAL (SELECT id, position, key, code, title FROM project WHERE pillar_id = i.id ORDER BY position, key LIMIT 20) AS p
        )
        SELECT json_build_object('data', json_build_object('pillars', (
          SELECT coalesce(json_agg(n), '[]')
          FROM (
            SELECT i.code, i.name, json_build_object('totalCount', i.project_count_stored, 'nodes', coalesce(p.nodes, '[]')) AS projects
            FROM pillar AS i
            LEFT JOIN (
              SELECT
                p.pillar_id,
                json_agg(
                  json_build_object(
                    'code', p.code,
                    'title', p.title,
                    'allocations', json_build_object('nodes', coalesce(a.nodes, '[]')),
                    'municipalities', coalesce(m.nodes, '[]'),
                    'indicators', coalesce(d.nodes, '[]'))
                  ORDER BY p.position, p.key) AS nodes
              FROM page AS p
              LEFT JOIN (
                SELECT a.project_id, json_agg(json_build_object('amount', a.cents * 0.01, 'tranche', json_build_object('number', t.number)) ORDER BY a.printed_order, a.key) AS nodes
                FROM page AS p
                JOIN allocation AS a ON a.project_id = p.id
                JOIN tranche AS t ON t.id = a.tranche_id
                GROUP BY a.project_id
              ) AS a ON a.project_id = p.id
              LEFT JOIN (
                SELECT v.project_id, json_agg(json_build_object('code', m.code, 'name', m.name) ORDER BY m.name, m.key) AS nodes
                FROM page AS p
                JOIN involvement AS v ON v.project_id = p.id
                JOIN municipality AS m ON m.id = v.municipality_id
                GROUP BY v.project_id
              ) AS m ON m.project_id = p.id
              LEFT JOIN (
                SELECT l.project_id, json_agg(json_build_object('code', d.code, 'name', d.name) ORDER BY d.position, d.key) AS nodes
                FROM page AS p
                JOIN indicator_link AS l ON l.project_id = p.id
                JOIN indicator AS d ON d.id = l.indicator_id
                GROUP BY l.project_id
              ) AS d ON d.project_id = p.id
              GROUP BY p.pillar_id
            ) AS p ON p.pillar_id = i.id
            ORDER BY i.position, i.key
          ) AS n
        )))
        """;

    public const string Spending = $"""
        WITH lines AS (
        {SpendingLines.Sql}
        )
        SELECT json_build_object('data', json_build_object('pillars', (
          SELECT coalesce(json_agg(n), '[]')
          FROM (
            SELECT i.code, i.name, json_build_object('amount', i.spending_amount_stored * 0.01, 'byTranche', coalesce(l.by_tranche, '[]')) AS spending
            FROM pillar AS i
            LEFT JOIN (
              SELECT
                pillar_id,
                json_agg(json_build_object('tranche', json_build_object('number', number), 'amount', cents * 0.01, 'atLeast', least * 0.01, 'atMost', most * 0.01) ORDER BY number) AS by_tranche
              FROM lines
              GROUP BY pillar_id
            ) AS l ON l.pillar_id = i.id
            ORDER BY i.position, i.key
          ) AS n
        )))
        """;

    /// <summary><c>$1</c> is the code of a municipality, which is that of its region.</summary>
    public const string Observations = """
        SELECT json_build_object('data', json_build_object(
          'municipality', (SELECT json_build_object('code', code, 'name', name) FROM municipality WHERE code = $1),
          'indicators', json_build_object('nodes', (
            SELECT coalesce(json_agg(n), '[]')
            FROM (
              SELECT
                i.code,
                i.name,
                i.unit,
                json_build_object('nodes', (
                  SELECT coalesce(json_agg(o), '[]')
                  FROM (
                    SELECT o.period, o.value * 0.0001 AS value, (ARRAY['FINAL', 'PROVISIONAL', 'REVISED', 'UNKNOWN'])[o.status + 1] AS status
                    FROM observation AS o
                    WHERE o.series_id = s.id
                    ORDER BY o.key
                    LIMIT 50
                  ) AS o
                )) AS observations
              FROM indicator AS i
              LEFT JOIN series AS s ON s.indicator_id = i.id AND s.region_id = (SELECT id FROM region WHERE code = $1)
              ORDER BY i.position, i.key
              LIMIT 20
            ) AS n
          ))
        ))
        """;
}

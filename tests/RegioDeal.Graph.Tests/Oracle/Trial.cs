using System.Text.Json.Nodes;

namespace RegioDeal.Graph.Tests.Oracle;

/// <summary>Asks a service on one database.</summary>
internal delegate Task<Said> Ask(string query, JsonObject variables);

/// <summary>Puts operations to both databases and to rows in memory.</summary>
internal sealed class Trial(Ask sqlite, Ask postgres)
{
    private int asked;
    private int refused;

    /// <summary>How many operations were put so far.</summary>
    public int Asked => asked;

    /// <summary>How many of them the limits on rows and on cost refused.</summary>
    public int Refused => refused;

    /// <summary>Puts an operation.</summary>
    /// <returns>What is wrong with an answer; null when all agree.</returns>
    public async Task<(Wrong? Wrong, OperationText Text)> PutAsync(Operation operation)
    {
        var (cursors, rows) = (new Dictionary<Place, string?>(ReferenceEqualityComparer.Instance), new Dictionary<Place, Row?>(ReferenceEqualityComparer.Instance));
        foreach (var (place, list) in Cursors.Of(operation))
        {
            (cursors[place], rows[place]) = await CursorAsync(place, list, cursors);
        }

        var text = new OperationText(operation, cursors);
        var (one, other) = (sqlite(text.Query, text.Variables), postgres(text.Query, text.Variables));
        Interlocked.Increment(ref asked);
        var interpreter = new Interpreter(rows);
        var expected = Task.Run(() => interpreter.Answer(operation));
        var answers = new[] { ("SQLite", await one), ("PostgreSQL", await other) };
        if (answers.FirstOrDefault(answer => answer.Item2.Error is "VALIDATION_FAILED" or "VARIABLE_INVALID") is ({ } refusing, { } refusal))
        {
            // No valid operation, so there is nothing to work out.
            _ = expected.ContinueWith(task => task.Exception, TaskScheduler.Default);
            return (new Wrong(refusal.Error!, refusing, "", "an answer", refusal.Text), text);
        }

        var worked = await expected;
        if (answers.All(answer => answer.Item2.Error is "ROW_LIMIT" or "COST_LIMIT"))
        {
            Interlocked.Increment(ref refused);
            return (null, text);
        }

        foreach (var (database, said) in answers)
        {
            if (said.Error is { } code && interpreter.Refusals.Contains(code))
            {
                continue;
            }

            if (said.Data is not { } data || interpreter.Refusals.Count > 0)
            {
                return (new Wrong($"{said.Error}", database, "", interpreter.Refusals.Count > 0 ? string.Join(" or ", interpreter.Refusals.Distinct()) : "an answer", said.Error is null ? "an answer" : said.Text), text);
            }

            if (Comparing.First(worked, data) is { } difference)
            {
                return (new Wrong("answer", database, difference.Path, difference.Expected, difference.Actual), text);
            }
        }

        var (light, heavy) = (answers[0].Item2, answers[1].Item2);
        return light.Data?.GetRawText() == heavy.Data?.GetRawText()
            ? (null, text)
            : (new Wrong("databases", "PostgreSQL", "", $"as SQLite: {light.Text}", heavy.Text), text);
    }

    /// <summary>The cursor of one of the first rows of a list, and the row.</summary>
    private async Task<(string? Cursor, Row? Row)> CursorAsync(Place place, Operation list, IReadOnlyDictionary<Place, string?> known)
    {
        var text = new OperationText(list, known);
        var said = await sqlite(text.Query, text.Variables);
        if (said.Data is not { } data)
        {
            return (null, null);
        }

        var found = Cursors.In(data).ToArray();
        if (found.Length == 0)
        {
            return (null, null);
        }

        var (cursor, id, type) = found[place.Number % found.Length];
        return (cursor, World.Seed.ById[type][id]);
    }
}

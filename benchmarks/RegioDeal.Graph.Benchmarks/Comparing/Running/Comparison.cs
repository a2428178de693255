using System.Globalization;
using RegioDeal.Graph.Benchmarks.Comparing.Making;

namespace RegioDeal.Graph.Benchmarks.Comparing.Running;

/// <summary>One run of the comparison: the data, the contenders, the check of their answers, the loads.</summary>
/// <param name="extent">What it compares.</param>
/// <param name="server">The connection string of a PostgreSQL where databases may be created.</param>
/// <param name="folder">For what it makes; it is the caller's to remove.</param>
internal sealed class Comparison(Extent extent, string server, string folder)
{
    private readonly string answers = Directory.CreateDirectory(Path.Combine(folder, "answers")).FullName;

    /// <summary>Runs it, a size of the data after the other.</summary>
    /// <exception cref="ComparisonException">Something is missing, answers differ, or a request failed.</exception>
    /// <exception cref="MakingException">The data cannot be made.</exception>
    public async Task<IReadOnlyList<ScaleResult>> RunAsync(CancellationToken cancellationToken)
    {
        var results = new List<ScaleResult>();
        foreach (var times in extent.Times)
        {
            Say($"{times}x: making the data");
            await using var made = await MadeRelease.MakeAsync(times, folder, server, cancellationToken);
            results.Add(await MeasureAsync(made.Data, cancellationToken));
        }

        return results;
    }

    private static void Say(string text) => Console.Error.WriteLine(text);

    private async Task<ScaleResult> MeasureAsync(MadeData data, CancellationToken cancellationToken)
    {
        var loaded = Entrants.All(answers).Where(entrant => extent.Contenders.Count == 0 || extent.Contenders.Contains(entrant.ShortName)).ToArray();
        var result = new ScaleResult(data.Times, extent.Questions, [.. loaded.Select(entrant => entrant.Contender.Name)]);
        await TimeStartsAsync(data, result, cancellationToken);

        var running = new List<RunningContender>();
        try
        {
            // It is held against, even when it is not loaded.
            var own = await StartAsync(Entrants.OwnOnPostgres, data, running, cancellationToken);
            await KeptAnswers.WriteAsync(own, answers, cancellationToken);
            foreach (var entrant in loaded.Where(entrant => entrant.Contender.Name != own.Name))
            {
                await StartAsync(entrant, data, running, cancellationToken);
            }

            await CheckAsync(data, own, running, cancellationToken);
            var contenders = running.Where(contender => result.Contenders.Contains(contender.Name)).ToArray();
            await CountStatementsAsync(data, contenders, result, cancellationToken);
            foreach (var row in extent.Questions)
            {
                await LoadAsync(row, [.. contenders.Where(contender => contender.Answers(row))], result, cancellationToken);
            }

            foreach (var contender in contenders)
            {
                result.Memory[contender.Name] = contender.Memory();
            }

            return result;
        }
        finally
        {
            foreach (var contender in running)
            {
                await contender.DisposeAsync();
            }
        }
    }

    private async Task<RunningContender> StartAsync(Entrant entrant, MadeData data, List<RunningContender> running, CancellationToken cancellationToken)
    {
        Say($"{data.Times}x: starting {entrant.Contender.Name}");
        var started = await RunningContender.StartAsync(entrant, data, folder, cancellationToken);
        running.Add(started);
        return started;
    }

    /// <summary>How soon this API answers, on each database, with nothing beside it.</summary>
    private async Task TimeStartsAsync(MadeData data, ScaleResult result, CancellationToken cancellationToken)
    {
        foreach (var entrant in new[] { Entrants.OwnOnPostgres, Entrants.OwnOnSqlite }.Where(entrant => result.Contenders.Contains(entrant.Contender.Name)))
        {
            Say($"{data.Times}x: first answer of {entrant.Contender.Name}");
            var starts = new List<(TimeSpan Time, long Resident)>();
            for (var i = 0; i < extent.Starts; i++)
            {
                await using var started = await RunningContender.StartAsync(entrant, data, socketFolder: null, cancellationToken);
                starts.Add((started.FirstAnswer, started.Memory().Resident));
            }

            var half = starts.OrderBy(start => start.Time).ElementAt(starts.Count / 2);
            result.FirstAnswers.Add(new FirstAnswer(entrant.Contender.Name, half.Time, half.Resident));
        }
    }

    /// <summary>All give the content that this API gives on PostgreSQL.</summary>
    private static async Task CheckAsync(MadeData data, RunningContender own, List<RunningContender> running, CancellationToken cancellationToken)
    {
        Say($"{data.Times}x: checking that all answers have the same content");
        var differences = new List<string>();
        foreach (var question in Question.All)
        {
            var expected = await own.ContentAsync(question, cancellationToken);
            foreach (var contender in running.Where(contender => contender != own))
            {
                if (JsonDifference.Find(expected, await contender.ContentAsync(question, cancellationToken)) is { } difference)
                {
                    differences.Add($"{contender.Name}, {question.Name}: {difference}");
                }
            }
        }

        if (differences.Count > 0)
        {
            throw new ComparisonException($"At {data.Times}x not all answers have the content of {own.Name}:\n{string.Join('\n', differences)}");
        }
    }

    private async Task CountStatementsAsync(MadeData data, RunningContender[] contenders, ScaleResult result, CancellationToken cancellationToken)
    {
        Say($"{data.Times}x: counting statements");
        await using var statements = await Statements.OpenAsync(data.Postgres, cancellationToken);
        foreach (var row in extent.Questions)
        {
            foreach (var contender in contenders.Where(contender => contender.Answers(row)))
            {
                result.Of(row, contender.Name).Statements = await statements.CountAsync(contender, row, cancellationToken);
            }
        }
    }

    private async Task LoadAsync(string row, RunningContender[] contenders, ScaleResult result, CancellationToken cancellationToken)
    {
        var loads = new Dictionary<RunningContender, Load>();
        foreach (var contender in contenders)
        {
            loads[contender] = await contender.LoadAsync(row, cancellationToken);
        }

        if (extent.Small)
        {
            Say($"{result.Times}x, {row}: all at once");
            await Task.WhenAll(contenders.Select(contender => LoadAsync(contender, loads[contender], result.Of(row, contender.Name), cancellationToken)));
            return;
        }

        // The round before the first lets all compile what they run.
        Say($"{result.Times}x, {row}: warming up");
        foreach (var contender in contenders)
        {
            await WrkAsync(contender, loads[contender], cancellationToken);
        }

        for (var round = 0; round < extent.Rounds; round++)
        {
            // Each begins a round, so that nobody always follows the same neighbour.
            Say($"{result.Times}x, {row}: round {round + 1} of {extent.Rounds}");
            for (var i = 0; i < contenders.Length; i++)
            {
                var contender = contenders[(round + i) % contenders.Length];
                await LoadAsync(contender, loads[contender], result.Of(row, contender.Name), cancellationToken);
            }
        }
    }

    private async Task LoadAsync(RunningContender contender, Load load, Measured measured, CancellationToken cancellationToken)
    {
        var before = await contender.AllocatedAsync(cancellationToken);
        measured.Rounds.Add(await WrkAsync(contender, load, cancellationToken));
        if (await contender.AllocatedAsync(cancellationToken) - before is { } allocated)
        {
            measured.Allocated = (measured.Allocated ?? 0) + allocated;
        }
    }

    private async Task<Loaded> WrkAsync(RunningContender contender, Load load, CancellationToken cancellationToken)
    {
        try
        {
            return await Wrk.RunAsync(load, extent.Connections, extent.Seconds, Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{load.Address.Port}.lua")), cancellationToken);
        }
        catch (ComparisonException fault)
        {
            throw new ComparisonException($"{contender.Name}: {fault.Message}\n{contender.Said()}");
        }
    }
}

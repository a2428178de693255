using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net.Sockets;
using Npgsql;
using RegioDeal.Graph.Benchmarks.Comparing.Making;

namespace RegioDeal.Graph.Benchmarks.Comparing.Running;

/// <summary>The command that compares this API with what a user would pick instead.</summary>
internal static class CompareCommand
{
    // The first is for this alone, where the tests have another.
    private static readonly string[] Servers = ["REGIODEAL_BENCHMARK_POSTGRES", "REGIODEAL_TEST_POSTGRES"];

    /// <summary>Runs it with the arguments that follow its name.</summary>
    /// <returns>1 when answers differ, a request failed, or something is missing; no figure makes a difference.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var times = new Option<IReadOnlyList<int>>("--times") { Description = "The sizes of the data.", CustomParser = Numbers, DefaultValueFactory = _ => [1, 10, 100] };
        var rounds = new Option<int>("--rounds") { Description = "How many rounds are counted.", DefaultValueFactory = _ => 5 };
        var seconds = new Option<int>("--seconds") { Description = "How long each load lasts.", DefaultValueFactory = _ => 3 };
        var questions = new Option<IReadOnlyList<string>>("--questions") { Description = "Which rows of the table.", CustomParser = Names(TrustedDocument.Rows), DefaultValueFactory = _ => TrustedDocument.Rows };
        var contenders = new Option<IReadOnlyList<string>>("--contenders") { Description = "Who is loaded.", CustomParser = Names([.. Entrants.All("").Select(entrant => entrant.ShortName)]), DefaultValueFactory = _ => [] };
        var folder = new Option<string>("--out") { Description = "The folder of comparison.md and comparison.csv.", DefaultValueFactory = _ => Path.Combine("benchmarks", "results") };
        var small = new Option<bool>("--small") { Description = "Only shows that all of it works: the smallest data, one round of a second with all at once." };
        var command = new RootCommand("Compares this API with what a user would pick instead.") { times, rounds, seconds, questions, contenders, folder, small };
        foreach (var option in new[] { rounds, seconds })
        {
            option.Validators.Add(result =>
            {
                if (result.GetValueOrDefault<int>() < 1)
                {
                    result.AddError($"{option.Name} is a whole number from 1.");
                }
            });
        }

        command.SetAction(async (parsed, cancellationToken) =>
        {
            var isSmall = parsed.GetValue(small);
            var extent = new Extent(
                isSmall ? [1] : parsed.GetRequiredValue(times),
                isSmall ? 1 : parsed.GetValue(rounds),
                isSmall ? 1 : parsed.GetValue(seconds),
                parsed.GetRequiredValue(questions),
                parsed.GetRequiredValue(contenders),
                parsed.GetRequiredValue(folder),
                isSmall);
            try
            {
                await RunAsync(extent, string.Join(' ', args.Select(arg => arg.Contains(' ', StringComparison.Ordinal) ? $"'{arg}'" : arg).Prepend("compare")), cancellationToken);
                return 0;
            }
            catch (Exception fault) when (fault is ComparisonException or MakingException or NpgsqlException or HttpRequestException or SocketException or IOException)
            {
                await Console.Error.WriteLineAsync(fault.Message);
                return 1;
            }
        });

        // What was started is ended and what was made is dropped, also when it is told to stop.
        return await command.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
    }

    private static async Task RunAsync(Extent extent, string command, CancellationToken cancellationToken)
    {
        var server = Servers.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => value is { Length: > 0 })
            ?? throw new ComparisonException($"{Servers[0]} holds no connection string. Name a PostgreSQL where databases may be created, or start benchmarks/run, which brings its own.");
        var folder = Directory.CreateTempSubdirectory("regiodeal-comparison-").FullName;
        try
        {
            var machine = await Machine.DescribeAsync(server, cancellationToken);
            var results = await new Comparison(extent, server, folder).RunAsync(cancellationToken);
            var tables = ComparisonReport.Markdown(command, machine, extent, results);
            Directory.CreateDirectory(extent.Folder);
            await File.WriteAllTextAsync(Path.Combine(extent.Folder, "comparison.md"), tables, cancellationToken);
            await File.WriteAllTextAsync(Path.Combine(extent.Folder, "comparison.csv"), ComparisonReport.Csv(results), cancellationToken);
            await Console.Out.WriteLineAsync(tables);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IReadOnlyList<int> Numbers(ArgumentResult argument)
    {
        var numbers = new List<int>();
        foreach (var word in argument.Tokens.SelectMany(token => token.Value.Split(',')))
        {
            if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
            {
                argument.AddError($"'{word}' is no size of the data. Write whole numbers from 1, as 1,10,100.");
            }

            numbers.Add(number);
        }

        return [.. numbers.Order()];
    }

    private static Func<ArgumentResult, IReadOnlyList<string>> Names(IReadOnlyList<string> known) => argument =>
    {
        string[] names = [.. argument.Tokens.SelectMany(token => token.Value.Split(','))];
        foreach (var name in names.Except(known))
        {
            argument.AddError($"'{name}' is not known. Name some of: {string.Join(", ", known)}.");
        }

        // In the order of the table, whatever theirs.
        return [.. known.Intersect(names)];
    };
}

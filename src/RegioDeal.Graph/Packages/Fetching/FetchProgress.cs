using System.Globalization;
using Spectre.Console;

namespace RegioDeal.Graph.Packages.Fetching;

/// <summary>Shows how far a fetch is: bars on a terminal, lines elsewhere.</summary>
internal sealed class FetchProgress
{
    private readonly Action<string> say;
    private readonly Action<string, long, long> show;

    private FetchProgress(Action<string> say, Action<string, long, long> show) => (this.say, this.show) = (say, show);

    /// <summary>Writes lines.</summary>
    public static FetchProgress Lines(TextWriter writer) => new(
        writer.WriteLine,
        (what, done, whole) => writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {done:#,0} of {whole:#,0} rows.")));

    /// <summary>Does work and shows it beside the output, which holds the outcome alone.</summary>
    public static async Task<T> ShowAsync<T>(Func<FetchProgress, Task<T>> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (!console.Profile.Out.IsTerminal || !console.Profile.Capabilities.Interactive)
        {
            return await work(Lines(Console.Error)).ConfigureAwait(false);
        }

        return await console.Progress().AutoClear(true).StartAsync(context =>
        {
            var bars = new Dictionary<string, ProgressTask>();
            return work(new FetchProgress(
                line => console.WriteLine(line),
                (what, done, whole) =>
                {
                    if (!bars.TryGetValue(what, out var bar))
                    {
                        bars[what] = bar = context.AddTask(Markup.Escape(what));
                    }

                    (bar.MaxValue, bar.Value) = (whole, done);
                }));
        }).ConfigureAwait(false);
    }

    /// <summary>Tells something that a person should know.</summary>
    public void Say(string line) => say(line);

    /// <summary>Shows how many rows of how many there are.</summary>
    public void Show(string what, long done, long whole) => show(what, done, whole);
}

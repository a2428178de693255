using System.Globalization;
using System.Text;

namespace RegioDeal.Graph.Benchmarks.Comparing.Running;

/// <summary>Writes what was measured: as Markdown that also reads well as it is, and as CSV.</summary>
internal static class ComparisonReport
{
    private const string None = "-";

    private static readonly string[] Columns =
    [
        "times", "question", "contender", "requests_per_second", "p50_ms", "p99_ms",
        "of_yardstick", "of_yardstick_min", "of_yardstick_max", "of_constant", "of_constant_min", "of_constant_max",
        "allocated_bytes", "statements", "resident_bytes", "peak_bytes",
    ];

    /// <summary>The tables.</summary>
    /// <param name="command">The command that made them.</param>
    /// <param name="machine">What it ran on, a line each.</param>
    public static string Markdown(string command, IReadOnlyList<string> machine, Extent extent, IReadOnlyList<ScaleResult> results)
    {
        var text = new StringBuilder("# Comparison\n\n");
        text.Append(CultureInfo.InvariantCulture, $"    {command}\n\n");
        text.AppendJoin('\n', machine.Select(line => $"- {line}")).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"- {extent.Connections} connections, rounds counted: {extent.Rounds}, seconds each: {extent.Seconds}\n");
        if (extent.Small)
        {
            text.Append("- a small run, with all contenders loaded at once: it shows that they answer, and its figures say nothing\n");
        }

        foreach (var result in results)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {result.Times}x\n\n");
            Table(text, ["question", "contender", "requests/s", "of the yardstick", "of the constant", "p50 ms", "p99 ms", "allocated KB", "statements"], Cells(result));
            text.Append("\nAfter all loads:\n\n");
            Table(text, ["contender", "resident MB", "of the yardstick", "peak MB"], result.Contenders.Select(contender => Resident(result, contender)));
            if (result.FirstAnswers.Count > 0)
            {
                text.Append("\nFirst answer, from the start of the process:\n\n");
                Table(text, ["contender", "milliseconds", "resident MB"], result.FirstAnswers.Select(first => new[] { first.Contender, Number(first.Time.TotalMilliseconds, "0"), Number(first.Resident / 1e6, "0") }));
            }
        }

        if (results.Count > 1)
        {
            var (least, most) = (results[0], results[^1]);
            text.Append(CultureInfo.InvariantCulture, $"\n## The median at {most.Times}x by that at {least.Times}x\n\n");
            string[] shown = [.. Entrants.Own.Take(2).Select(own => own.Contender.Name), Entrants.Yardstick];
            Table(text, ["question", .. shown], least.Rows.Select(row => (string[])[row, .. shown.Select(contender => Number(most.Find(row, contender)?.P50 / least.Find(row, contender)?.P50, "0.00"))]));
        }

        text.Append("\n## To reach\n\n");
        Table(text, ["figure", "measured", ""], Targets.Of(results).Select(target => new[] { target.Text, target.Measured.Length == 0 ? None : target.Measured, Said(target.Reached) }));
        return text.ToString();
    }

    /// <summary>The same figures, a line for each contender on each row at each size.</summary>
    public static string Csv(IReadOnlyList<ScaleResult> results)
    {
        var text = new StringBuilder().AppendJoin(',', Columns).Append('\n');
        foreach (var result in results)
        {
            foreach (var row in result.Rows)
            {
                foreach (var contender in result.Contenders)
                {
                    var (measured, memory) = (result.Find(row, contender), result.Memory[contender]);
                    var (yardstick, constant) = (result.Ratio(row, contender, Entrants.Yardstick), result.Ratio(row, contender, Entrants.Constant));
                    double?[] figures =
                    [
                        measured?.PerSecond, measured?.P50, measured?.P99,
                        yardstick?.Median, yardstick?.Min, yardstick?.Max, constant?.Median, constant?.Min, constant?.Max,
                        measured?.AllocatedPerRequest, measured?.Statements, memory.Resident, memory.Peak,
                    ];
                    text.AppendJoin(',', [result.Times.ToString(CultureInfo.InvariantCulture), row, $"\"{contender}\"", .. figures.Select(figure => figure?.ToString("0.####", CultureInfo.InvariantCulture) ?? "")]).Append('\n');
                }
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string[]> Cells(ScaleResult result) =>
        from row in result.Rows
        from contender in result.Contenders
        let measured = result.Find(row, contender)
        let yardstick = result.Find(row, Entrants.Yardstick)
        select (string[])
        [
            row, contender,
            Number(measured?.PerSecond, "#,0"),
            Ratio(result.Ratio(row, contender, Entrants.Yardstick)),
            Ratio(result.Ratio(row, contender, Entrants.Constant)),
            Beside(measured?.P50, yardstick?.P50, "0.00"),
            Beside(measured?.P99, yardstick?.P99, "0.00"),
            Beside(measured?.AllocatedPerRequest / 1e3, yardstick?.AllocatedPerRequest / 1e3, "0.0"),
            Number(measured?.Statements, "0.##"),
        ];

    private static string[] Resident(ScaleResult result, string contender)
    {
        var memory = result.Memory[contender];
        double? yardstick = result.Memory.TryGetValue(Entrants.Yardstick, out var its) ? its.Resident : null;
        return [contender, Number(memory.Resident / 1e6, "0"), Number(memory.Resident / yardstick, "0.00"), Number(memory.Peak / 1e6, "0")];
    }

    private static string Said(bool? reached) => reached switch
    {
        true => "reached",
        false => "not reached",
        null => "not measured",
    };

    private static string Number(double? figure, string format) => figure?.ToString(format, CultureInfo.InvariantCulture) ?? None;

    private static string Ratio(Spread? ratio) => ratio is { } its ? string.Create(CultureInfo.InvariantCulture, $"{its.Median:0.00} ({its.Min:0.00} to {its.Max:0.00})") : None;

    private static string Beside(double? figure, double? other, string format) => other is null ? Number(figure, format) : figure is null ? None : $"{Number(figure, format)} ({Number(figure / other, "0.00")}x)";

    private static void Table(StringBuilder text, string[] header, IEnumerable<string[]> rows)
    {
        string[][] all = [header, .. rows];
        int[] widths = [.. header.Select((_, column) => all.Max(row => row[column].Length))];
        for (var i = 0; i < all.Length; i++)
        {
            text.Append("| ").AppendJoin(" | ", all[i].Select((cell, column) => cell.PadRight(widths[column]))).Append(" |\n");
            if (i == 0)
            {
                text.Append("| ").AppendJoin(" | ", widths.Select(width => new string('-', width))).Append(" |\n");
            }
        }
    }
}

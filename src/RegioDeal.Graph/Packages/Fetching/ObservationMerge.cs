using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace RegioDeal.Graph.Packages.Fetching;

/// <summary>What a merge did, in rows.</summary>
/// <param name="Added">Rows that were not there.</param>
/// <param name="Revised">Rows with another value, or that have one now, or have none any more.</param>
/// <param name="Restated">Rows with the same value and another status.</param>
/// <param name="Same">Rows that were fetched and are as they were.</param>
/// <param name="Unanswered">Rows of what was asked that did not come; they are left.</param>
internal sealed record MergeCounts(int Added, int Revised, int Restated, int Same, int Unanswered)
{
    /// <summary>True when the file comes out other than it was.</summary>
    public bool HasChanges => Added + Revised + Restated > 0;
}

/// <summary>Puts fetched observations among those of a file. Both are sorted, so the file is read and written in one pass and never held; a row that does not change is copied as it stands.</summary>
internal static class ObservationMerge
{
    private static readonly string[] Columns = ["indicator", "region", "period", "value", "status", "missing_reason", "missing_mark", "method", "source"];

    /// <summary>Merges.</summary>
    /// <param name="earlier">The file as it is. Null when there is none.</param>
    /// <param name="merged">Gets the file as it becomes.</param>
    /// <param name="fetched">Sorted by key, each key once.</param>
    /// <param name="isAsked">Says whether a key was asked.</param>
    /// <param name="source">The source of a row that changes.</param>
    /// <param name="fault">Makes the failure that a row of the file is: its line, what was found, what was expected, what to do.</param>
    public static MergeCounts Run(
        TextReader? earlier,
        TextWriter merged,
        IReadOnlyList<FetchedObservation> fetched,
        Func<ObservationKey, bool> isAsked,
        string source,
        Func<int, string, string, string, InvalidPackageException> fault)
    {
        var (counts, next) = (new MergeCounts(0, 0, 0, 0, 0), 0);
        using var writer = new CsvWriter(merged, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }, leaveOpen: true);
        var header = Columns;
        if (earlier is null)
        {
            Write(header);
        }
        else
        {
            var isBad = false;
            using var csv = new CsvParser(earlier, new CsvConfiguration(CultureInfo.InvariantCulture) { IgnoreBlankLines = false, BadDataFound = _ => isBad = true });
            for (ObservationKey? last = null; csv.Read();)
            {
                if (isBad || !csv.RawRecord.EndsWith('\n') || csv.RawRecord.EndsWith("\r\n", StringComparison.Ordinal))
                {
                    throw fault(csv.RawRow, isBad ? "a double quote that does not belong" : "no line end (LF)", "a table that validate finds no fault with", "mend the file first");
                }

                if (csv.Row == 1)
                {
                    header = csv.Record!;
                    if (header.Length != Columns.Length || Columns.Except(header).Any())
                    {
                        throw fault(1, string.Join(',', header), $"the columns {string.Join(',', Columns)}", "mend the file first");
                    }

                    Copy(csv.RawRecord);
                    continue;
                }

                if (csv.Record!.Length != header.Length)
                {
                    throw fault(csv.RawRow, FormattableString.Invariant($"{csv.Record.Length} cells"), FormattableString.Invariant($"{header.Length}, as the header has"), "mend the file first");
                }

                var row = header.Zip(csv.Record).ToDictionary(cell => cell.First, cell => cell.Second);
                var key = new ObservationKey(row["indicator"], row["region"], row["period"]);
                if (last is { } above && above.CompareTo(key) >= 0)
                {
                    throw fault(csv.RawRow, $"{key} below {above}", "rows that ascend strictly by indicator, region and period", "sort the file by code point, and remove what stands twice");
                }

                last = key;
                for (; next < fetched.Count && fetched[next].Key.CompareTo(key) < 0; next++)
                {
                    Add(fetched[next]);
                }

                if (next < fetched.Count && fetched[next].Key == key)
                {
                    Meet(row, csv.RawRecord, fetched[next++]);
                }
                else
                {
                    Copy(csv.RawRecord);
                    counts = isAsked(key) ? counts with { Unanswered = counts.Unanswered + 1 } : counts;
                }
            }
        }

        for (; next < fetched.Count; next++)
        {
            Add(fetched[next]);
        }

        writer.Flush();
        return counts;

        void Add(FetchedObservation observation)
        {
            WriteRow(observation, observation.Status);
            counts = counts with { Added = counts.Added + 1 };
        }

        void Meet(Dictionary<string, string> row, string raw, FetchedObservation now)
        {
            var isSame = IsSameFigure(row, now);
            if (isSame && IsStillSo(row["status"], now.Status))
            {
                Copy(raw);
                counts = counts with { Same = counts.Same + 1 };
            }
            else
            {
                WriteRow(now, isSame ? now.Status : StatusAfter(row, now));
                counts = isSame ? counts with { Restated = counts.Restated + 1 } : counts with { Revised = counts.Revised + 1 };
            }
        }

        void WriteRow(FetchedObservation observation, string status) => Write([.. header.Select(column => column switch
        {
            "indicator" => observation.Key.Indicator,
            "region" => observation.Key.Region,
            "period" => observation.Key.Period,
            "value" => observation.Value,
            "status" => status,
            "missing_reason" => observation.MissingReason,
            "missing_mark" => observation.MissingMark,
            "method" => "READ",
            _ => source,
        })]);

        void Write(IEnumerable<string> cells)
        {
            foreach (var cell in cells)
            {
                writer.WriteField(cell);
            }

            writer.NextRecord();
        }

        void Copy(string raw)
        {
            writer.Flush();
            merged.Write(raw);
        }
    }

    // 2.1 and 2.10 are one value.
    private static bool IsSameFigure(Dictionary<string, string> row, FetchedObservation now) =>
        row["missing_reason"] == now.MissingReason
        && row["missing_mark"] == now.MissingMark
        && (row["value"] == now.Value || (Number(row["value"]) is { } earlier && earlier == Number(now.Value)));

    // A table that says nothing of its figures takes nothing back, and a final figure that was revised stays a revised one.
    private static bool IsStillSo(string earlier, string now) =>
        earlier == now || now == "UNKNOWN" || (earlier == "REVISED" && now == "FINAL");

    /// <summary>The status of a figure that is another: revised when one was published before, unless the publisher says that it will change again.</summary>
    private static string StatusAfter(Dictionary<string, string> row, FetchedObservation now) =>
        now.Value.Length > 0 && now.Status != "PROVISIONAL" && row["value"].Length > 0 && row["status"] != "UNKNOWN" ? "REVISED" : now.Status;

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}

using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Planning.Figures;

/// <summary>What the program computes from the rows of figures: shares, amounts per head, running totals and bounds.</summary>
internal static class FigureFinish
{
    /// <summary>Fills the share that each row has of the sum of the rows with the same owner.</summary>
    public static void Shares(PlanRun run, int statement, ReadOnlySpan<int> owner, int amount, int share)
    {
        var rows = run.Rows(statement);
        var wholes = new Dictionary<RowKey, long>();
        for (var row = 0; row < rows.Count; row++)
        {
            var key = RowKey.Of(rows, row, owner);
            wholes[key] = wholes.GetValueOrDefault(key) + rows[row, amount].Number;
        }

        for (var row = 0; row < rows.Count; row++)
        {
            var whole = wholes[RowKey.Of(rows, row, owner)];
            rows[row, share] = ShareOf(rows[row, amount].Number, whole);
        }
    }

    /// <summary>Fills the share that each row has of a whole that stands elsewhere, with the owner or alone.</summary>
    public static void SharesOf(PlanRun run, int statement, ReadOnlySpan<int> owner, int amount, int share, NumberElsewhere whole) =>
        DivideBy(run, statement, owner, amount, share, whole, ShareOf);

    /// <summary>Fills the share that each row has of one whole.</summary>
    public static void ShareOf(PlanRun run, int statement, int amount, int share, long whole)
    {
        var rows = run.Rows(statement);
        for (var row = 0; row < rows.Count; row++)
        {
            rows[row, share] = ShareOf(rows[row, amount].Number, whole);
        }
    }

    /// <summary>Fills the amount per head of each row, by one number.</summary>
    public static void PerCapitaOf(PlanRun run, int statement, int amount, int perCapita, long heads)
    {
        var rows = run.Rows(statement);
        for (var row = 0; row < rows.Count; row++)
        {
            rows[row, perCapita] = EachOf(rows[row, amount].Number, heads);
        }
    }

    /// <summary>Fills the amount per head of each row, by numbers that stand in its owner's row.</summary>
    public static void PerCapitaOf(PlanRun run, int statement, ReadOnlySpan<int> owner, int amount, int perCapita, NumberElsewhere heads) =>
        DivideBy(run, statement, owner, amount, perCapita, heads, EachOf);

    /// <summary>Fills the amount per head of each row, by numbers that stand beside it.</summary>
    public static void PerCapita(PlanRun run, int statement, int amount, int heads, int perCapita)
    {
        var rows = run.Rows(statement);
        for (var row = 0; row < rows.Count; row++)
        {
            rows[row, perCapita] = EachOf(rows[row, amount].Number, rows[row, heads].Number);
        }
    }

    /// <summary>Copies the figures that a statement found to the owners that it was asked for; an owner without a row has 0.</summary>
    public static void Owners(PlanRun run, int statement, int owner, int figures, IReadOnlyList<(int From, ExtraCell To)> copies)
    {
        var found = run.Rows(figures);
        var rows = run.Rows(statement);
        for (var row = 0; row < rows.Count; row++)
        {
            var (start, count) = found.Range(RowKey.Of(rows, row, [owner]));
            foreach (var (from, to) in copies)
            {
                rows[row, to.Column] = count == 0 ? Cell.Of(0) : found[start, from];
            }
        }
    }

    /// <summary>Fills the share that each owner's amount has of its whole.</summary>
    public static void OwnerShares(PlanRun run, int statement, int amount, int whole, int share)
    {
        var rows = run.Rows(statement);
        for (var row = 0; row < rows.Count; row++)
        {
            rows[row, share] = ShareOf(rows[row, amount].Number, rows[row, whole].Number);
        }
    }

    /// <summary>Fills the running total of each owner's rows.</summary>
    public static void Running(PlanRun run, int statement, int owner, int amount, int running)
    {
        var rows = run.Rows(statement);
        var total = 0L;
        for (var row = 0; row < rows.Count; row++)
        {
            if (row == 0 || rows[row, owner].Number != rows[row - 1, owner].Number)
            {
                total = 0;
            }

            total += rows[row, amount].Number;
            rows[row, running] = Cell.Of(total);
        }
    }

    /// <summary>Fills the least and most of each row: of each partition, then added, since partitions are independent.</summary>
    public static void Bounds(PlanRun run, int statement, int[] keys, ScenarioBounds scenarios, int atLeast, int atMost, int isCertain)
    {
        var found = new Dictionary<RowKey, (long Least, long Most)>();
        var parts = run.Rows(scenarios.Statement);
        var (_, columns, all, with, least, most) = scenarios;
        for (var row = 0; row < parts.Count; row++)
        {
            // A scenario without a row counts 0.
            var isPartial = parts[row, with].Number < parts[row, all].Number;
            var key = RowKey.Of(parts, row, columns);
            var (sumLeast, sumMost) = found.GetValueOrDefault(key);
            found[key] = (
                sumLeast + (isPartial ? Math.Min(0, parts[row, least].Number) : parts[row, least].Number),
                sumMost + (isPartial ? Math.Max(0, parts[row, most].Number) : parts[row, most].Number));
        }

        var rows = run.Rows(statement);
        for (var row = 0; row < rows.Count; row++)
        {
            var (lower, upper) = found.GetValueOrDefault(RowKey.Of(rows, row, keys));
            rows[row, atLeast] = Cell.Of(lower);
            rows[row, atMost] = Cell.Of(upper);
            rows[row, isCertain] = Cell.Of(lower == upper ? 1 : 0);
        }
    }

    /// <summary>Fills the least and most of each running total: sums run in each scenario, never sums of bounds.</summary>
    public static void RunningBounds(PlanRun run, int statement, int[] keys, ScenarioSums scenarios, int atLeast, int atMost)
    {
        var sums = run.Rows(scenarios.Statement);
        var (_, columns, partition, all, amount, scenario) = scenarios;
        var byKey = Enumerable.Range(0, sums.Count).ToLookup(row => RowKey.Of(sums, row, columns));
        var rows = run.Rows(statement);
        var running = new Dictionary<long, Dictionary<long, long>>();
        var scenarioCounts = new Dictionary<long, long>();
        for (var row = 0; row < rows.Count; row++)
        {
            if (row == 0 || rows[row, keys[0]].Number != rows[row - 1, keys[0]].Number)
            {
                running.Clear();
            }

            foreach (var part in byKey[RowKey.Of(rows, row, keys)])
            {
                var of = sums[part, partition].Number;
                scenarioCounts[of] = sums[part, all].Number;
                if (!running.TryGetValue(of, out var totals))
                {
                    running[of] = totals = [];
                }

                totals[sums[part, scenario].Number] = totals.GetValueOrDefault(sums[part, scenario].Number) + sums[part, amount].Number;
            }

            var (least, most) = (0L, 0L);
            foreach (var (of, totals) in running)
            {
                var isPartial = totals.Count < scenarioCounts[of];
                least += isPartial ? Math.Min(0, totals.Values.Min()) : totals.Values.Min();
                most += isPartial ? Math.Max(0, totals.Values.Max()) : totals.Values.Max();
            }

            rows[row, atLeast] = Cell.Of(least);
            rows[row, atMost] = Cell.Of(most);
        }
    }

    private static void DivideBy(
        PlanRun run, int statement, ReadOnlySpan<int> owner, int amount, int quotient, NumberElsewhere divisor, Func<long, long, Cell> divide)
    {
        var divisors = new Dictionary<RowKey, long>();
        var divisorRows = run.Rows(divisor.Statement);
        for (var row = 0; row < divisorRows.Count; row++)
        {
            divisors[RowKey.Of(divisorRows, row, divisor.Keys)] = divisorRows[row, divisor.Column()].Number;
        }

        var rows = run.Rows(statement);
        for (var row = 0; row < rows.Count; row++)
        {
            rows[row, quotient] = divide(rows[row, amount].Number, divisors.GetValueOrDefault(RowKey.Of(rows, row, owner)));
        }
    }

    private static Cell ShareOf(long part, long whole) => whole == 0 ? Cell.Null : Cell.Of(Figures.Shares.Millionths(part, whole));

    // A number that is not known is read as 0.
    private static Cell EachOf(long amount, long heads) => heads <= 0 ? Cell.Null : Cell.Of(Quotients.HalfEven(amount, heads));
}

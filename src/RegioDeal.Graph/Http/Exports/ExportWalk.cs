using System.Text.Json;
using RegioDeal.Graph.Http.Security;
using RegioDeal.Graph.Planning.GraphQLNet;

namespace RegioDeal.Graph.Http.Exports;

/// <summary>Reads the list of an export from end to end, a batch after the other, from one release. A batch is an operation like any other, with its limits.</summary>
/// <param name="release">The release, held by the request.</param>
/// <param name="request">What is asked.</param>
/// <param name="walked">The response names that lead to the connection; empty for what comes in one batch.</param>
/// <param name="gate">Where a batch takes its place.</param>
internal sealed class ExportWalk(OpenRelease release, GraphRequest request, IReadOnlyList<string> walked, ExecutionGate gate)
{
    /// <summary>How many rows are read at once, and of each nested list: as many as the rows and the cost of an operation allow, longer nested lists first.</summary>
    private static readonly (int Size, int Nested)[] Sizes =
        [.. from nested in (int[])[500, 100, 50, 20] from size in (int[])[500, 250, 100, 50, 25, 10, 5, 2, 1] select (size, nested)];

    private static readonly string[] TooLarge = ["ROW_LIMIT", "COST_LIMIT"];

    /// <summary>How long a batch that found no place among the operations waits, when its answer is under way.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private int size;
    private string? after;

    /// <summary>How much is read of nested lists whose size the operation does not say.</summary>
    public int Nested => Sizes[size].Nested;

    /// <summary>Whether there may be another batch.</summary>
    public bool HasNext { get; private set; } = true;

    /// <summary>Reads the first batch, as large as it may be.</summary>
    /// <returns>The answer; of one that is too large at its smallest the error at its largest.</returns>
    public async Task<GraphAnswer> FirstAsync(CancellationToken cancellationToken)
    {
        GraphAnswer? refusal = null;
        for (; size < Sizes.Length; size++)
        {
            var answer = await AskAsync(cancellationToken).ConfigureAwait(false);
            if (answer.Code is null || !TooLarge.Contains(answer.Code))
            {
                refusal?.Dispose();
                return answer;
            }

            if (refusal is null)
            {
                refusal = answer;
            }
            else
            {
                answer.Dispose();
            }
        }

        return refusal!;
    }

    /// <summary>Reads the next batch. The answer is under way, so that it waits where another request would be told to come back.</summary>
    public async Task<GraphAnswer> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await AskAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (BusyException)
            {
                await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Takes note of where a batch ended.</summary>
    /// <param name="data">The member <c>data</c> of its answer.</param>
    public void Passed(JsonElement data)
    {
        var page = walked.Count == 0 ? default : ExportTable.At(data, [.. walked, ListWalk.Page]);
        HasNext = page.ValueKind == JsonValueKind.Object && page.GetProperty(ListWalk.HasNext).GetBoolean();
        after = HasNext ? page.GetProperty(ListWalk.End).GetString() : null;
    }

    private async Task<GraphAnswer> AskAsync(CancellationToken cancellationToken)
    {
        using var place = await gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        return await release.Engine.AskAsync(request with { Walk = new ListWalk(walked, Sizes[size].Size, after, Nested) }, cancellationToken).ConfigureAwait(false);
    }
}

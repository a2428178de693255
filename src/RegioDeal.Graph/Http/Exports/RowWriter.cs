using System.Text.Json;

namespace RegioDeal.Graph.Http.Exports;

/// <summary>Writes a table, row by row.</summary>
internal abstract class RowWriter : IAsyncDisposable
{
    /// <summary>What stands between several values in one cell.</summary>
    private const string Between = "; ";

    /// <summary>Writes what comes before the rows.</summary>
    public abstract ValueTask BeginAsync(CancellationToken cancellationToken);

    /// <summary>Writes a row. A cell without a value is null or undefined.</summary>
    public abstract ValueTask AddAsync(JsonElement[] row, CancellationToken cancellationToken);

    /// <summary>Hands on what was written so far.</summary>
    public abstract ValueTask FlushAsync(CancellationToken cancellationToken);

    /// <summary>Writes what comes after the rows.</summary>
    /// <param name="sources">The sources that the rows rest on, by code; empty for a format that does not tell them.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public abstract ValueTask EndAsync(IReadOnlyCollection<JsonElement> sources, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    protected static bool IsEmpty(JsonElement cell) => cell.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;

    /// <summary>A cell as text.</summary>
    protected static string TextOf(JsonElement cell) => cell.ValueKind switch
    {
        JsonValueKind.String => cell.GetString()!,
        JsonValueKind.Array => string.Join(Between, cell.EnumerateArray().Select(TextOf)),
        _ => cell.GetRawText(),
    };
}

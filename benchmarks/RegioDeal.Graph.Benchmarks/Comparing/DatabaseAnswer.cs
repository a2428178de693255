using Npgsql;

namespace RegioDeal.Graph.Benchmarks.Comparing;

/// <summary>Answers one question from PostgreSQL, one request after the other, and keeps for the next what it needs to: statements and buffers, no data.</summary>
internal abstract class DatabaseAnswer : IAsyncDisposable
{
    protected DatabaseAnswer(NpgsqlDataSource source) => Connection = source.CreateConnection();

    /// <summary>Opened for each answer, from the pool, and closed behind it.</summary>
    protected NpgsqlConnection Connection { get; }

    /// <summary>Asks the database.</summary>
    /// <returns>The answer, in JSON. It is gone when the next is made.</returns>
    public abstract Task<ReadOnlyMemory<byte>> MakeAsync();

    /// <summary>Also brings back a connection on which asking failed.</summary>
    public ValueTask DisposeAsync() => Connection.DisposeAsync();
}

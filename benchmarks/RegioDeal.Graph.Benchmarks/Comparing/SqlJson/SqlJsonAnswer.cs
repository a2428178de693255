using System.Data;
using Npgsql;
using NpgsqlTypes;

namespace RegioDeal.Graph.Benchmarks.Comparing.SqlJson;

/// <summary>Answers one question by a statement that makes the whole answer, whose bytes are passed on as they come.</summary>
internal sealed class SqlJsonAnswer : DatabaseAnswer
{
    private readonly NpgsqlCommand command;
    private byte[] bytes = new byte[32 * 1024];

    /// <param name="source">Where the release is.</param>
    /// <param name="sql">The statement.</param>
    /// <param name="code">Its parameter; null when it has none.</param>
    public SqlJsonAnswer(NpgsqlDataSource source, string sql, string? code = null)
        : base(source)
    {
        command = new NpgsqlCommand(sql, Connection);
        if (code is not null)
        {
            command.Parameters.Add(new NpgsqlParameter<string> { NpgsqlDbType = NpgsqlDbType.Text, TypedValue = code });
        }
    }

    /// <inheritdoc/>
    public override async Task<ReadOnlyMemory<byte>> MakeAsync()
    {
        await Connection.OpenAsync();
        var length = await ReadAsync();
        await Connection.CloseAsync();
        return bytes.AsMemory(0, length);
    }

    private async Task<int> ReadAsync()
    {
        await using var rows = await command.ExecuteReaderAsync(CommandBehavior.SingleRow);
        await rows.ReadAsync();
        var length = (int)rows.GetBytes(0, 0, null, 0, 0);
        if (length > bytes.Length)
        {
            bytes = new byte[length];
        }

        return (int)rows.GetBytes(0, 0, bytes, 0, length);
    }
}

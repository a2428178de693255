using System.Buffers;
using System.Buffers.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Npgsql;

namespace RegioDeal.Graph.Benchmarks.Comparing.Handwritten;

/// <summary>Answers one question by a JSON writer.</summary>
internal abstract class HandwrittenAnswer : DatabaseAnswer
{
    /// <summary>Rows of a nested list when none are asked for, as this API has it.</summary>
    protected const int ListLimit = 50;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly JsonEncodedText Data = JsonEncodedText.Encode("data");

    private readonly ArrayBufferWriter<byte> buffer = new(32 * 1024);

    protected HandwrittenAnswer(NpgsqlDataSource source)
        : base(source) =>
        Json = new Utf8JsonWriter(buffer, Options);

    protected Utf8JsonWriter Json { get; }

    protected TextBuffer Texts { get; } = new();

    /// <inheritdoc/>
    public sealed override async Task<ReadOnlyMemory<byte>> MakeAsync()
    {
        buffer.ResetWrittenCount();
        Json.Reset();
        Texts.Clear();
        Json.WriteStartObject();
        Json.WriteStartObject(Data);
        await Connection.OpenAsync();
        await WriteAsync();
        await Connection.CloseAsync();
        Json.WriteEndObject();
        Json.WriteEndObject();
        Json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>Asks, and writes the members of <c>data</c>.</summary>
    protected abstract Task WriteAsync();

    /// <summary>Statements that are sent together and answered in this order.</summary>
    protected NpgsqlBatch Batch(params ReadOnlySpan<NpgsqlBatchCommand> commands)
    {
        var batch = new NpgsqlBatch(Connection);
        foreach (var command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        return batch;
    }

    protected static NpgsqlBatchCommand Statement(string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        return command;
    }

    protected void WriteText(JsonEncodedText name, NpgsqlDataReader rows, int column) => Json.WriteString(name, Texts.Read(rows, column));

    protected void WriteText(JsonEncodedText name, TextPlace text) => Json.WriteString(name, Texts[text]);

    /// <summary>Writes euros: 957880, 0.5, 122.88.</summary>
    protected void WriteCents(JsonEncodedText name, long cents) => WriteDecimal(name, cents, 100);

    /// <summary>Writes a number without zeros at its end.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="number">How many parts.</param>
    /// <param name="parts">How many parts make one: a power of ten.</param>
    protected void WriteDecimal(JsonEncodedText name, long number, long parts)
    {
        var (whole, rest) = Math.DivRem(number, parts);
        if (rest == 0)
        {
            Json.WriteNumber(name, whole);
            return;
        }

        Span<byte> text = stackalloc byte[32];
        var length = 0;
        if (number < 0)
        {
            text[length++] = (byte)'-';
            (whole, rest) = (-whole, -rest);
        }

        Utf8Formatter.TryFormat(whole, text[length..], out var written);
        length += written;
        text[length++] = (byte)'.';
        while (rest != 0)
        {
            parts /= 10;
            (var digit, rest) = Math.DivRem(rest, parts);
            text[length++] = (byte)('0' + digit);
        }

        Json.WritePropertyName(name);
        Json.WriteRawValue(text[..length], skipInputValidation: true);
    }
}

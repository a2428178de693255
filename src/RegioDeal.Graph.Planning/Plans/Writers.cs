using System.Buffers.Text;
using System.Text.Json;
using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Planning.Plans;

/// <summary>Writes one value of the answer from the row it belongs to.</summary>
internal abstract class ValueWriter
{
    public abstract void Write(PlanRun run, RowSet rows, int row, Utf8JsonWriter json);
}

/// <summary>Writes an object, field by field.</summary>
internal sealed class ObjectWriter(IReadOnlyList<KeyValuePair<string, ValueWriter>> fields) : ValueWriter
{
    private readonly (JsonEncodedText Name, ValueWriter Value)[] fields =
        [.. fields.Select(field => (JsonEncodedText.Encode(field.Key), field.Value))];

    public override void Write(PlanRun run, RowSet rows, int row, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (name, value) in fields)
        {
            json.WritePropertyName(name);
            value.Write(run, rows, row, json);
        }

        json.WriteEndObject();
    }
}

/// <summary>Writes a text that is the same for every row, as a type name.</summary>
internal sealed class ConstantWriter(string text) : ValueWriter
{
    private readonly JsonEncodedText encoded = JsonEncodedText.Encode(text);

    public override void Write(PlanRun run, RowSet rows, int row, Utf8JsonWriter json) => json.WriteStringValue(encoded);
}

/// <summary>Writes true, where nothing else is possible.</summary>
internal sealed class TrueWriter : ValueWriter
{
    public override void Write(PlanRun run, RowSet rows, int row, Utf8JsonWriter json) => json.WriteBooleanValue(true);
}

/// <summary>Writes 0, where nothing else is possible.</summary>
internal sealed class ZeroWriter : ValueWriter
{
    public override void Write(PlanRun run, RowSet rows, int row, Utf8JsonWriter json) => json.WriteNumberValue(0);
}

/// <summary>Writes what was made elsewhere.</summary>
internal sealed class RawWriter(string key) : ValueWriter
{
    public override void Write(PlanRun run, RowSet rows, int row, Utf8JsonWriter json) =>
        json.WriteRawValue(run.Raw[key].Span, skipInputValidation: true);
}

/// <summary>Writes one cell.</summary>
internal sealed class CellWriter(int column, Scalar scalar) : ValueWriter
{
    private readonly CellFormat format = new(scalar);

    public override void Write(PlanRun run, RowSet rows, int row, Utf8JsonWriter json) => format.Write(rows[row, column], json);
}

/// <summary>Writes a cell that the program filled.</summary>
internal sealed class ExtraWriter(ExtraCell cell, Scalar scalar) : ValueWriter
{
    private readonly CellFormat format = new(scalar);

    public override void Write(PlanRun run, RowSet rows, int row, Utf8JsonWriter json) => format.Write(rows[row, cell.Column], json);
}

/// <summary>How the values of a scalar stand in the answer.</summary>
internal sealed class CellFormat(Scalar scalar)
{
    private readonly JsonEncodedText[] names = scalar.Kind == ScalarKind.Enum
        ? [.. Enum.GetNames(scalar.Storage).Select(name => JsonEncodedText.Encode(name.ToConstant()))]
        : [];

    public void Write(Cell cell, Utf8JsonWriter json)
    {
        if (cell.IsNull)
        {
            json.WriteNullValue();
            return;
        }

        switch (scalar.Kind)
        {
            case ScalarKind.Int or ScalarKind.Long:
                json.WriteNumberValue(cell.Number);
                break;
            case ScalarKind.Scaled:
                Decimals.Write(json, cell.Number, scalar.Digits);
                break;
            case ScalarKind.Boolean:
                json.WriteBooleanValue(cell.Number != 0);
                break;
            case ScalarKind.Enum:
                json.WriteStringValue(names[cell.Number]);
                break;
            case ScalarKind.Json:
                json.WriteRawValue(cell.Text); // checked: a broken text must not break the whole answer
                break;
            default:
                json.WriteStringValue(cell.Text);
                break;
        }
    }
}

/// <summary>Writes null, where nothing can be.</summary>
internal sealed class NullWriter : ValueWriter
{
    public override void Write(PlanRun run, RowSet rows, int row, Utf8JsonWriter json) => json.WriteNullValue();
}

/// <summary>Writes the global id of a row.</summary>
internal sealed class IdWriter(int column, string type) : ValueWriter
{
    public override void Write(PlanRun run, RowSet rows, int row, Utf8JsonWriter json)
    {
        var key = rows[row, column];
        if (key.IsNull)
        {
            json.WriteNullValue();
        }
        else
        {
            json.WriteStringValue(GlobalId.Encode(type, key.Text));
        }
    }
}

/// <summary>Writes a text that the program makes.</summary>
internal sealed class MadeWriter(MadeField field, int[] columns, Func<PlanRun, object?> argument) : ValueWriter
{
    public override void Write(PlanRun run, RowSet rows, int row, Utf8JsonWriter json)
    {
        var text = field.Make(rows, row, columns, argument(run), run.Facts);
        if (text is null && !field.IsNullable)
        {
            throw new GraphDefinitionException($"'{field.Name}' made no text of a row. Declare it Nullable().");
        }

        json.WriteStringValue(text); // null as null
    }
}

/// <summary>Writes a linked object, or null when there is none.</summary>
internal sealed class LinkWriter(int column, ObjectWriter target) : ValueWriter
{
    public override void Write(PlanRun run, RowSet rows, int row, Utf8JsonWriter json)
    {
        if (rows[row, column].IsNull)
        {
            json.WriteNullValue();
        }
        else
        {
            target.Write(run, rows, row, json);
        }
    }
}

/// <summary>Writes every row that belongs to the parent row.</summary>
internal sealed class ListWriter(int statement, int[] parentColumns, ValueWriter item) : ValueWriter
{
    public override void Write(PlanRun run, RowSet rows, int row, Utf8JsonWriter json)
    {
        var (start, count) = Find(run.Rows(statement), rows, row, parentColumns);
        json.WriteStartArray();
        for (var i = start; i < start + count; i++)
        {
            item.Write(run, run.Rows(statement), i, json);
        }

        json.WriteEndArray();
    }

    /// <summary>The rows of one parent; all rows when there is no parent.</summary>
    public static (int Start, int Count) Find(RowSet children, RowSet parents, int parent, int[] parentColumns) =>
        parentColumns.Length == 0 ? (0, children.Count) : children.Range(RowKey.Of(parents, parent, parentColumns));
}

/// <summary>Writes the one row that a key has, or null.</summary>
internal sealed class SingleWriter(int statement, string field, string decidingArgument, IReadOnlyList<string> path, ObjectWriter target) : ValueWriter
{
    public override void Write(PlanRun run, RowSet rows, int row, Utf8JsonWriter json)
    {
        var found = run.Rows(statement);
        switch (found.Count)
        {
            case 0:
                json.WriteNullValue();
                break;
            case 1:
                target.Write(run, found, 0, json);
                break;
            default:
                throw new AmbiguousKeyException(field, decidingArgument) { Path = path };
        }
    }
}

/// <summary>Exact decimals from whole numbers of their last digit.</summary>
internal static class Decimals
{
    // Division by it takes zeros off a decimal's end.
    private const decimal OneInFull = 1.0000000000000000000000000000m;

    private static readonly long[] Powers = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

    /// <summary>Writes a decimal without zeros at its end: 957880, 0.5, 122.88.</summary>
    public static void Write(Utf8JsonWriter json, long number, int digits)
    {
        Span<byte> text = stackalloc byte[32];
        var power = Powers[digits];
        var (whole, rest) = Math.DivRem(number, power);
        if (rest == 0)
        {
            json.WriteNumberValue(whole);
            return;
        }

        var length = 0;
        if (number < 0)
        {
            text[length++] = (byte)'-';
            (whole, rest) = (-whole, -rest);
        }

        Utf8Formatter.TryFormat(whole, text[length..], out var written);
        length += written;
        text[length++] = (byte)'.';
        for (power /= 10; rest != 0; power /= 10)
        {
            (var digit, rest) = Math.DivRem(rest, power);
            text[length++] = (byte)('0' + digit);
        }

        json.WriteRawValue(text[..length], skipInputValidation: true);
    }

    /// <summary>Writes a sum of scaled numbers divided by how many they are, rounded half-even, without zeros at its end.</summary>
    /// <remarks>One division of whole numbers: with 28 digits it cannot fall on a half that is none.</remarks>
    public static void WriteQuotient(Utf8JsonWriter json, long sum, long count, int digits, int quotientDigits) =>
        json.WriteNumberValue(decimal.Round((decimal)sum / (count * Powers[digits]), quotientDigits, MidpointRounding.ToEven) / OneInFull);
}

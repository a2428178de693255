using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Planning.Paging;

/// <summary>
/// A place in a list: the values of its order at one row. Opaque to clients; checked against the list and order that it is used with.
/// </summary>
internal static class Cursor
{
    private const byte Version = 1;
    private const int SealLength = 6;

    /// <summary>Writes the cursor of a row.</summary>
    /// <param name="list">The list and its order, in words.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="row">The row.</param>
    /// <param name="keys">The columns of the order, and whether each is text.</param>
    /// <returns>The cursor.</returns>
    public static string Encode(string list, RowSet rows, int row, IReadOnlyList<(int Column, bool IsText)> keys)
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Version);
            foreach (var (column, isText) in keys)
            {
                var cell = rows[row, column];
                writer.Write(!cell.IsNull);
                if (cell.IsNull)
                {
                    continue;
                }

                if (isText)
                {
                    writer.Write(cell.Text);
                }
                else
                {
                    writer.Write7BitEncodedInt64(cell.Number);
                }
            }
        }

        var body = bytes.ToArray();
        return Base64Url.EncodeToString([.. body, .. Seal(list, body)]);
    }

    /// <summary>Reads a cursor back.</summary>
    /// <param name="cursor">What the client sent.</param>
    /// <param name="list">The list and its order, in words.</param>
    /// <param name="isText">Whether each key of the order is text.</param>
    /// <param name="argument">The argument, for the error.</param>
    /// <returns>A value or null for each key: text or a number.</returns>
    /// <exception cref="InvalidCursorException">It was made for another list or order, or by nobody.</exception>
    public static object?[] Decode(string cursor, string list, IReadOnlyList<bool> isText, string argument)
    {
        try
        {
            var bytes = Base64Url.DecodeFromChars(cursor);
            if (bytes.Length <= SealLength
                || Base64Url.EncodeToString(bytes) != cursor
                || !CryptographicOperations.FixedTimeEquals(Seal(list, bytes.AsSpan(0, bytes.Length - SealLength)), bytes.AsSpan(bytes.Length - SealLength)))
            {
                throw new InvalidCursorException(argument);
            }

            using var reader = new BinaryReader(new MemoryStream(bytes, 0, bytes.Length - SealLength), Encoding.UTF8);
            if (reader.ReadByte() != Version)
            {
                throw new InvalidCursorException(argument);
            }

            var values = new object?[isText.Count];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = !reader.ReadBoolean() ? null : isText[i] ? reader.ReadString() : reader.Read7BitEncodedInt64();
            }

            return values;
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or IOException or OverflowException)
        {
            throw new InvalidCursorException(argument);
        }
    }

    // Ties the values to the list and order: a cursor of another list, or one made by hand, does not fit.
    private static byte[] Seal(string list, ReadOnlySpan<byte> body) =>
        SHA256.HashData([.. Encoding.UTF8.GetBytes(list), 0, .. body])[..SealLength];
}

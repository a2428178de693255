using Npgsql;

namespace RegioDeal.Graph.Benchmarks.Comparing.Handwritten;

/// <summary>Texts of one answer as PostgreSQL sends them, in UTF-8, one behind the other: no string is made of any.</summary>
internal sealed class TextBuffer
{
    private byte[] bytes = new byte[16 * 1024];
    private int used;

    /// <summary>A text that was added.</summary>
    public ReadOnlySpan<byte> this[TextPlace place] => bytes.AsSpan(place.Start, place.Length);

    /// <summary>Keeps a text until all are forgotten.</summary>
    /// <param name="rows">At a row.</param>
    /// <param name="column">A text, not null.</param>
    public TextPlace Add(NpgsqlDataReader rows, int column)
    {
        while (true)
        {
            // A text that fills all that was free may have been cut.
            var free = bytes.Length - used;
            var length = (int)rows.GetBytes(column, 0, bytes, used, free);
            if (length < free)
            {
                var place = new TextPlace(used, length);
                used += length;
                return place;
            }

            Array.Resize(ref bytes, bytes.Length * 2);
        }
    }

    /// <summary>A text that is used at once: the next one takes its place.</summary>
    /// <inheritdoc cref="Add"/>
    public ReadOnlySpan<byte> Read(NpgsqlDataReader rows, int column)
    {
        var place = Add(rows, column);
        used = place.Start;
        return this[place];
    }

    /// <summary>Forgets all texts.</summary>
    public void Clear() => used = 0;
}

/// <summary>Where a text lies in a <see cref="TextBuffer"/>.</summary>
internal readonly record struct TextPlace(int Start, int Length);

namespace RegioDeal.Graph.Planning.Limits;

/// <summary>Texts that clients send, and texts about them.</summary>
internal static class Texts
{
    /// <summary>Characters of an error message at most: what it quotes may be as long as a request.</summary>
    private const int LongestMessage = 800;

    /// <summary>Whether a database can hold it: PostgreSQL has no U+0000, and UTF-8 no half of a surrogate pair.</summary>
    public static bool IsWhole(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || char.IsLowSurrogate(text[i]))
            {
                return false;
            }

            if (char.IsHighSurrogate(text[i]) && (++i == text.Length || !char.IsLowSurrogate(text[i])))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A name or value of a client as an error tells it: its beginning.</summary>
    public static string Quoted(string text) => text.Length > 40 ? $"{text[..40]}…" : text;

    /// <summary>A message that is told, cut where it is too long.</summary>
    public static string Told(string message)
    {
        if (message.Length <= LongestMessage)
        {
            return message;
        }

        var end = char.IsHighSurrogate(message[LongestMessage - 1]) ? LongestMessage - 1 : LongestMessage;
        return $"{message[..end]}…";
    }
}

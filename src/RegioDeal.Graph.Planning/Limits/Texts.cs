namespace RegioDeal.Graph.Planning.Limits;

/// <summary>Texts that clients send, and texts about them.</summary>
internal static class Texts
{
    /// <summary>Characters of an error message at most: what it quotes may be as long as a request.</summary>
    private const int LongestMessage = 800;

    /// <summary>Whether it can be written in UTF-8: half of a surrogate pair cannot.</summary>
    public static bool IsWhole(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsLowSurrogate(text[i]))
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

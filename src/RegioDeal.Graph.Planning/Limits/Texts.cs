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
    public static string Quoted(string text) => Cut(text, 40);

    /// <summary>A message that is told, cut where it is too long.</summary>
    public static string Told(string message) => Cut(message, LongestMessage);

    private static string Cut(string text, int length) =>
        text.Length <= length ? text : $"{text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)]}…";
}

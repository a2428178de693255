using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace RegioDeal.Graph.Planning.Fields;

/// <summary>The id of an entity in the whole graph: its type and its key.</summary>
public static class GlobalId
{
    /// <summary>The id of a row. Inside the parts of a made text it is the id of the row or of one that it links to.</summary>
    /// <typeparam name="T">The type of the row, whose name the id holds.</typeparam>
    /// <param name="entity">The row.</param>
    /// <returns>The id; null when there is no row.</returns>
    [return: NotNullIfNotNull(nameof(entity))]
    public static string? Of<T>(T? entity)
        where T : class, IEntity => entity is null ? null : Encode(typeof(T).Name, entity.Key);

    internal static string Encode(string type, string key) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{type}:{key}"));

    /// <summary>The key inside an id.</summary>
    /// <exception cref="InvalidIdException">It is no id, or one of another type.</exception>
    internal static string Decode(string id, string type) =>
        Read(id) is { } read && read.Type == type ? read.Key : throw new InvalidIdException(id, type);

    /// <summary>The type and the key inside an id; null when it has not the form of one.</summary>
    /// <param name="id">A text, or a number: an ID may be written as one.</param>
    internal static (string Type, string Key)? Read(object id)
    {
        var given = Text(id);
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Base64Url.DecodeFromChars(given));
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && text[..colon] is var type && text[(colon + 1)..] is var key && Encode(type, key) == given)
            {
                return (type, key);
            }
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException)
        {
            // No id.
        }

        return null;
    }

    /// <summary>An id as it was given, as text.</summary>
    internal static string Text(object id) => Convert.ToString(id, CultureInfo.InvariantCulture)!;
}

using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Planning.Tests.Interpreting;

/// <summary>What the conventions say of single values, in the plainest words.</summary>
internal static class Plain
{
    public static string Id(IEntity entity) => Id(entity.GetType().Name, entity.Key);

    public static string Id(string type, string key) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{type}:{key}")).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>Six digits, half-even; null when the whole is 0.</summary>
    public static decimal? Share(long part, long whole) =>
        whole == 0 ? null : Math.Round((decimal)part / whole, 6, MidpointRounding.ToEven);

    /// <summary>Cents for each, in euros, half-even; null when their number is not known, or 0.</summary>
    public static decimal? PerCapita(long cents, int? heads) =>
        heads is null or 0 ? null : Math.Round((decimal)cents / heads.Value, MidpointRounding.ToEven) / 100m;

    /// <summary>Without case and accents, for the letters that the data has.</summary>
    public static string Fold(string text) => string.Concat(text.Select(letter => letter switch
    {
        'ë' or 'é' or 'É' => "e",
        'Ø' or 'ø' => "o",
        'ß' => "ss",
        'Æ' or 'æ' => "ae",
        '\u0301' => "",
        _ => char.ToLowerInvariant(letter).ToString(),
    }));

    /// <summary>By code point.</summary>
    public static int Compare(string one, string other) =>
        one.EnumerateRunes().Select(rune => rune.Value).Append(-1)
            .Zip(other.EnumerateRunes().Select(rune => rune.Value).Append(-1), (a, b) => a.CompareTo(b))
            .FirstOrDefault(difference => difference != 0);

    /// <summary>The order of values that are there: texts folded, false before true, enums as declared.</summary>
    public static int CompareFolded(object one, object other) => one is string text
        ? Compare(Fold(text), Fold((string)other))
        : ((IComparable)one).CompareTo(other);

    public static string Constant(Enum value) =>
        string.Concat(value.ToString().Select((letter, i) => i > 0 && char.IsUpper(letter) ? $"_{letter}" : char.ToUpperInvariant(letter).ToString()));

    public static JsonNode? Json(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        int number => JsonValue.Create(number),
        long number => JsonValue.Create(number),
        decimal number => JsonValue.Create(number / 1.0000000000000000000000000000m), // without zeros at the end
        bool flag => JsonValue.Create(flag),
        LocalDate date => JsonValue.Create(Iso(date)),
        Enum name => JsonValue.Create(Constant(name)),
        IEnumerable<object?> items => new JsonArray([.. items.Select(Json)]),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "No value of the graph."),
    };

    private static string Iso(LocalDate date) => FormattableString.Invariant($"{date.Year:0000}-{date.Month:00}-{date.Day:00}");
}

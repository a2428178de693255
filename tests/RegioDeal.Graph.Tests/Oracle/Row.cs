using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace RegioDeal.Graph.Tests.Oracle;

/// <summary>Something that the graph shows: a row of the package, or one that follows from rows.</summary>
/// <param name="type">Its type in the schema.</param>
/// <param name="key">What closes every order; unique in its type.</param>
/// <param name="cells">Its row of the package, by column.</param>
internal sealed class Row(string type, string key, IReadOnlyDictionary<string, string>? cells = null)
{
    private readonly Dictionary<string, object?> facts = [];
    private readonly ConcurrentDictionary<string, object?> computed = [];

    public string Type => type;

    public string Key => key;

    public string Id { get; } = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{type}:{key}")).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>A cell as it stands.</summary>
    public string this[string column] => cells![column];

    public string? Maybe(string column) => cells![column] is { Length: > 0 } text ? text : null;

    public int Int(string column) => int.Parse(this[column], CultureInfo.InvariantCulture);

    public int? MaybeInt(string column) => Maybe(column) is null ? null : Int(column);

    public decimal Number(string column) => decimal.Parse(this[column], CultureInfo.InvariantCulture);

    /// <summary>What was worked out for it when the package was read.</summary>
    public T Fact<T>(string name) => (T)facts[name]!;

    public Row Link(string name) => (Row)facts[name]!;

    public Row? MaybeLink(string name) => (Row?)facts[name];

    public Row With(string name, object? value)
    {
        facts[name] = value;
        return this;
    }

    /// <summary>Works something out once.</summary>
    public T Once<T>(string name, Func<T> make) => (T)computed.GetOrAdd(name, _ => make())!;

    public override string ToString() => $"{type} {key}";
}

namespace RegioDeal.Graph.Tests.Oracle;

/// <summary>A field of a type, over rows in memory.</summary>
internal abstract record Member(string Name);

/// <param name="Get">A text, a number, true or false, a date as text, the name of an enum value, or null.</param>
/// <param name="Digits">Behind the point, of a decimal.</param>
/// <param name="Guard">What rows must share before their values are put together; null when nothing.</param>
internal sealed record ValueMember(string Name, Func<Row, object?> Get, int Digits = 0, Guard? Guard = null) : Member(Name);

internal sealed record LinkMember(string Name, string Target, Func<Row, Row?> Get) : Member(Name);

internal sealed record ListMember(string Name, string Target, Func<Row, IEnumerable<Row>> Get) : Member(Name);

/// <summary>Fields that stand together in an object of their own.</summary>
internal sealed record GroupMember(string Name, string Type, IReadOnlyList<Member> Members) : Member(Name);

/// <summary>What was granted to a row.</summary>
internal sealed record FiguresMember(string Name, Func<Row, FiguresAsked, Figure> Get) : Member(Name);

/// <summary>How figures are asked.</summary>
/// <param name="IsWhole">Each amount counts whole.</param>
/// <param name="Tranche">The number of the only tranche that counts; null for all.</param>
internal sealed record FiguresAsked(bool IsWhole = false, int? Tranche = null);

/// <summary>A value that is asked with arguments; an object is a dictionary.</summary>
internal sealed record AskedMember(string Name, Func<Row, Func<string, object?>, object?> Get) : Member(Name);

/// <param name="Compares">What rows must share for any figure but a count.</param>
/// <param name="AddsUp">Whether values add up at all.</param>
/// <param name="AddsUpWithin">What rows must share for a sum.</param>
internal sealed record Guard(Func<Row, object?> Compares, Func<Row, bool> AddsUp, params Func<Row, object?>[] AddsUpWithin);

/// <param name="Order">What rows are ordered by when the query does not say; null: by the key alone.</param>
internal sealed record Shape(string Type, Func<Row, object?>? Order, IReadOnlyList<Member> Members)
{
    public Member Member(string name) => Members.First(member => member.Name == name);
}

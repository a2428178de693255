using System.Linq.Expressions;
using NodaTime;
using NodaTime.Text;

namespace RegioDeal.Graph.Planning.Plans;

/// <summary>A place in a statement that is filled at every run.</summary>
/// <remarks>
/// While planning it holds a sentinel, a value that occurs nowhere else: EF Core turns the slot into a parameter under a name of its choosing, and the sentinel tells which.
/// </remarks>
internal abstract class Slot(IReadOnlyList<string> path)
{
    /// <summary>Where in the operation it stands, for errors in its value.</summary>
    public IReadOnlyList<string> Path { get; } = path;

    /// <summary>The type of its value, for people; in brackets for a list.</summary>
    public abstract string Type { get; }

    /// <summary>The slot in an expression.</summary>
    public abstract Expression Expression { get; }

    /// <summary>True when this slot made the parameter that has this value.</summary>
    public abstract bool Made(object? parameterValue);

    /// <summary>The value for one run, in the form that the database stores.</summary>
    public abstract object Read(PlanRun run);
}

/// <summary>A slot of one C# type.</summary>
/// <typeparam name="T">The type that the expression sees.</typeparam>
internal sealed class Slot<T> : Slot
    where T : notnull
{
    /// <summary>Read by EF Core as the value of the parameter.</summary>
    public readonly T Value;

    private readonly Func<PlanRun, object> read;

    public Slot(T sentinel, Func<PlanRun, object> read, IReadOnlyList<string> path)
        : base(path) =>
        (Value, this.read, Expression) = (sentinel, read, System.Linq.Expressions.Expression.Field(System.Linq.Expressions.Expression.Constant(this), nameof(Value)));

    public override string Type => typeof(T).Name;

    public override Expression Expression { get; }

    public override bool Made(object? parameterValue) => parameterValue switch
    {
        T same => EqualityComparer<T>.Default.Equals(same, Value),
        long wide when Value is int sentinel => wide == sentinel, // compared with a column of 64 bits
        string date when Value is LocalDate sentinel => date == LocalDatePattern.Iso.Format(sentinel),
        _ => false,
    };

    public override object Read(PlanRun run) => read(run);
}

/// <summary>A slot for a list.</summary>
/// <typeparam name="T">The type of its items.</typeparam>
internal sealed class ListSlot<T> : Slot
    where T : notnull
{
    /// <summary>Read by EF Core as the value of the parameter.</summary>
    public readonly List<T> Value;

    private readonly Func<PlanRun, IEnumerable<T>> read;
    private readonly string sentinel;

    public ListSlot(T sentinel, Func<PlanRun, IEnumerable<T>> read, IReadOnlyList<string> path)
        : base(path)
    {
        Value = [sentinel];
        this.read = read;
        this.sentinel = Text(sentinel);
        Expression = System.Linq.Expressions.Expression.Field(System.Linq.Expressions.Expression.Constant(this), nameof(Value));
    }

    public override string Type => $"[{typeof(T).Name}]";

    public override Expression Expression { get; }

    // An array on PostgreSQL, JSON text on SQLite.
    public override bool Made(object? parameterValue) => parameterValue switch
    {
        string json => json == $"[{sentinel}]" || json == $"[\"{sentinel}\"]",
        IEnumerable<T> items => items.SequenceEqual(Value),
        IEnumerable<string> items => items.SequenceEqual([sentinel]),
        _ => false,
    };

    public override object Read(PlanRun run) => typeof(T) == typeof(LocalDate)
        ? read(run).Select(Text).ToArray()
        : read(run).ToArray();

    private static string Text(T value) => value switch
    {
        LocalDate date => LocalDatePattern.Iso.Format(date),
        _ => FormattableString.Invariant($"{value}"),
    };
}

/// <summary>Makes the slots of a plan, each with a sentinel of its own.</summary>
internal sealed class SlotMaker
{
    private readonly List<Slot> slots = [];
    private int next;

    public IReadOnlyList<Slot> Slots => slots;

    public Slot Int(Func<PlanRun, int> read, IReadOnlyList<string> path) =>
        Add(new Slot<int>(1_900_000_000 + next, run => read(run), path));

    public Slot Long(Func<PlanRun, long> read, IReadOnlyList<string> path) =>
        Add(new Slot<long>(7_900_000_000_000_000_000 + next, run => read(run), path));

    public Slot Text(Func<PlanRun, string> read, IReadOnlyList<string> path) =>
        Add(new Slot<string>(FormattableString.Invariant($"slot\u0001{next}"), run => read(run), path));

    public Slot Date(Func<PlanRun, string> readIso, IReadOnlyList<string> path) =>
        Add(new Slot<LocalDate>(new LocalDate(9000, 1, 1).PlusDays(next), run => readIso(run), path));

    public Slot Ints(Func<PlanRun, IEnumerable<int>> read, IReadOnlyList<string> path) =>
        Add(new ListSlot<int>(1_900_000_000 + next, read, path));

    public Slot Longs(Func<PlanRun, IEnumerable<long>> read, IReadOnlyList<string> path) =>
        Add(new ListSlot<long>(7_900_000_000_000_000_000 + next, read, path));

    public Slot Texts(Func<PlanRun, IEnumerable<string>> read, IReadOnlyList<string> path) =>
        Add(new ListSlot<string>(FormattableString.Invariant($"slot-{next}"), read, path));

    public Slot Dates(Func<PlanRun, IEnumerable<LocalDate>> read, IReadOnlyList<string> path) =>
        Add(new ListSlot<LocalDate>(new LocalDate(9000, 1, 1).PlusDays(next), read, path));

    private Slot Add(Slot slot)
    {
        next++;
        slots.Add(slot);
        return slot;
    }
}

using System.Linq.Expressions;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Planning.Fields;

/// <summary>A field that holds a text that the program makes from columns of the row, an argument and the facts of the database. It is selected, never filtered or ordered on.</summary>
public abstract class MadeField : GraphField
{
    private protected MadeField(string name, string description, FieldArgument? argument, Type facts)
        : base(name, description) =>
        (Argument, Facts) = (argument, facts);

    internal FieldArgument? Argument { get; }

    /// <summary>The type of the facts that it needs.</summary>
    internal Type Facts { get; }

    /// <summary>What it is made from, over the row.</summary>
    internal abstract IReadOnlyList<LambdaExpression> Columns { get; }

    internal bool IsNullable { get; private set; }

    /// <summary>Lets the field be null: where nothing can be made.</summary>
    /// <returns>This field.</returns>
    public MadeField Nullable()
    {
        IsNullable = true;
        return this;
    }

    /// <summary>The text of a row.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="row">Which of them.</param>
    /// <param name="columns">Where each of <see cref="Columns"/> stands.</param>
    /// <param name="argument">The argument's value, an enum as its number; null when there is no argument.</param>
    /// <param name="facts">The facts of the database.</param>
    internal abstract string? Make(RowSet rows, int row, int[] columns, object? argument, object? facts);

    /// <summary>Every such field among some.</summary>
    internal static IEnumerable<MadeField> Among(IEnumerable<GraphField> fields) => fields.SelectMany(field => field switch
    {
        MadeField made => [made],
        ObjectField nested => Among(nested.Fields),
        _ => Enumerable.Empty<MadeField>(),
    });
}

/// <summary>A text made without an argument.</summary>
internal sealed class MadeField<TParts, TFacts>(
    string name, string description, RowParts<TParts> parts, Func<TParts, TFacts, string?> make) : MadeField(name, description, null, typeof(TFacts))
{
    internal override IReadOnlyList<LambdaExpression> Columns => parts.Columns;

    internal override string? Make(RowSet rows, int row, int[] columns, object? argument, object? facts) =>
        make(parts.Read(rows, row, columns), (TFacts)facts!);
}

/// <summary>A text made with an argument.</summary>
internal sealed class MadeField<TParts, TArgument, TFacts>(
    string name, string description, FieldArgument<TArgument> argument, RowParts<TParts> parts, Func<TParts, TArgument, TFacts, string?> make)
    : MadeField(name, description, argument, typeof(TFacts))
    where TArgument : notnull
{
    internal override IReadOnlyList<LambdaExpression> Columns => parts.Columns;

    // An enum may be unboxed from its number.
    internal override string? Make(RowSet rows, int row, int[] columns, object? argument, object? facts) =>
        make(parts.Read(rows, row, columns), (TArgument)argument!, (TFacts)facts!);
}

using System.Linq.Expressions;
using NodaTime;
using NodaTime.Text;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Planning.Fields;

/// <summary>What the program reads of a row: columns, put together again as an object.</summary>
/// <typeparam name="TParts">The object, as a record that is made with <c>new</c>, or one value.</typeparam>
internal sealed class RowParts<TParts>
{
    private readonly string field;
    private readonly ParameterExpression entity;
    private readonly List<LambdaExpression> columns = [];
    private readonly ParameterExpression rows = Expression.Parameter(typeof(RowSet), "rows");
    private readonly ParameterExpression row = Expression.Parameter(typeof(int), "row");
    private readonly ParameterExpression places = Expression.Parameter(typeof(int[]), "places");

    /// <param name="field">The name of the field, for errors.</param>
    /// <param name="parts">Puts the object together: what is not <c>new</c> is a column.</param>
    /// <exception cref="GraphDefinitionException">A part is no value that a column can hold.</exception>
    public RowParts(string field, LambdaExpression parts)
    {
        (this.field, entity) = (field, parts.Parameters[0]);
        Read = Expression.Lambda<Func<RowSet, int, int[], TParts>>(Part(parts.Body), rows, row, places).Compile();
    }

    /// <summary>The columns, over the row.</summary>
    public IReadOnlyList<LambdaExpression> Columns => columns;

    /// <summary>Puts the object together from the places of the columns in a row.</summary>
    public Func<RowSet, int, int[], TParts> Read { get; }

    private Expression Part(Expression part) => part switch
    {
        NewExpression made => made.Update(made.Arguments.Select(Part)),
        MemberInitExpression made => made.Update(
            (NewExpression)Part(made.NewExpression),
            made.Bindings.Select(binding => binding is MemberAssignment set
                ? set.Update(Part(set.Expression))
                : throw new GraphDefinitionException($"'{field}' is made from '{part}'. Set members one by one."))),
        ConstantExpression or DefaultExpression => part,
        MethodCallExpression { Method.Name: nameof(GlobalId.Of), Arguments: [var of] } id when id.Method.DeclaringType == typeof(GlobalId) => Id(of),
        _ => Column(part),
    };

    private ConditionalExpression Id(Expression of)
    {
        var cell = Cell(of.Member(nameof(IEntity.Key)));
        return Expression.Condition(
            Expression.Property(cell, nameof(Plans.Cell.IsNull)),
            Expression.Constant(null, typeof(string)),
            Expression.Call(typeof(GlobalId), nameof(GlobalId.Encode), null, Expression.Constant(of.Type.Name), Expression.Property(cell, nameof(Plans.Cell.Text))));
    }

    private ConditionalExpression Column(Expression column)
    {
        var (type, plain) = (column.Type, Nullable.GetUnderlyingType(column.Type) ?? column.Type);
        _ = Scalar.Of(plain);
        var cell = Cell(column);
        var (text, number) = (Expression.Property(cell, nameof(Plans.Cell.Text)), Expression.Property(cell, nameof(Plans.Cell.Number)));
        Expression value = plain switch
        {
            _ when plain == typeof(string) => text,
            _ when plain == typeof(LocalDate) => Expression.Call(typeof(RowParts<TParts>), nameof(Date), null, text),
            _ when plain == typeof(bool) => Expression.NotEqual(number, Expression.Constant(0L)),
            _ => Expression.Convert(number, plain),
        };
        Expression missing = type.IsValueType && type == plain
            ? Expression.Throw(Expression.Constant(new GraphDefinitionException($"'{field}' is made from '{column}', which a row lacks. Make it nullable.")), type)
            : Expression.Constant(null, type);
        return Expression.Condition(
            Expression.Property(cell, nameof(Plans.Cell.IsNull)), missing, value.Type == type ? value : Expression.Convert(value, type));
    }

    private IndexExpression Cell(Expression column)
    {
        columns.Add(Expression.Lambda(column, entity));
        return Expression.Property(
            rows, typeof(RowSet).GetProperty("Item")!, row, Expression.ArrayIndex(places, Expression.Constant(columns.Count - 1)));
    }

    private static LocalDate Date(string iso) => LocalDatePattern.Iso.Parse(iso).Value;
}

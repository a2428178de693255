using System.Linq.Expressions;
using RegioDeal.Graph.Planning.Figures;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Planning.Fields;

/// <summary>The figures over a child list as fields of its owner, to filter and order on.</summary>
internal static class ListAggregates
{
    /// <summary>The fields of the figures: the count, and an object for each number that the rows have.</summary>
    /// <param name="graph">The type listed.</param>
    /// <param name="list">The list.</param>
    /// <param name="kept">From the owner to the rows that count.</param>
    public static IReadOnlyList<GraphField> Of(EntityGraph graph, ListField list, LambdaExpression kept)
    {
        var fields = new List<GraphField>
        {
            Value(AggregateNames.Count, "How many rows there are.", Scalar.Int, Expression.Call(typeof(Enumerable), nameof(Enumerable.Count), [list.Row], kept.Body), isNullable: false),
        };
        foreach (var field in graph.Fields.OfType<ValueField>().Where(field => field.IsNumber))
        {
            fields.Add(new ObjectField(
                field.Name,
                $"Over all rows: {field.Description}{AggregateNames.Guarded(field, missing: true)}",
                AggregateNames.Of(field.Scalar),
                $"Values of type {field.Scalar.Name}, put together over the rows of a list.",
                Numbers(field)));
        }

        return fields;

        List<GraphField> Numbers(ValueField field)
        {
            var row = Expression.Parameter(list.Row, "c");
            var item = list.Element.Inline(row);
            var value = Values.Of(field, item);
            value = field.IsNullable ? value.AsNullable() : value;
            var present = field.IsNullable ? kept.Body.Where(row, value.IsNotNull()) : kept.Body;
            return
            [
                Value(AggregateNames.Count, "How many rows have a value.", Scalar.Int, Expression.Call(typeof(Enumerable), nameof(Enumerable.Count), [row.Type], present), isNullable: false),
                Value(AggregateNames.Least, "The least value.", field.Scalar, Figure(isSum: false, group => group.Of(nameof(Enumerable.Min))), isNullable: true),
                Value(AggregateNames.Most, "The largest value.", field.Scalar, Figure(isSum: false, group => group.Of(nameof(Enumerable.Max))), isNullable: true),
                Value(
                    AggregateNames.Sum,
                    "The values added up.",
                    field.Scalar.Kind == ScalarKind.Int ? Scalar.Long : field.Scalar,
                    Figure(isSum: true, group => group.Sum),
                    isNullable: true),
                Value(
                    AggregateNames.Average,
                    "The sum divided by the count, rounded half-even to the digits that the list itself tells.",
                    Scalar.Decimal(AggregateNames.AverageDigits(field.Scalar.Digits)),
                    Figure(isSum: false, group => Average(group.Sum, group.Count, field.Scalar.Digits)),
                    isNullable: true),
            ];

            // One subquery a figure, however often a sum stands in it. What cannot be put together is missing: a row is neither found nor refused by it.
            Expression Figure(bool isSum, Func<Group, Expression> figure)
            {
                AggregateGuard[] guards = [.. field.Guards.Where(guard => isSum || !guard.IsOfSums)];
                var rows = present.Pick(row, Expressions.Tuple([value.Unwrapped(), .. guards.Select(guard => Guarded(guard, item))]));
                var known = Expression.Parameter(rows.ElementType(), "v");
                var groups = rows.GroupBy(known, Expression.Constant(1));
                var group = new Group(Expression.Parameter(groups.ElementType(), "g"), known);
                var result = figure(group).AsNullable();
                for (var i = 0; i < guards.Length; i++)
                {
                    var least = group.Of(nameof(Enumerable.Min), i + 2);
                    Expression holds = Expression.Equal(least, guards[i].IsKey ? group.Of(nameof(Enumerable.Max), i + 2) : Expression.Constant(1));
                    result = Expression.Condition(holds, result, Expression.Constant(null, result.Type));
                }

                var figures = groups.Select(group.Rows, result);
                return Expression.Call(typeof(Enumerable), nameof(Enumerable.FirstOrDefault), [result.Type], figures);
            }
        }

        ValueField Value(string name, string description, Scalar scalar, Expression value, bool isNullable) =>
            new(name, description, Expression.Lambda(value, kept.Parameters), scalar, isNullable);
    }

    private static Expression Guarded(AggregateGuard guard, Expression item)
    {
        var over = guard.Expression.Inline(item);
        return !guard.IsKey ? Expression.Condition(over, Expression.Constant(1), Expression.Constant(0))
            : over.Type.IsEnum ? Expression.Convert(over, typeof(int))
            : over;
    }

    // Whole numbers only, as all that the databases work out.
    private static ConditionalExpression Average(Expression sum, Expression count, int digits)
    {
        var power = 1L;
        for (var i = digits; i < AggregateNames.AverageDigits(digits); i++)
        {
            power *= 10;
        }

        var scaled = Expression.Multiply(sum, Expression.Constant(power));
        return Expression.Condition(
            Expression.LessThan(scaled, Expression.Constant(0L)),
            Expression.Negate(Quotients.HalfEven(Expression.Negate(scaled), count)),
            Quotients.HalfEven(scaled, count));
    }

    /// <summary>The rows of a list as one group of tuples: a value, then what guards it.</summary>
    private sealed record Group(ParameterExpression Rows, ParameterExpression Item)
    {
        public Expression Count => Expression.Convert(Expression.Call(typeof(Enumerable), nameof(Enumerable.Count), [Item.Type], Rows), typeof(long));

        public Expression Sum => Expression.Call(
            typeof(Enumerable), nameof(Enumerable.Sum), [Item.Type], Rows, Expression.Lambda(Widened(Item.Member("Item1")), Item));

        public Expression Of(string function, int place = 1)
        {
            var value = Item.Member($"Item{place}");
            Type[] types = value.Type == typeof(string) ? [Item.Type, value.Type] : [Item.Type];
            return Expression.Call(typeof(Enumerable), function, types, Rows, Expression.Lambda(value, Item));
        }

        private static Expression Widened(Expression value) => value.Type == typeof(long) ? value : Expression.Convert(value, typeof(long));
    }
}

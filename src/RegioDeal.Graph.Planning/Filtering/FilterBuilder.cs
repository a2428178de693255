using System.Linq.Expressions;
using System.Reflection;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Figures;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Planning.Filtering;

/// <summary>Reads a <c>where</c> argument into a condition over a row that is true or false, never unknown.</summary>
internal sealed partial class FilterBuilder(GraphModel model, SlotMaker slots, PlanLimits limits)
{
    private int conditions;

    private static readonly MethodInfo Like = typeof(DbFunctionsExtensions)
        .GetMethod(nameof(DbFunctionsExtensions.Like), [typeof(DbFunctions), typeof(string), typeof(string), typeof(string)])!;

    /// <summary>The condition of a filter on an entity; null when it restricts nothing.</summary>
    public Expression? Entity(EntityGraph graph, Expression row, Input? filter, IReadOnlyList<string> path) =>
        Object(graph.Name, graph.Fields, row, isNullable: false, filter, path);

    /// <summary>The condition of a filter over fields of a row; null when it restricts nothing.</summary>
    public Expression? Object(string type, IReadOnlyList<GraphField> fields, Expression row, bool isNullable, Input? filter, IReadOnlyList<string> path)
    {
        return Object(type, Same, row, isNullable, filter, path);

        (IReadOnlyList<GraphField>, FieldsOf) Same(ObjectInput given) => (fields, Same);
    }

    private Expression? Object(string type, FieldsOf fieldsOf, Expression row, bool isNullable, Input? filter, IReadOnlyList<string> path)
    {
        if (filter is not ObjectInput given)
        {
            return null;
        }

        var (fields, ofTerms) = fieldsOf(given);
        Expression? Inner(Input input) => Object(type, ofTerms, row, isNullable, input, path);
        return And(given.Fields.Select(entry => (entry.Key, entry.Value) switch
        {
            (_, NullInput) or (InputNames.Arguments, _) => null,
            ("and", var terms) => And(Items(terms).Select(Inner)),
            ("or", var terms) => Or(Items(terms).Select(Inner)),
            (var name, var input) => Field(type, fields.First(field => field.Name == name), row, isNullable, input, [.. path, name]),
        }));
    }

    private Expression? Field(string type, GraphField field, Expression row, bool isNullable, Input filter, IReadOnlyList<string> path) => field switch
    {
        ValueField value => Operations(type, value, Values.Behind(value, row, isNullable), isNullable || value.IsNullable, filter, path),
        ArgumentField value => Field(type, Given(value, (ObjectInput)filter, path), row, isNullable, WithoutArguments(filter), path),
        ArgumentObjectField nested => Object(type, FieldsOfAsked(nested, path), row, isNullable, filter, path),
        FigureField figures => Object(type, FieldsOfFigures(figures, FigureArguments.None, path), row, isNullable, filter, path),
        LinkField link => Object(
            model.For(link.Target).Name, model.For(link.Target).Fields, link.Expression.Inline(row), isNullable || link.IsNullable, filter, path),
        ObjectField nested => Object(type, nested.Fields, row, isNullable, filter, path),
        ListField list => List(list, row, isNullable, (ObjectInput)filter, path),
        _ => throw new GraphDefinitionException($"'{field.Name}' cannot be filtered on."),
    };

    private Expression? List(ListField list, Expression row, bool isNullable, ObjectInput filter, IReadOnlyList<string> path)
    {
        var kept = Kept(list, filter, path);
        var items = kept.Inline(row);
        var graph = model.For(list.Target);
        return And(filter.Fields.Select(entry => (entry.Key, entry.Value) switch
        {
            (_, NullInput) or (InputNames.Arguments, _) => null,
            (InputNames.Aggregates, var figures) => Object(
                graph.Name, ListAggregates.Of(graph, list, kept), row, isNullable, figures, [.. path, InputNames.Aggregates]),
            ("any", BooleanInput any) => any.Value ? Any(null) : Expression.Not(Any(null)),
            ("some", var condition) => Any(item => Condition(item, condition) ?? Expression.Constant(true)),
            ("none", var condition) => Expression.Not(Any(item => Condition(item, condition) ?? Expression.Constant(true))),
            ("all", var condition) => Expression.Not(Any(item => Expression.Not(Condition(item, condition) ?? Expression.Constant(true)))),
            _ => throw new InvalidOperationException($"Unknown list operation '{entry.Key}'."),
        }));

        Expression? Condition(Expression item, Input condition) => Entity(graph, item, condition, path);

        Expression Any(Func<Expression, Expression>? condition)
        {
            if (condition is null)
            {
                return Expression.Call(typeof(Enumerable), nameof(Enumerable.Any), [list.Row], items);
            }

            var parameter = Expression.Parameter(list.Row);
            var lambda = Expression.Lambda(condition(list.Element.Inline(parameter)), parameter);
            return Expression.Call(typeof(Enumerable), nameof(Enumerable.Any), [list.Row], items, lambda);
        }
    }

    private Expression? Operations(string type, ValueField field, Expression value, bool isNullable, Input filter, IReadOnlyList<string> path) =>
        And(((ObjectInput)filter).Fields.Select(entry => (entry.Key, entry.Value) switch
        {
            ("and", NullInput) or ("or", NullInput) => null,
            ("and", var terms) => And(Items(terms).Select(term => Operations(type, field, value, isNullable, term, path))),
            ("or", var terms) => Or(Items(terms).Select(term => Operations(type, field, value, isNullable, term, path))),
            (var operation, var operand) => Operation(type, field.Scalar, value, isNullable, operation, operand, [.. path, operation]),
        }));

    private Expression Operation(string type, Scalar scalar, Expression value, bool isNullable, string operation, Input operand, IReadOnlyList<string> path)
    {
        if (++conditions > limits.Conditions)
        {
            throw new PlanLimitException(FormattableString.Invariant($"has more than {limits.Conditions} conditions"));
        }

        // nin, ngt, ncontains ... are the opposite of in, gt, contains; neq of eq.
        var isNegated = operation is "neq" || (operation is not "none" && operation[0] == 'n');
        var positive = isNegated ? operation == "neq" ? "eq" : operation[1..] : operation;
        var column = scalar.Kind == ScalarKind.Enum
            ? Expression.Convert(value, isNullable ? typeof(int?) : typeof(int))
            : isNullable ? value.AsNullable() : value;
        var condition = positive switch
        {
            "eq" when operand is NullInput => isNullable ? column.IsNull() : Expression.Constant(false),
            "eq" when operand is BooleanInput flag => Present(Expression.Equal(column, Expression.Constant(flag.Value, column.Type))),
            "eq" => Present(Comparison.Make(ExpressionType.Equal, column, Slot(type, scalar, (ValueInput)operand, Rounding.Exact, path))),
            "in" => In(type, scalar, column, isNullable, operand, path),
            _ when operand is NullInput => Expression.Constant(false),
            "gt" => Ordered(ExpressionType.GreaterThan, Rounding.Down),
            "gte" => Ordered(ExpressionType.GreaterThanOrEqual, Rounding.Up),
            "lt" => Ordered(ExpressionType.LessThan, Rounding.Up),
            "lte" => Ordered(ExpressionType.LessThanOrEqual, Rounding.Down),
            "contains" => Matches("%", "%"),
            "startsWith" => Matches("", "%"),
            "endsWith" => Matches("%", ""),
            _ => throw new InvalidOperationException($"Unknown operation '{operation}'."),
        };

        return isNegated ? Expression.Not(condition) : condition;

        Expression Present(Expression test) => isNullable ? Expression.AndAlso(column.IsNotNull(), test) : test;

        Expression Ordered(ExpressionType comparison, Rounding rounding) =>
            Present(Comparison.Make(comparison, column, Slot(type, scalar, (ValueInput)operand, rounding, path)));

        Expression Matches(string before, string after)
        {
            var folded = model.FoldedOf(value) ?? throw new GraphDefinitionException($"'{string.Join('.', path)}' is computed text and cannot be matched.");
            var input = (ValueInput)operand;
            var pattern = slots.Text(run => Pattern(before, (string)input.Read(run.Variables), after), path);
            return Present(Expression.Call(Like, Expression.Constant(EF.Functions), folded, pattern.Expression, Expression.Constant("\\")));
        }
    }

    /// <summary>Whether a column has one of some values, which are read when the plan is bound.</summary>
    public Expression In(string type, Scalar scalar, Expression column, bool isNullable, Input operand, IReadOnlyList<string> path)
    {
        if (operand is NullInput)
        {
            return Expression.Constant(false);
        }

        var list = (ValueListInput)operand;
        var slot = ListSlot(type, scalar, list, path);
        var item = column.Unwrapped();
        Expression contains = Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [item.Type], slot.Expression, item);
        if (isNullable)
        {
            contains = Expression.AndAlso(column.IsNotNull(), contains);
            return list.HasNull ? Expression.OrElse(column.IsNull(), contains) : contains;
        }

        return contains;
    }

    /// <summary>A slot for one operand.</summary>
    public Expression Slot(string type, Scalar scalar, ValueInput input, Rounding rounding, IReadOnlyList<string> path) => scalar.Kind switch
    {
        ScalarKind.Int or ScalarKind.Enum => slots.Int(run => (int)input.Read(run.Variables), path).Expression,
        ScalarKind.Long => slots.Long(run => (long)input.Read(run.Variables), path).Expression,
        ScalarKind.Scaled => slots.Long(run => Units.From((decimal)input.Read(run.Variables), scalar.Digits, rounding), path).Expression,
        ScalarKind.Date => slots.Date(run => NodaTime.Text.LocalDatePattern.Iso.Format((LocalDate)input.Read(run.Variables)), path).Expression,
        ScalarKind.Id => slots.Text(run => Storable(GlobalId.Decode(GlobalId.Text(input.Read(run.Variables)), type)), path).Expression,
        _ => slots.Text(run => Storable((string)input.Read(run.Variables)), path).Expression,
    };

    private Slot ListSlot(string type, Scalar scalar, ValueListInput input, IReadOnlyList<string> path) => scalar.Kind switch
    {
        ScalarKind.Int or ScalarKind.Enum => slots.Ints(run => input.Read(run.Variables).Select(value => (int)value), path),
        ScalarKind.Long => slots.Longs(run => input.Read(run.Variables).Select(value => (long)value), path),
        ScalarKind.Scaled => slots.Longs(
            run => input.Read(run.Variables).Select(value => Units.From((decimal)value, scalar.Digits, Rounding.Exact)).Where(value => value != Units.Nothing), path),
        ScalarKind.Date => slots.Dates(run => input.Read(run.Variables).Select(value => (LocalDate)value), path),
        ScalarKind.Id => slots.Texts(run => input.Read(run.Variables).Select(value => Storable(GlobalId.Decode(GlobalId.Text(value), type))), path),
        _ => slots.Texts(run => input.Read(run.Variables).Select(value => Storable((string)value)), path),
    };

    private static Expression? And(IEnumerable<Expression?> terms)
    {
        var conditions = terms.OfType<Expression>().ToArray();
        return conditions.Length == 0 ? null : conditions.Aggregate(Expression.AndAlso);
    }

    // An empty 'or' restricts nothing, and neither does one with a term that restricts nothing.
    private static Expression? Or(IEnumerable<Expression?> terms)
    {
        var conditions = terms.ToArray();
        return conditions.Length == 0 || conditions.Contains(null) ? null : conditions.OfType<Expression>().Aggregate(Expression.OrElse);
    }

    private static IReadOnlyList<Input> Items(Input input) => input is ListInput list ? list.Items : [input];

    // No stored text holds these, and PostgreSQL refuses to compare with them.
    internal static string Storable(string text) => text.Contains('\0', StringComparison.Ordinal) || HasLoneSurrogate(text) ? Unstorable : text;

    private static string Pattern(string before, string text, string after)
    {
        if (Storable(text) == Unstorable || text.Length > LongestText)
        {
            return Unstorable;
        }

        var pattern = new StringBuilder(before);
        foreach (var letter in Folding.Fold(text))
        {
            if (letter is '%' or '_' or '\\')
            {
                pattern.Append('\\');
            }

            pattern.Append(letter);
        }

        return pattern.Append(after).ToString();
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A control character that the import refuses: equal to no stored text.</summary>
    private const string Unstorable = "\u0001";

    // SQLite refuses patterns above 50,000 bytes; no stored text that is matched is as long.
    private const int LongestText = 10_000;
}

using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Planning.Plans;

/// <summary>A statement while it is planned: its source is known, its columns gather.</summary>
internal sealed class StatementDraft(int index, ParentKeys? parentKeys, int bound, ColumnNormalizer normalizer)
{
    /// <summary>PostgreSQL gives 1,664 columns at most, SQLite 2,000.</summary>
    private const int MostColumns = 1_000;

    private readonly List<Expression> columns = [];
    private readonly Dictionary<Expression, int> known = new(ExpressionEqualityComparer.Instance);
    private readonly List<ExtraCell> extras = [];
    private Expression? source;
    private int[] keyColumns = [];
    private Func<PlanRun, int>? pageSize;
    private Action<PlanRun>? settle;
    private int? sameColumn;

    public int Index { get; } = index;

    /// <summary>Where in the answer its rows stand.</summary>
    public IReadOnlyList<string> Path { get; init; } = [];

    public required int Level { get; init; }

    /// <summary>Whether a run has anything to read by it; null when it always has.</summary>
    public Func<PlanRun, bool>? IsNeeded { get; init; }

    /// <summary>What another statement can say in the place of the ids of its rows, and so need not wait for it; null when it must.</summary>
    public AheadOfRows? Ahead { get; set; }

    /// <summary>The row bound that its own nested lists multiply.</summary>
    public int Bound { get; } = bound;

    /// <summary>The row that columns are expressions over.</summary>
    public ParameterExpression Row { get; private set; } = null!;

    /// <summary>Sets where rows come from, in order.</summary>
    public void From(Expression query, ParameterExpression row) => (source, Row) = (query, row);

    /// <summary>Adds a column; equal expressions share one.</summary>
    public int Column(Expression value)
    {
        value = normalizer.Normalize(value);
        if (!known.TryGetValue(value, out var column))
        {
            known[value] = column = columns.Count;
            columns.Add(value);
        }

        return column;
    }

    /// <summary>Whether a column is the id of its own rows.</summary>
    public bool IsId(int column) =>
        known.TryGetValue(normalizer.Normalize(Row.Member(nameof(IEntity.Id)).AsNullable()), out var id) && id == column;

    /// <summary>Says by which columns rows are looked up; they must lead the order.</summary>
    public void KeyedBy(params int[] keys) => keyColumns = keys;

    /// <summary>Says that one row more than a page is read.</summary>
    public void PagedBy(Func<PlanRun, int> size) => pageSize = size;

    /// <summary>Says what the program does with its rows when all statements of its level have run.</summary>
    public void Settle(Action<PlanRun> action) => settle += action;

    /// <summary>Says that rows count while a column is as in the first row.</summary>
    public void WhileSame(int column) => sameColumn = column;

    /// <summary>A cell beside the columns that the program fills; its number is final when all columns are known.</summary>
    public ExtraCell Extra()
    {
        extras.Add(new ExtraCell());
        return extras[^1];
    }

    /// <summary>Lets EF Core translate the statement, and keeps its text and slots.</summary>
    /// <exception cref="GraphDefinitionException">It cannot, or gives other columns or parameters than were asked for.</exception>
    public Statement Translate(IQueryProvider provider, IReadOnlyList<Slot> slots)
    {
        if (columns.Count == 0)
        {
            Column(Row.Member(nameof(IEntity.Id)));
        }

        if (columns.Count > MostColumns)
        {
            throw new PlanLimitException($"asks {columns.Count} values of a row, and {MostColumns} are allowed") { Path = Path };
        }

        var result = Expression.NewArrayInit(typeof(object), columns.Select(column => Expression.Convert(column, typeof(object))));
        for (var i = 0; i < extras.Count; i++)
        {
            extras[i].Column = columns.Count + i;
        }

        using var command = Command(provider.CreateQuery(source!.Select(Row, result)));
        var sql = command.CommandText;
        var parameters = command.Parameters.Cast<DbParameter>().Select(parameter => Bind(parameter, slots)).ToArray();
        return new Statement(
            Index, Level, sql, parameters, [.. columns.Select(CellTypeOf)], keyColumns, extras.Count, parentKeys, pageSize, sameColumn)
        {
            Path = Path,
            IsNeeded = IsNeeded,
            Settle = settle,
        };
    }

    /// <summary>The command of a query.</summary>
    /// <exception cref="GraphDefinitionException">The database cannot evaluate it.</exception>
    public static DbCommand Command(IQueryable query)
    {
        try
        {
            return query.CreateDbCommand();
        }
        catch (InvalidOperationException fault)
        {
            throw new GraphDefinitionException($"The database cannot evaluate this: {fault.Message}");
        }
    }

    private static StatementParameter Bind(DbParameter parameter, IReadOnlyList<Slot> slots)
    {
        var made = slots.Where(slot => slot.Made(parameter.Value)).ToArray();
        if (made.Length != 1)
        {
            throw new GraphDefinitionException($"Parameter {parameter.ParameterName} of a plan is not exactly one slot.");
        }

        var form = made[0].GetType().GetGenericTypeDefinition() != typeof(ListSlot<>) ? ParameterForm.Plain
            : parameter.Value is string ? ParameterForm.Json
            : ParameterForm.Array;
        return new StatementParameter(parameter.ParameterName, made[0], form);
    }

    private static CellType CellTypeOf(Expression column)
    {
        var type = Nullable.GetUnderlyingType(column.Type) ?? column.Type;
        return type switch
        {
            { IsEnum: true } => CellType.Int,
            _ when type == typeof(int) => CellType.Int,
            _ when type == typeof(long) => CellType.Long,
            _ when type == typeof(bool) => CellType.Boolean,
            _ => CellType.Text,
        };
    }
}

/// <summary>The rows of a statement, as others can say them before it has run.</summary>
/// <param name="Ids">Their ids as a query; null when its rows are all that there are.</param>
internal sealed record AheadOfRows(Expression? Ids);

/// <summary>A cell that the program fills.</summary>
internal sealed class ExtraCell
{
    /// <summary>Its place in the row, known once the statement is translated.</summary>
    public int Column { get; set; }
}

using System.Linq.Expressions;
using System.Text.Json;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Planning.Figures;

/// <summary>Where one of the figures of each row stands: in a column, in a cell that the program fills, or it is the same for all.</summary>
internal sealed class CellFigure
{
    private readonly int column = -1;
    private readonly ExtraCell? extra;
    private readonly Cell always;

    public CellFigure(Scalar scalar, int column) => (Scalar, this.column) = (scalar, column);

    public CellFigure(Scalar scalar, ExtraCell extra) => (Scalar, this.extra) = (scalar, extra);

    private CellFigure(Scalar scalar, Cell always) => (Scalar, this.always) = (scalar, always);

    public Scalar Scalar { get; }

    /// <summary>A figure that every row has alike.</summary>
    public static CellFigure Always(Scalar scalar, long value) => new(scalar, Cell.Of(value));

    public Cell Of(RowSet rows, int row) =>
        extra is not null ? rows[row, extra.Column]
        : column >= 0 ? rows[row, column]
        : always;
}

/// <summary>Writes a figure.</summary>
internal sealed class FigureWriter(CellFigure figure) : ValueWriter
{
    private readonly CellFormat format = new(figure.Scalar);

    public override void Write(PlanRun run, RowSet rows, int row, Utf8JsonWriter json) => format.Write(figure.Of(rows, row), json);
}

/// <summary>A finished cell of a pivot, as a condition on its figures sees it.</summary>
/// <param name="Rows">The cells.</param>
/// <param name="Row">Which.</param>
/// <param name="Figures">Where its figures stand, by name.</param>
internal readonly record struct FinishedCell(RowSet Rows, int Row, IReadOnlyDictionary<string, CellFigure> Figures)
{
    /// <summary>A figure in its stored unit; null when the cell has none.</summary>
    public long? Number(string name) => Figures[name].Of(Rows, Row) is { IsNull: false } cell ? cell.Number : null;

    /// <summary>The figures of a cell as fields, which filters and orders are made from.</summary>
    public static IReadOnlyList<ValueField> Fields(FigureGraph figures) =>
    [
        .. figures.Measures.Select(measure => Field(measure.Name, measure.Description, measure.Scalar)),
        Field("share", figures.ShareDescription, Scalar.Share, isNullable: true),
        .. figures.AmountPerCapita is { } perCapita ? [Field(perCapita.Name, perCapita.Description, figures.Amount.Scalar, isNullable: true)] : Array.Empty<ValueField>(),
        .. BoundField.Of(figures).Select(bound => Field(bound.Name, bound.Description, bound.Scalar)),
        .. SpreadField.Of(figures).Select(spread => Field(spread.Name, spread.Description, spread.Scalar)),
    ];

    private static ValueField Field(string name, string description, Scalar scalar, bool isNullable = false)
    {
        var cell = Expression.Parameter(typeof(FinishedCell), "cell");
        var number = Expression.Call(cell, nameof(Number), null, Expression.Constant(name));
        var value = scalar.Kind switch
        {
            _ when isNullable => (Expression)number,
            ScalarKind.Boolean => Expression.Equal(number, Expression.Constant(1L, typeof(long?))),
            ScalarKind.Int or ScalarKind.Enum => Expression.Convert(number, typeof(int)),
            _ => Expression.Convert(number, typeof(long)),
        };
        return new ValueField(name, description, Expression.Lambda(value, cell), scalar, isNullable);
    }
}

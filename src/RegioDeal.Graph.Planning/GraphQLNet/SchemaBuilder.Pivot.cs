using GraphQL.Types;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Figures;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Planning.GraphQLNet;

internal sealed partial class SchemaBuilder
{
    private ObjectGraphType Cell(FigureGraph figures) =>
        Once($"{figures.Name}Cell", () => new ObjectGraphType { Name = $"{figures.Name}Cell", Description = $"{figures.Name} of one combination of the dimensions grouped by, or of several together: see '{PivotPart.KindField}'. Combinations without a fact are left out." }, type =>
        {
            type.AddField(Output(PivotPart.KindField, "Whether it is one cell, the rest of the cells, or all.", NonNull(EnumOf(typeof(CellKind)))));
            foreach (var dimension in figures.Dimensions)
            {
                type.AddField(Output(
                    dimension.Name,
                    $"The {dimension.Name} of the cell. Null when the pivot is not grouped by it, and where '{PivotPart.KindField}' is not CELL.{(dimension.IsSpread ? $" {dimension.NoneDescription}" : "")}",
                    Entity(dimension.Target)));
            }

            AddFigures(type, figures);
        });

    /// <summary>What chooses the cells of a pivot, and closes them.</summary>
    private QueryArgument[] Chosen(FigureGraph figures) =>
    [
        new QueryArgument(Filter(
            $"{figures.Name}CellFilterInput",
            $"Which cells are shown, by their own figures. Fields beside each other must all hold; an empty filter keeps all.",
            () => FinishedCell.Fields(figures)))
        {
            Name = "having",
            Description = "Which cells are shown, by their figures: a cell counts whole or not at all. The others stand together in a closing cell of kind REST.",
        },
        new QueryArgument(ListOf(NonNull(Sort(
            $"{figures.Name}CellSortInput",
            $"the cells of {figures.Name}",
            () =>
            [
                .. figures.Dimensions.Select(dimension => new LinkField(dimension.Name, dimension.Description, dimension.Member, dimension.IsSpread)),
                .. FinishedCell.Fields(figures),
            ]))))
        {
            Name = "order",
            Description = "By what cells are ordered, first key first; one field an entry. What is missing comes last; ties are closed by the order of the dimensions, which alone counts when it is left out.",
        },
        new QueryArgument(new IntGraphType()) { Name = "first", Description = "How many cells are shown, 0 to 500. All when it is left out. The others stand together in a closing cell of kind REST." },
        new QueryArgument(new BooleanGraphType()) { Name = "total", Description = "Whether a cell of kind TOTAL closes the list: everything that 'where' keeps. When it is left out, it does where 'first' or 'having' is given." },
    ];
}

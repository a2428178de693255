using GraphQL.Types;

namespace RegioDeal.Graph.Benchmarks.Comparing.EntityResolvers.Types;

internal enum SortDirection
{
    Asc,
    Desc,
}

internal sealed record TextWhere(string? Eq = null);

internal sealed record CodedWhere(TextWhere? Code = null);

internal sealed record ProjectWhere(CodedWhere? Pillar = null);

internal sealed record ObservationWhere(CodedWhere? Region = null);

internal sealed record SpendingOrder(SortDirection? Amount = null);

internal sealed record ProjectOrder(SpendingOrder? Spending = null);

internal sealed class TextWhereType : InputObjectGraphType<TextWhere>
{
    public TextWhereType()
    {
        Name = "TextWhere";
        Field(where => where.Eq, nullable: true);
    }
}

internal sealed class CodedWhereType : InputObjectGraphType<CodedWhere>
{
    public CodedWhereType()
    {
        Name = "CodedWhere";
        Field(where => where.Code, typeof(TextWhereType));
    }
}

internal sealed class ProjectWhereType : InputObjectGraphType<ProjectWhere>
{
    public ProjectWhereType()
    {
        Name = "ProjectWhere";
        Field(where => where.Pillar, typeof(CodedWhereType));
    }
}

internal sealed class ObservationWhereType : InputObjectGraphType<ObservationWhere>
{
    public ObservationWhereType()
    {
        Name = "ObservationWhere";
        Field(where => where.Region, typeof(CodedWhereType));
    }
}

internal sealed class SpendingOrderType : InputObjectGraphType<SpendingOrder>
{
    public SpendingOrderType()
    {
        Name = "SpendingOrder";
        Field(order => order.Amount, typeof(EnumerationGraphType<SortDirection>));
    }
}

internal sealed class ProjectOrderType : InputObjectGraphType<ProjectOrder>
{
    public ProjectOrderType()
    {
        Name = "ProjectOrder";
        Field(order => order.Spending, typeof(SpendingOrderType));
    }
}

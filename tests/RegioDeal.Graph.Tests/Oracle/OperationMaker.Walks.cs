namespace RegioDeal.Graph.Tests.Oracle;

/// <summary>Lists to read page by page.</summary>
internal sealed partial class OperationMaker
{
    private static readonly SdlField[] Roots = [.. Schema.Fields(Oracle.Operation.Root)];

    public Walk Walk()
    {
        while (true)
        {
            var plural = OneOf(Roots);
            var isPaged = plural.Type.Name.EndsWith("Connection", StringComparison.Ordinal);
            if (plural.Name is "panel" or "spending" || (!isPaged && plural.Type.Item is null))
            {
                continue;
            }

            var type = Interpreter.Target(plural.Type);
            if (isPaged && Chance(40))
            {
                return Walk(null, null, plural, World.All(type));
            }

            var lists = Schema.Fields(type).Where(field => field.Type.Name.EndsWith("Connection", StringComparison.Ordinal)).ToArray();
            if (lists.Length > 0)
            {
                var (list, owner) = (OneOf(lists), OneOf(World.All(type)));
                return Walk(owner, plural.Name, list, [.. ((ListMember)Model.For(type).Member(list.Name)).Get(owner)]);
            }
        }
    }

    private Walk Walk(Row? owner, string? plural, SdlField list, IReadOnlyList<Row> rows)
    {
        var target = Interpreter.Target(list.Type);
        var arguments = new List<(string, Arg)>();
        if (Chance(40))
        {
            arguments.Add(("where", Filter(list.Arguments.First(argument => argument.Name == "where").Type.Name, Rows(target), 2) with { Given = Given.Literal }));
        }

        if (Chance(85))
        {
            arguments.Add(("order", Order(list.Arguments.First(argument => argument.Name == "order").Type.Name) with { Given = Given.Literal }));
        }

        // Some ten pages at most.
        return new Walk(owner, plural, list.Name, target, rows, arguments, Math.Min(500, Math.Max(1 + Next(5), rows.Count / (3 + Next(8)))), Chance(50));
    }
}

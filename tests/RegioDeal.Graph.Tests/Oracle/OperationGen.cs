using CsCheck;

namespace RegioDeal.Graph.Tests.Oracle;

/// <summary>Makes valid operations, led by the schema.</summary>
internal sealed class OperationGen : Gen<Operation>
{
    public override Operation Generate(PCG pcg, Size? min, out Size size)
    {
        var maker = new OperationMaker(pcg);
        var operation = maker.Operation();
        size = new Size(maker.Nodes);
        return operation;
    }
}

/// <summary>Draws one operation.</summary>
internal sealed partial class OperationMaker(PCG random)
{
    // Far below the limit of the service, for it reckons with more rows than there are.
    private const int MostRows = 3_000;

    private static readonly Sdl Schema = Sdl.Schema;
    private static readonly World World = World.Seed;

    private static readonly string[] Favourites = ["projects", "observations", "series", "panel", "spending", "municipalities", "allocations", "indicators", "tranches"];

    private int aliases;

    /// <summary>How large the operation became.</summary>
    public uint Nodes { get; private set; }

    public Operation Operation()
    {
        var scope = new Scope();
        var roots = Schema.Fields(Oracle.Operation.Root).Where(field => Coverage.Knows(Oracle.Operation.Root, field.Name)).ToArray();
        var favourites = roots.Where(field => Favourites.Contains(field.Name)).ToArray();
        var nodes = Enumerable.Range(0, Chance(15) ? 2 : 1)
            .Select(_ => Pick(Oracle.Operation.Root, OneOf(Chance(40) ? favourites : roots), 4, 1, scope))
            .ToList();
        if (Chance(5))
        {
            nodes.Add(new Pick(null, $"a{++aliases}", "__typename", [], []));
        }

        return new Operation(Wrapped(Oracle.Operation.Root, nodes));
    }

    private IReadOnlyList<Node> Selection(string type, int depth, int rows, Scope scope)
    {
        var fields = Schema.Fields(type).Where(field => Coverage.Knows(type, field.Name) && (depth > 0 || !Schema.IsObject(field.Type.Name))).ToArray();
        var nodes = new List<Node>();
        var count = 1 + Next(type.EndsWith("Connection", StringComparison.Ordinal) ? 2 : Nodes < 12 ? 4 : 2);
        for (var i = 0; i < count && fields.Length > 0; i++)
        {
            // Lists of a type are many: half of the time only what stands in the row is drawn.
            var candidates = Chance(50) ? [.. fields.Where(field => !Schema.IsObject(field.Type.Name))] : fields;
            var field = OneOf(candidates.Length == 0 ? fields : candidates);
            if (!Schema.IsObject(field.Type.Name) || (Nodes < 25 && rows <= MostRows))
            {
                nodes.Add(Pick(type, field, depth - 1, rows, scope));
            }
        }

        if (nodes.Count == 0 || Chance(3))
        {
            nodes.Add(new Pick(null, $"a{++aliases}", "__typename", [], []));
        }

        return Wrapped(type, nodes);
    }

    private Node Pick(string type, SdlField field, int depth, int rows, Scope scope)
    {
        Nodes++;
        if (field.Type.Name == "Node")
        {
            return ByIds(field, depth, rows);
        }

        if (scope.Picks.Find(known => known.Pick.Name == field.Name) is { Pick: not null } same && Chance(60))
        {
            // Once more, merged with the first.
            return same.Inner is null ? same.Pick with { Condition = MaybeCondition() } : same.Pick with { Condition = MaybeCondition(), Children = Selection(field.Type.Name, depth, rows * same.Rows, same.Inner) };
        }

        var alias = scope.Picks.Exists(known => known.Pick.ResponseKey == field.Name) || Chance(10) ? $"a{++aliases}" : null;
        var arguments = Arguments(type, field, rows, out var size);
        var pick = new Pick(MaybeCondition(), alias, field.Name, arguments, []);
        if (!Schema.IsObject(field.Type.Name))
        {
            scope.Picks.Add((pick, null, 1));
            return pick;
        }

        var inner = new Scope();
        scope.Picks.Add((pick, inner, size));
        return pick with { Children = Selection(field.Type.Name, depth, rows * size, inner) };
    }

    /// <summary>Rows of one or two types by their ids, some of which are not there.</summary>
    private Pick ByIds(SdlField field, int depth, int rows)
    {
        var types = Schema.Implementing("Node").Where(type => Model.Has(type) && World.All(type).Count > 0).ToArray();
        string[] drawn = [OneOf(types), OneOf(types)];
        string Id() => OneOf(drawn) is var type && Chance(90) ? OneOf(World.All(type)).Id : new Row(type, "none").Id;
        var given = field.Type.Item is null ? (Arg)new Scalar(Form(isRequired: true), Id())
            : new Items(Form(isRequired: true), [.. Enumerable.Range(0, Next(5)).Select(_ => new Scalar(Given.Literal, Id()))]);
        var children = new List<Node>();
        if (Chance(50))
        {
            children.Add(new Pick(null, null, OneOf(["id", "__typename"]), [], []));
        }

        // Aliases are never used twice, so that equal names of two types do not clash.
        children.AddRange(drawn.Distinct().Select(type => new Spread(MaybeCondition(), Chance(30), type, Aliased(Selection(type, Math.Min(depth, 2), rows * 4, new Scope())))));
        return new Pick(MaybeCondition(), $"a{++aliases}", field.Name, [(field.Arguments[0].Name, given)], children);
    }

    private IReadOnlyList<Node> Aliased(IReadOnlyList<Node> nodes) => [.. nodes.Select(node => node switch
    {
        Pick { Alias: null } pick => pick with { Alias = $"a{++aliases}" },
        Spread spread => spread with { Children = Aliased(spread.Children) },
        _ => node,
    })];

    /// <summary>Puts some of the fields into fragments.</summary>
    private IReadOnlyList<Node> Wrapped(string type, IReadOnlyList<Node> nodes)
    {
        if (!Chance(15))
        {
            return nodes;
        }

        var from = Next(nodes.Count);
        var isNamed = Chance(50);
        return [.. nodes.Take(from), new Spread(MaybeCondition(), isNamed, isNamed || Chance(50) ? type : null, [.. nodes.Skip(from)])];
    }

    private Condition? MaybeCondition() => Chance(94) ? null : new Condition(Chance(50), new Scalar(Form(isRequired: true), Chance(50)));

    private IReadOnlyList<(string Name, Arg Value)> Arguments(string type, SdlField field, int rows, out int size)
    {
        var arguments = new List<(string Name, Arg Value)>();
        size = Schema.IsObject(field.Type.Name) && field.Type.Item is not null ? 10 : 1;
        foreach (var argument in field.Arguments.Where(argument => !Coverage.Elsewhere.ContainsKey($"{type}.{field.Name}({argument.Name})")))
        {
            var drawn = argument.Name switch
            {
                "having" when Chance(35) => Having(argument.Type.Name, 1),
                "total" when Chance(30) => MaybeNull(argument, new Scalar(Form(argument), Chance(60))),
                "excludeOwn" when Chance(60) => new Scalar(Form(isRequired: false, hasDefault: true), Chance(70)),
                "first" when field.Arguments.All(other => other.Name != "after") && Chance(35) => MaybeNull(argument, new Scalar(Form(argument), Next(8))),
                "where" when Chance(45) => Filter(argument.Type.Name, Source(type, field), 3),
                "order" when Chance(45) => Order(argument.Type.Name),
                "attribution" when Chance(40) => MaybeNull(argument, Drawn(Schema.EnumValues("Attribution"))),
                "tranche" when Chance(35) => MaybeNull(argument, new Scalar(Form(argument), Next(8))),
                "groupBy" when Chance(85) => Listed(argument, [.. Enumerable.Range(0, Next(4)).Select(_ => Drawn(Schema.EnumValues("SpendingDimension"), Given.Literal))]),
                "style" when Chance(50) => Drawn(Schema.EnumValues("CitationStyle"), Form(isRequired: false, hasDefault: true)),
                "year" => new Scalar(Form(argument), 2014 + Next(13)),
                "number" when argument.Type.IsRequired || Chance(50) => new Scalar(Form(argument), Next(8)),
                "region" => new Scalar(Form(argument), Code("Region")),
                "code" => new Scalar(Form(argument), Code(field.Type.Name)),
                "pillar" => new Scalar(Form(argument), Code("Pillar")),
                "programme" when Chance(30) => MaybeNull(argument, new Scalar(Form(argument), Code("Programme"))),
                "indicators" => Listed(argument, Codes("Indicator", 3)),
                "regions" when Chance(50) => MaybeNull(argument, Listed(argument, Codes("Region", 4))),
                "periods" when Chance(50) => MaybeNull(argument, Listed(argument, [.. Enumerable.Range(0, Next(4)).Select(_ => (Arg)new Scalar(Given.Literal, $"{2014 + Next(13)}"))])),
                _ => null,
            };
            if (drawn is not null)
            {
                arguments.Add((argument.Name, drawn));
            }
        }

        if (field.Arguments.Any(argument => argument.Name == "after"))
        {
            size = Page(arguments, rows);
        }

        return arguments;
    }

    private int Page(List<(string Name, Arg Value)> arguments, int rows)
    {
        var most = Math.Max(1, MostRows / rows);
        var size = Chance(20) && most >= 50 ? 50 : Math.Min(most, 1 + Next(Chance(20) ? 60 : 8));
        var (isBackward, hasCursor) = (Chance(30), Chance(12));
        if (size != 50 || (isBackward && !hasCursor) || Chance(30))
        {
            arguments.Add((isBackward ? "last" : "first", new Scalar(Form(isRequired: true), size)));
        }

        if (hasCursor)
        {
            arguments.Add((isBackward ? "before" : "after", new Place(Next(12))));
        }

        return size;
    }

    /// <summary>A code that is there, or nearly.</summary>
    private string Code(string type) => Chance(90) ? OneOf(World.All(type))["code"] : Text(OneOf(World.All(type))["code"]);

    private Arg[] Codes(string type, int most) => [.. Enumerable.Range(0, 1 + Next(most)).Select(_ => (Arg)new Scalar(Given.Literal, Code(type)))];

    private Arg Listed(SdlInput argument, Arg[] items) => new Items(Form(argument), items, IsBare: items.Length == 1 && Chance(30));

    private Arg MaybeNull(SdlInput argument, Arg value) => argument.Type.IsRequired || Chance(90) ? value : new Scalar(Form(isRequired: true), null);

    private Choice Drawn(IReadOnlyList<string> names, Given? given = null) => new(given ?? Form(isRequired: false), OneOf(names));

    private Given Form(SdlInput input) => Form(input.Type.IsRequired && !input.HasDefault);

    private Given Form(bool isRequired, bool hasDefault = false) => Next(20) switch
    {
        < 4 => Given.Variable,
        4 => Given.Default,
        5 when !isRequired && !hasDefault => Given.Absent,
        _ => Given.Literal,
    };

    private bool Chance(int percent) => Next(100) < percent;

    private int Next(int count) => (int)random.Next((uint)count);

    private T OneOf<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    /// <summary>The fields of one object, however many fragments they stand in.</summary>
    private sealed class Scope
    {
        public List<(Pick Pick, Scope? Inner, int Rows)> Picks { get; } = [];
    }
}

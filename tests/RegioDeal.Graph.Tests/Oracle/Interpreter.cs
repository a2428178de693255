using System.Globalization;
using System.Text.Json.Nodes;

namespace RegioDeal.Graph.Tests.Oracle;

/// <summary>Answers an operation from rows in memory, one row after the other.</summary>
/// <param name="cursors">The rows that the cursors of the operation stand for; null where there was none.</param>
internal sealed class Interpreter(IReadOnlyDictionary<Place, Row?> cursors)
{
    /// <summary>Stands for a text that is not worked out here.</summary>
    public const string Opaque = "\u0002";

    private const int DefaultPage = 50;

    /// <summary>Stands for numbers of a row that is not there.</summary>
    private static readonly object Nowhere = new();

    private static readonly World World = World.Seed;

    // Two filters can be equal and stand at different lists: rows tell them apart.
    private readonly Dictionary<(Fields Filter, Row Row), bool> met = new(new ByReference());

    /// <summary>The codes that the service may refuse it with.</summary>
    public List<string> Refusals { get; } = [];

    public JsonObject Answer(Operation operation) => Object(Operation.Root, World, operation.Selection);

    /// <summary>The rows of a list that a filter keeps, in order.</summary>
    public IReadOnlyList<Row> Listed(string target, IEnumerable<Row> rows, IReadOnlyList<(string Name, Arg Value)> arguments)
    {
        var shape = Model.For(target);
        var order = Order(Argument(arguments, "order"));
        return
        [
            .. rows.Where(row => Meets(Argument(arguments, "where") as Fields, shape.Members, row))
                .Select(row => (Row: row, Keys: Keys(order, shape, row)))
                .Order(Comparer<(Row Row, object?[] Keys)>.Create((one, other) => Compare(order, one, other)))
                .Select(one => one.Row),
        ];
    }

    /// <summary>The order of a type when a query asks for none.</summary>
    public static int NaturalOrder(Row one, Row other)
    {
        var difference = Model.For(one.Type).Order is { } natural ? CompareValues(natural(one)!, natural(other)!) : 0;
        return difference != 0 ? difference : Plain.Compare(one.Key, other.Key);
    }

    public static Arg? Argument(IReadOnlyList<(string Name, Arg Value)> arguments, string name) =>
        arguments.FirstOrDefault(argument => argument.Name == name).Value is { Given: not Given.Absent } value and not Scalar { Value: null } ? value : null;

    private JsonObject Object(string type, object source, IReadOnlyList<Node> selection)
    {
        // Behind an interface stands a row that knows its type.
        type = type == "Node" ? ((Row)source).Type : type;
        var answer = new JsonObject();
        foreach (var pick in Flat(selection, type))
        {
            answer[pick.ResponseKey] = pick.Name == "__typename" ? type : Complete(Sdl.Schema.Field(type, pick.Name).Type, Value(type, source, pick), pick);
        }

        return answer;
    }

    /// <summary>Fragments spread, conditions decided, equal fields merged.</summary>
    /// <param name="selection">What is selected.</param>
    /// <param name="type">Of the object; null for what any may have.</param>
    public static IReadOnlyList<Pick> Flat(IReadOnlyList<Node> selection, string? type = null)
    {
        var picks = new List<Pick>();
        Add(selection);
        return picks;

        void Add(IReadOnlyList<Node> nodes)
        {
            foreach (var node in nodes.Where(node => node.Condition is not { Keeps: false }))
            {
                if (node is Spread spread)
                {
                    Add(spread.Type is null or "Node" || type is null || spread.Type == type ? spread.Children : []);
                }
                else if (node is Pick pick && picks.FindIndex(other => other.ResponseKey == pick.ResponseKey) is >= 0 and var place)
                {
                    picks[place] = picks[place] with { Children = [.. picks[place].Children, .. pick.Children] };
                }
                else
                {
                    picks.Add((Pick)node);
                }
            }
        }
    }

    private JsonNode? Complete(SdlType type, object? value, Pick pick) => value switch
    {
        null => null,
        _ when type.Item is { } item => new JsonArray([.. ((System.Collections.IEnumerable)value).Cast<object?>().Select(one => Complete(item, one, pick))]),
        _ when Sdl.Schema.IsObject(type.Name) => Object(type.Name, value, pick.Children),
        _ when type.Name == "GeoJSON" => JsonNode.Parse((string)value),
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create(number),
        decimal number => JsonValue.Create(number),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "No value of the graph."),
    };

    private object? Value(string type, object source, Pick pick) => Model.Unchecked.ContainsKey($"{type}.{pick.Name}") ? Opaque : source switch
    {
        World world => RootField(world, pick),
        Row row => Of(row, Model.For(type).Member(pick.Name), pick),
        Group group => Of(group.Row, group.Members.First(member => member.Name == pick.Name), pick),
        Page page => Part(page, pick),
        Edge edge => pick.Name == "node" ? edge.Row : Opaque,
        Facets facets => Items(facets, pick),
        FacetItem item => pick.Name == "count" ? item.Count : item.Member,
        PageEnds ends => pick.Name switch
        {
            "hasNextPage" => ends.HasNext,
            "hasPreviousPage" => ends.HasPrevious,
            _ => ends.IsEmpty ? null : Opaque,
        },
        Together together => pick.Name == "count" ? together.Rows.Count : new Numbers((ValueMember)Model.For(together.Type).Member(pick.Name), together.Rows),
        Numbers numbers when Refusal(numbers, pick.Name) is { } refusal => Refused(refusal),
        Numbers numbers => Number(numbers, pick.Name),
        Figure figure => Of(figure, pick),
        FigureLine line => pick.Name switch
        {
            "allocation" => line.Allocation,
            "amount" => line.Amount,
            "municipality" => line.Municipality,
            "indicator" => line.Indicator,
            _ => throw new InvalidOperationException(pick.Name),
        },
        Dictionary<string, object?> values => values[pick.Name],
        _ => throw new InvalidOperationException($"{type}.{pick.Name}"),
    };

    private object? Of(Row row, Member member, Pick pick) => member switch
    {
        ValueMember value => value.Get(row),
        LinkMember link => link.Get(row),
        GroupMember group => new Group(row, group.Members),
        ListMember list => List(row.Type, list.Target, list.Get(row), pick),
        FiguresMember figures => figures.Get(row, Asked(name => Argument(pick.Arguments, name))),
        AskedMember asked => asked.Get(row, name => Plainly(Argument(pick.Arguments, name))),
        _ => throw new InvalidOperationException(member.Name),
    };

    public static object? Of(Figure figure, Pick pick) => pick.Name switch
    {
        "amount" => figure.Amount,
        "share" => figure.Share,
        "perInhabitant" => figure.PerInhabitant,
        "allocationCount" => figure.AllocationCount,
        "certain" => figure.Certain,
        "atLeast" => figure.AtLeast,
        "atMost" => figure.AtMost,
        "isCertain" => figure.IsCertain,
        "basis" => figure.Basis,
        "excess" => figure.Excess,
        "kind" => figure.Kind,
        "lines" => figure.Lines,
        "cumulative" => figure.Cumulative,
        "cumulativeAtLeast" => figure.CumulativeAtLeast,
        "cumulativeAtMost" => figure.CumulativeAtMost,
        _ when pick.Name.StartsWith("by", StringComparison.Ordinal) => figure.By(pick.Name[2..].ToLowerInvariant()),
        _ => figure.Members.GetValueOrDefault(pick.Name),
    };

    private object? RootField(World world, Pick pick)
    {
        var (name, type) = (pick.Name, Sdl.Schema.Field(Operation.Root, pick.Name).Type);
        string? Text(string argument) => (string?)Plainly(Argument(pick.Arguments, argument));
        IReadOnlySet<string>? Texts(string argument) => Argument(pick.Arguments, argument) is Items items ? items.Values.Select(value => (string)Plainly(value)!).ToHashSet() : null;
        bool IsOf(Row row) => Text("programme") is not { } programme || row.Link("programme")["code"] == programme;
        return name switch
        {
            "programme" or "indicator" or "municipality" or "region" or "source" => world.All(type.Name).FirstOrDefault(row => row["code"] == Text("code")),
            "pillar" or "organisation" or "dataNote" => world.All(type.Name).FirstOrDefault(row => row["code"] == Text("code") && IsOf(row)),
            "project" => world.All("Project").FirstOrDefault(row => row["code"] == Text("code") && row.Link("pillar")["code"] == Text("pillar") && IsOf(row)),
            "tranche" => world.All("Tranche").FirstOrDefault(row => row.Int("number") == Convert.ToInt32(Plainly(Argument(pick.Arguments, "number")), CultureInfo.InvariantCulture) && IsOf(row)),
            "release" => world.All("Release").FirstOrDefault(row => Plainly(Argument(pick.Arguments, "number")) is not { } number || row.Fact<int>("number") == Convert.ToInt32(number, CultureInfo.InvariantCulture)),
            "node" => Node(world, Text("id")!),
            "nodes" => ((Items)Argument(pick.Arguments, "ids")!).Values.Select(id => Node(world, (string)Plainly(id)!)),
            "spending" => Pivot(world, pick),
            "panel" => List("", "PanelCell", PanelCells(world, Texts("indicators"), Texts("regions"), Texts("periods")), pick),
            _ => List("", Target(type), world.All(Target(type)), pick),
        };
    }

    private static Row? Node(World world, string id) => Sdl.Schema.Implementing("Node").Select(type => world.ById.GetValueOrDefault(type)?.GetValueOrDefault(id)).FirstOrDefault(row => row is not null);

    private static IEnumerable<Row> PanelCells(World world, IReadOnlySet<string>? indicators, IReadOnlySet<string>? regions, IReadOnlySet<string>? periods) =>
        world.All("PanelCell").Where(cell =>
            indicators?.Contains(cell.Link("indicator")["code"]) != false
            && regions?.Contains(cell.Link("region")["code"]) != false
            && periods?.Contains(cell.Fact<string>("period")) != false);

    private IReadOnlyList<Figure> Pivot(World world, Pick pick)
    {
        var where = Argument(pick.Arguments, "where") as Fields;
        var (having, first) = (Argument(pick.Arguments, "having") as Fields, Size(pick, "first"));
        var order = Order(Argument(pick.Arguments, "order"));
        var isClosed = having is not null || first is not null;
        return Figure.Pivot(
            world,
            (part, tranche) => Meets(where, Model.SpendingFact.Members, Fact(part, tranche)),
            Argument(pick.Arguments, "groupBy") is Items names ? [.. names.Values.Select(name => ((Choice)name).Name.ToLowerInvariant()).Distinct()] : [],
            Restricted(where).ToHashSet(),
            IsWhole(pick),
            cells =>
            [
                .. cells.Where(cell => having is null || Holds(having, name => Of(cell, Named(name))))
                    .Order(Comparer<Figure>.Create((one, other) => order.Select(key => CompareKeys(CellKey(one, key.Path), CellKey(other, key.Path), key.IsDescending)).FirstOrDefault(found => found != 0)))
                    .Take(first ?? int.MaxValue),
            ],
            hasRest: isClosed,
            hasTotal: Plainly(Argument(pick.Arguments, "total")) as bool? ?? isClosed);
    }

    private static Pick Named(string name) => new(null, null, name, [], []);

    /// <summary>What a cell is ordered by: a figure, or what the member of a dimension has. A dimension that it is not grouped by orders nothing.</summary>
    private object? CellKey(Figure cell, IReadOnlyList<Step> path) => path switch
    {
        [{ Name: "basis" }] => Enums.Place("Basis", cell.Basis),
        [var figure] => Of(cell, Named(figure.Name)),
        [var dimension, ..] => cell.Members.GetValueOrDefault(dimension.Name) is { } member ? Comparable([.. path.Skip(1)], Model.For(member.Type), member) : null,
        [] => null,
    };

    private static int CompareKeys(object? one, object? other, bool isDescending) => (one, other) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        var (a, b) => isDescending ? CompareValues(b, a) : CompareValues(a, b),
    };

    /// <summary>The rows of a list counted by their members.</summary>
    private IEnumerable<FacetItem> Items(Facets facets, Pick pick)
    {
        var facet = Facet.Of(facets.Page.Type, pick.Name);
        var where = facets.ExcludesOwn ? facet.WithoutOwn(facets.Page.Where) : facets.Page.Where;
        var rows = facets.Page.Source.Where(row => Meets(where, Model.For(facets.Page.Type).Members, row));
        return rows
            .SelectMany(row => facet.Members(row).Distinct().Select(member => (member, row)))
            .GroupBy(one => one.member ?? FacetItem.None)
            .Select(one => new FacetItem(one.Key == FacetItem.None ? null : one.Key, one.Count()))
            .Order(Comparer<FacetItem>.Create((one, other) =>
                other.Count.CompareTo(one.Count) is var byCount and not 0 ? byCount
                : (one.Member, other.Member) is (Row a, Row b) ? NaturalOrder(a, b)
                : CompareKeys(facet.Comparable(one.Member), facet.Comparable(other.Member), isDescending: false)))
            .Take(Size(pick, "first") ?? DefaultPage);
    }

    /// <summary>A part as the pivot's filter sees it, in some reading of its tranche.</summary>
    private static Row Fact(AmountPart part, Row tranche) => part.Allocation.Once($"{part.Municipality?.Key}|{part.Indicator?.Key}|{tranche.Key}", () => new Row("Spending", "")
        .With("allocation", part.Allocation)
        .With("municipality", part.Municipality)
        .With("indicator", part.Indicator)
        .With("tranche", tranche));

    private static FiguresAsked Asked(Func<string, Arg?> argument) => new(
        argument("attribution") is Choice { Name: "FULL" },
        argument("tranche") is Scalar { Value: int number } ? number : null);

    private static bool IsWhole(Pick pick) => Argument(pick.Arguments, "attribution") is Choice { Name: "FULL" };

    /// <summary>The type of the rows of a list: a connection's is that of its nodes.</summary>
    public static string Target(SdlType list) => list.Item is not null ? list.Name : Sdl.Schema.Field(list.Name, "nodes").Type.Name;

    private object List(string owner, string target, IEnumerable<Row> rows, Pick pick)
    {
        var listed = Listed(target, rows, pick.Arguments);
        var type = owner.Length == 0 ? Sdl.Schema.Field(Operation.Root, pick.Name).Type : Sdl.Schema.Field(owner, pick.Name).Type;
        if (type.Item is not null)
        {
            return listed;
        }

        var (first, last) = (Size(pick, "first"), Size(pick, "last"));
        var (after, before) = (Cursor(pick, "after"), Cursor(pick, "before"));
        var isBackward = last is not null || (first is null && before is not null);
        var order = Order(Argument(pick.Arguments, "order"));
        int Side(Row row, Row cursor) => Compare(order, (row, Keys(order, Model.For(target), row)), (cursor, Keys(order, Model.For(target), cursor)));
        var rest = listed.Where(row => (after is null || Side(row, after) > 0) && (before is null || Side(row, before) < 0)).ToArray();
        var size = first ?? last ?? DefaultPage;
        return isBackward
            ? new Page(target, rows, Argument(pick.Arguments, "where") as Fields, listed, [.. rest.TakeLast(size)], before is not null, rest.Length > size)
            : new Page(target, rows, Argument(pick.Arguments, "where") as Fields, listed, [.. rest.Take(size)], rest.Length > size, after is not null);
    }

    private static int? Size(Pick pick, string name) => Argument(pick.Arguments, name) is Scalar { Value: { } size } ? Convert.ToInt32(size, CultureInfo.InvariantCulture) : null;

    private Row? Cursor(Pick pick, string name) => Argument(pick.Arguments, name) is Place place ? cursors.GetValueOrDefault(place) : null;

    private static object? Part(Page page, Pick pick) => pick.Name switch
    {
        "nodes" => page.Rows,
        "edges" => page.Rows.Select(row => new Edge(row)),
        "totalCount" => page.All.Count,
        "pageInfo" => new PageEnds(page.HasNext, page.HasPrevious, page.Rows.Count == 0),
        "aggregates" => new Together(page.Type, page.All),
        "facets" => new Facets(page, Argument(pick.Arguments, "excludeOwn") is Scalar { Value: true }),
        _ => throw new InvalidOperationException(pick.Name),
    };

    /// <summary>Why values are not put together; null when they are.</summary>
    private static string? Refusal(Numbers numbers, string figure)
    {
        var rows = numbers.Rows.Where(row => numbers.Member.Get(row) is not null).ToArray();
        if (numbers.Member.Guard is not { } guard || figure == "count" || rows.Length == 0)
        {
            return null;
        }

        return rows.Select(guard.Compares).Distinct().Count() > 1 ? "NOT_COMPARABLE"
            : figure == "sum" && (rows.Any(row => !guard.AddsUp(row)) || guard.AddsUpWithin.Any(key => rows.Select(key).Distinct().Count() > 1)) ? "NOT_ADDITIVE"
            : null;
    }

    /// <summary>The values of a number put together; null for what no row has.</summary>
    private static object? Number(Numbers numbers, string figure)
    {
        var (member, rows) = (numbers.Member, numbers.Rows.Where(row => numbers.Member.Get(row) is not null).ToArray());
        var values = rows.Select(row => Convert.ToDecimal(member.Get(row), CultureInfo.InvariantCulture)).ToArray();
        var digits = member.Digits == 0 ? 2 : Math.Min(6, member.Digits + 2);
        return figure switch
        {
            "count" => values.Length,
            _ when values.Length == 0 => null,
            "min" => values.Min(),
            "max" => values.Max(),
            "sum" => values.Sum(),
            "average" => Plain.Quotient(values.Sum(), values.Length, digits),
            _ => throw new InvalidOperationException(figure),
        };
    }

    private object? Refused(string code)
    {
        Refusals.Add(code);
        return null;
    }

    /// <summary>In a filter or an order: what is not put together is missing there, for a single row cannot be refused.</summary>
    private static object? NumberOrNone(Numbers numbers, string figure) => Refusal(numbers, figure) is null ? Number(numbers, figure) : null;

    /// <summary>The value of an argument without its form.</summary>
    private static object? Plainly(Arg? value) => value switch
    {
        Scalar scalar => scalar.Value,
        Choice choice => choice.Name,
        _ => null,
    };

    private static IEnumerable<(string Name, Arg Value)> Entries(Fields fields) => fields.Entries.Where(entry => entry.Value.Given != Given.Absent);

    private static IReadOnlyList<Arg> Terms(Arg value) => value is Items items ? items.Values : [value];

    private static IReadOnlyList<(IReadOnlyList<Step> Path, bool IsDescending)> Order(Arg? order) =>
        order is null ? [] : [.. Terms(order).OfType<Fields>().Select(Key).Where(key => key.Path.Count > 0)];

    private static (IReadOnlyList<Step> Path, bool IsDescending) Key(Fields entry)
    {
        var steps = new List<Step>();
        Arg at = entry;
        while (at is Fields fields)
        {
            if (Entries(fields).FirstOrDefault(one => one.Name != "args" && one.Value is not Scalar { Value: null }) is not { Name: { } name } step)
            {
                return ([], false);
            }

            steps.Add(new Step(name, (step.Value as Fields)?.Entries.FirstOrDefault(one => one.Name == "args").Value as Fields));
            at = step.Value;
        }

        return (steps, ((Choice)at).Name == "DESC");
    }

    private object?[] Keys(IReadOnlyList<(IReadOnlyList<Step> Path, bool IsDescending)> order, Shape shape, Row row) =>
        [.. order.Select(key => Comparable(key.Path, shape, row))];

    private static int Compare(IReadOnlyList<(IReadOnlyList<Step> Path, bool IsDescending)> order, (Row Row, object?[] Keys) one, (Row Row, object?[] Keys) other)
    {
        if (order.Count == 0)
        {
            return NaturalOrder(one.Row, other.Row);
        }

        for (var i = 0; i < order.Count; i++)
        {
            if (CompareKeys(one.Keys[i], other.Keys[i], order[i].IsDescending) is var difference and not 0)
            {
                return difference;
            }
        }

        return Plain.Compare(one.Row.Key, other.Row.Key);
    }

    /// <summary>What a row has at the end of a path, in the form that it is compared in.</summary>
    private object? Comparable(IReadOnlyList<Step> steps, Shape shape, Row row) => row.Once($"{shape.Type} by {string.Join('.', steps.Select(step => $"{step.Name}{Written(step.Arguments)}"))}", () =>
    {
        var (type, members, at) = (shape.Type, shape.Members, (Row?)row);
        object? found = null;
        foreach (var (step, given) in steps)
        {
            if (found is not null)
            {
                found = Inside(found, step);
                continue;
            }

            if (at is null)
            {
                return null;
            }

            switch (members.First(member => member.Name == step))
            {
                case LinkMember link:
                    (type, members, at) = (link.Target, Model.For(link.Target).Members, link.Get(at));
                    break;
                case GroupMember group:
                    (type, members) = (group.Type, group.Members);
                    break;
                case FiguresMember figures:
                    found = figures.Get(at, Asked(name => Argument(given?.Entries ?? [], name)));
                    break;
                case AskedMember asked when Sdl.Schema.IsObject(Sdl.Schema.Field(type, step).Type.Name):
                    found = asked.Get(at, name => Plainly(Argument(given!.Entries, name)));
                    break;
                case AskedMember asked:
                    return asked.Get(at, name => Plainly(Argument(given!.Entries, name)));
                case ListMember list:
                    found = new Together(list.Target, Kept(list, at, given));
                    break;
                case ValueMember { Name: "id" }:
                    return new Ordinal(Plain.Compare, at.Key);
                case ValueMember value when value.Get(at) is { } there:
                    return Sdl.Schema.Field(type, step).Type.Name is var kind && Sdl.Schema.IsEnum(kind) ? Enums.Place(kind, (string)there) : there;
                default:
                    return null;
            }
        }

        return found;
    });

    /// <summary>What stands in figures, in numbers put together, or in an object that was asked.</summary>
    private static object? Inside(object source, string name) => source switch
    {
        Figure figure => Of(figure, new Pick(null, null, name, [], [])),
        Together together => name switch
        {
            "aggregates" => together,
            "count" => together.Rows.Count,
            _ => new Numbers((ValueMember)Model.For(together.Type).Member(name), together.Rows),
        },
        Numbers numbers => NumberOrNone(numbers, name),
        Dictionary<string, object?> { } values => name == "reason" && values[name] is string reason ? Enums.Place("NoFigureReason", reason) : values[name],
        _ => throw new InvalidOperationException(name),
    };

    /// <summary>The rows of a child list that its arguments keep.</summary>
    private IReadOnlyList<Row> Kept(ListMember list, Row? row, Fields? given) =>
        row is null ? [] : [.. list.Get(row).Where(item => Meets(Argument(given?.Entries ?? [], "where") as Fields, Model.For(list.Target).Members, item))];

    /// <summary>Arguments as text: equal for equal ones.</summary>
    private static string Written(Arg? value) => value switch
    {
        null => "",
        Fields fields => $"{{{string.Join(',', Entries(fields).Select(entry => $"{entry.Name}:{Written(entry.Value)}"))}}}",
        Items items => $"[{string.Join(',', items.Values.Select(Written))}]",
        _ => $"'{Plainly(value)}'",
    };

    /// <summary>Numbers by size, texts folded, false before true.</summary>
    private static int CompareValues(object one, object other) => one switch
    {
        string text => Plain.Compare(Plain.Fold(text), Plain.Fold((string)other)),
        int or decimal => Convert.ToDecimal(one, CultureInfo.InvariantCulture).CompareTo(Convert.ToDecimal(other, CultureInfo.InvariantCulture)),
        _ => ((IComparable)one).CompareTo(other),
    };

    /// <param name="row">Null behind a link that leads nowhere: all values are missing there, all lists empty.</param>
    private bool Meets(Fields? filter, IReadOnlyList<Member> members, Row? row)
    {
        if (filter is null)
        {
            return true;
        }

        if (row is null)
        {
            return All(filter, members, null);
        }

        if (!met.TryGetValue((filter, row), out var found))
        {
            met[(filter, row)] = found = All(filter, members, row);
        }

        return found;
    }

    private bool All(Fields filter, IReadOnlyList<Member> members, Row? row) => Entries(filter).All(entry => (entry.Name, entry.Value) switch
    {
        (_, Scalar { Value: null }) => true,
        ("and", var terms) => Terms(terms).All(term => Meets((Fields)term, members, row)),
        ("or", var terms) => Terms(terms).Count == 0 || Terms(terms).Any(term => Meets((Fields)term, members, row)),
        var (name, term) => members.First(member => member.Name == name) switch
        {
            ValueMember value => Holds((Fields)term, row is null ? null : value.Get(row)),
            LinkMember link => Meets((Fields)term, Model.For(link.Target).Members, row is null ? null : link.Get(row)),
            GroupMember group => Meets((Fields)term, group.Members, row),
            ListMember list => Holds((Fields)term, list.Target, Kept(list, row, Argument(((Fields)term).Entries, "args") as Fields), isThere: row is not null),
            FiguresMember figures => Holds((Fields)term, figures, row, new FiguresAsked()),
            AskedMember asked => Holds((Fields)term, asked, row),
            _ => throw new InvalidOperationException(name),
        },
    });

    /// <param name="isThere">False behind a link that leads nowhere: the list is empty there, and its numbers are missing, as any value is.</param>
    private bool Holds(Fields filter, string target, IReadOnlyList<Row> items, bool isThere)
    {
        var members = Model.For(target).Members;
        return Entries(filter).All(entry => (entry.Name, entry.Value) switch
        {
            (_, Scalar { Value: null }) or ("args", _) => true,
            ("aggregates", Fields together) when !isThere => Holds(together, name => name == "count" ? null : Nowhere),
            ("aggregates", Fields together) => Holds(together, name => name == "count" ? items.Count : new Numbers((ValueMember)Model.For(target).Member(name), items)),
            ("any", Scalar { Value: bool any }) => any == items.Count > 0,
            ("some", Fields inner) => items.Any(item => Meets(inner, members, item)),
            ("none", Fields inner) => !items.Any(item => Meets(inner, members, item)),
            ("all", Fields inner) => items.All(item => Meets(inner, members, item)),
            _ => throw new InvalidOperationException(entry.Name),
        });
    }

    /// <summary>Conditions on values by their names, or on numbers put together.</summary>
    private static bool Holds(Fields filter, Func<string, object?> value) => Entries(filter).All(entry => (entry.Name, entry.Value) switch
    {
        (_, Scalar { Value: null }) or ("args", _) => true,
        ("and", var terms) => Terms(terms).All(term => Holds((Fields)term, value)),
        ("or", var terms) => Terms(terms).Count == 0 || Terms(terms).Any(term => Holds((Fields)term, value)),
        var (name, term) when ReferenceEquals(value(name), Nowhere) => Holds((Fields)term, _ => null),
        var (name, term) => value(name) is Numbers numbers
            ? Holds((Fields)term, figure => NumberOrNone(numbers, figure))
            : Holds((Fields)term, value(name)),
    });

    // Terms without arguments of their own are asked as the filter that holds them.
    private static bool Holds(Fields filter, FiguresMember figures, Row? row, FiguresAsked inherited)
    {
        var asked = Argument(filter.Entries, "args") is Fields given ? Asked(name => Argument(given.Entries, name)) : inherited;
        return Entries(filter).All(entry => (entry.Name, entry.Value) switch
        {
            (_, Scalar { Value: null }) or ("args", _) => true,
            ("and", var terms) => Terms(terms).All(term => Holds((Fields)term, figures, row, asked)),
            ("or", var terms) => Terms(terms).Count == 0 || Terms(terms).Any(term => Holds((Fields)term, figures, row, asked)),
            var (name, term) => Holds((Fields)term, row is null ? null : Of(figures.Get(row, asked), new Pick(null, null, name, [], []))),
        });
    }

    private static bool Holds(Fields filter, AskedMember asked, Row? row)
    {
        var given = (Fields)Argument(filter.Entries, "args")!;
        var value = row is null ? null : asked.Get(row, name => Plainly(Argument(given.Entries, name)));
        return Entries(filter).All(entry => (entry.Name, entry.Value) switch
        {
            ("args", _) => true,
            ("and" or "or" or "value" or "reason", Scalar { Value: null }) => true,
            ("and", var terms) => Terms(terms).All(term => Holds((Fields)term, asked, row)),
            ("or", var terms) => Terms(terms).Count == 0 || Terms(terms).Any(term => Holds((Fields)term, asked, row)),
            ("value" or "reason", Fields tests) => Holds(tests, value is null ? null : ((Dictionary<string, object?>)value)[entry.Name]),
            _ => Holds(new Fields(Given.Literal, [entry]), value),
        });
    }

    private static bool Holds(Fields tests, object? value) => Entries(tests).All(test => (test.Name, test.Value) switch
    {
        ("and", Scalar { Value: null }) or ("or", Scalar { Value: null }) => true,
        ("and", var terms) => Terms(terms).All(term => Holds((Fields)term, value)),
        ("or", var terms) => Terms(terms).Count == 0 || Terms(terms).Any(term => Holds((Fields)term, value)),
        ("neq", var operand) => !Holds("eq", value, operand),
        (['n', .. var positive], var operand) => !Holds(positive, value, operand),
        (var name, var operand) => Holds(name, value, operand),
    });

    private static bool Holds(string operation, object? value, Arg operand) => operation switch
    {
        "eq" => Same(value, Plainly(operand)),
        "in" => operand is not Scalar { Value: null } && Terms(operand).Any(item => Same(value, Plainly(item))),
        _ when value is null || Plainly(operand) is null => false,
        "gt" => Ordered(value, operand) > 0,
        "gte" => Ordered(value, operand) >= 0,
        "lt" => Ordered(value, operand) < 0,
        "lte" => Ordered(value, operand) <= 0,
        "contains" => Plain.Fold((string)value).Contains(Plain.Fold((string)Plainly(operand)!), StringComparison.Ordinal),
        "startsWith" => Plain.Fold((string)value).StartsWith(Plain.Fold((string)Plainly(operand)!), StringComparison.Ordinal),
        "endsWith" => Plain.Fold((string)value).EndsWith(Plain.Fold((string)Plainly(operand)!), StringComparison.Ordinal),
        _ => throw new InvalidOperationException(operation),
    };

    private static bool Same(object? value, object? operand) => value is int or decimal && operand is int or long or decimal
        ? Convert.ToDecimal(value, CultureInfo.InvariantCulture) == Convert.ToDecimal(operand, CultureInfo.InvariantCulture)
        : Equals(value, operand);

    // A date is compared as its text.
    private static int Ordered(object value, Arg operand) => value is string date
        ? string.CompareOrdinal(date, (string)Plainly(operand)!)
        : Convert.ToDecimal(value, CultureInfo.InvariantCulture).CompareTo(Convert.ToDecimal(Plainly(operand), CultureInfo.InvariantCulture));

    /// <summary>The fields that a filter restricts. What restricts nothing is as if it were not there.</summary>
    private static IEnumerable<string> Restricted(Fields? filter) => filter is null ? [] : Entries(filter).SelectMany(entry => (entry.Name, entry.Value) switch
    {
        ("and" or "or", not Scalar) when Restricts(entry) => Terms(entry.Value).SelectMany(term => Restricted((Fields)term)),
        _ => Restricts(entry) ? [entry.Name] : [],
    });

    private static bool Restricts((string Name, Arg Value) entry) => (entry.Name, entry.Value) switch
    {
        ("and", Scalar { Value: null }) or ("or", Scalar { Value: null }) => false,
        ("and", var terms) => Terms(terms).Any(term => Entries((Fields)term).Any(Restricts)),
        ("or", var terms) => Terms(terms).Count > 0 && Terms(terms).All(term => Entries((Fields)term).Any(Restricts)),
        ("args", _) => false,
        ("some" or "none" or "all", Fields) => true,
        (_, Fields inner) => Entries(inner).Any(Restricts),
        ("eq" or "in" or ['n', ..] or "gt" or "gte" or "lt" or "lte" or "contains" or "startsWith" or "endsWith", _) => true,
        (_, Scalar { Value: null }) => false,
        _ => true,
    };

    /// <summary>A field on the way to what is ordered by.</summary>
    private sealed record Step(string Name, Fields? Arguments);

    private sealed record Group(Row Row, IReadOnlyList<Member> Members);

    private sealed record Facets(Page Page, bool ExcludesOwn);

    /// <param name="Source">The rows before the filter.</param>
    private sealed record Page(string Type, IEnumerable<Row> Source, Fields? Where, IReadOnlyList<Row> All, IReadOnlyList<Row> Rows, bool HasNext, bool HasPrevious);

    private sealed record Edge(Row Row);

    private sealed record PageEnds(bool HasNext, bool HasPrevious, bool IsEmpty);

    private sealed record Together(string Type, IReadOnlyList<Row> Rows);

    private sealed record Numbers(ValueMember Member, IReadOnlyList<Row> Rows);

    /// <summary>A text that is compared as it is.</summary>
    private sealed record Ordinal(Func<string, string, int> Compare, string Text) : IComparable
    {
        public int CompareTo(object? obj) => Compare(Text, ((Ordinal)obj!).Text);
    }

    private sealed class ByReference : IEqualityComparer<(Fields Filter, Row Row)>
    {
        public bool Equals((Fields Filter, Row Row) x, (Fields Filter, Row Row) y) => ReferenceEquals(x.Filter, y.Filter) && ReferenceEquals(x.Row, y.Row);

        public int GetHashCode((Fields Filter, Row Row) obj) => HashCode.Combine(
            System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Filter), System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Row));
    }
}

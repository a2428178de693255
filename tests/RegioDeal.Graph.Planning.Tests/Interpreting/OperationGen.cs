using System.Collections;
using CsCheck;
using NodaTime;
using RegioDeal.Graph.Planning.Tests.Lending;

namespace RegioDeal.Graph.Planning.Tests.Interpreting;

/// <summary>Random operations, all valid.</summary>
/// <param name="data">Where ids are taken from.</param>
internal sealed class OperationGen(LendingData data)
{
    private const int LongestFilter = 3;

    private static readonly string[] TextOperations = ["contains", "ncontains", "startsWith", "nstartsWith", "endsWith", "nendsWith"];

    private static readonly string[] OrderOperations = ["gt", "ngt", "gte", "ngte", "lt", "nlt", "lte", "nlte"];

    public Gen<Operation> Operation() =>
        Some(Shapes.Roots, 1, 2, root => List(root, nesting: 2, isRoot: true)).Select(roots => new Operation(Distinct(roots)));

    /// <summary>A list that is read page by page.</summary>
    public Gen<Walk> Walk(IReadOnlyList<ListMember> lists) => Gen.OneOf([.. lists.Where(list => list.IsPaged)]).SelectMany(list => Gen.Select(
        Arguments(list, isRoot: false),
        Gen.Bool,
        Gen.Int[1, 9].List[1, 4],
        (arguments, isBackward, sizes) => new Walk(list, arguments with { Size = null, IsBackward = isBackward }, sizes)));

    /// <summary>Some of a type's fields: links and lists only while the nesting lasts.</summary>
    private Gen<IReadOnlyList<Pick>> Picks(IReadOnlyList<Member> members, int nesting)
    {
        var typename = Alias("__typename").Select(alias => (Pick)new ValuePick(alias, "__typename"));
        var values = members.OfType<ValueMember>().ToArray();
        var others = nesting == 0 ? members.Where(member => member is GroupMember) : members.Where(member => member is not ValueMember);
        return Gen.Select(
            Some(values, 1, 4, value => Alias(value.Name).Select(alias => (Pick)new ValuePick(alias, value.Name))),
            Some([.. others], 0, nesting, other => Other(other, nesting - 1)),
            Gen.Frequency((5, (IGen<IReadOnlyList<Pick>>)Gen.Const<IReadOnlyList<Pick>>([])), (1, Some([0], 1, 1, _ => typename))),
            (some, more, last) => Distinct([.. some, .. more, .. last]));
    }

    private Gen<Pick> Other(Member member, int nesting) => member switch
    {
        ListMember list => List(list, Math.Max(0, nesting), isRoot: false),
        LinkMember link => Gen.Select(Alias(link.Name), Picks(Shapes.For(link.Target).Members, Math.Max(0, nesting)), (alias, picks) => (Pick)new ObjectPick(alias, link.Name, picks)),
        GroupMember group => Gen.Select(Alias(group.Name), Picks(group.Members, 0), (alias, picks) => (Pick)new ObjectPick(alias, group.Name, picks)),
        _ => throw new InvalidOperationException(member.Name),
    };

    private Gen<Pick> List(ListMember list, int nesting, bool isRoot) => Gen.Select(
        Alias(list.Name),
        Arguments(list, isRoot),
        Picks(Shapes.For(list.Target).Members, nesting),
        Gen.Shuffle(Enum.GetValues<Part>().Where(part => part != Part.Facets || list.Target == nameof(Book)).ToArray(), 1, 3),
        (alias, arguments, picks, parts) => (Pick)new ListPick(alias, list.Name, arguments, picks, parts));

    private Gen<ListArguments> Arguments(ListMember list, bool isRoot)
    {
        var shape = Shapes.For(list.Target);
        var where = Optional(1, 2, Filter(shape.Members, LongestFilter));
        var order = Gen.Int[0, 3].SelectMany(count => Gen.Select(Path(shape.Members, 3), Gen.Bool, Chance(4), (path, isDescending, isVariable) => new Key(path, isDescending, isVariable)).List[count]);
        if (!list.IsPaged)
        {
            return Gen.Select(where, order, (filter, keys) => new ListArguments(filter, keys, null, false, null));
        }

        var place = isRoot ? OptionalValue(Gen.Int[0, 20]) : Gen.Const((int?)null);
        return Gen.Select(where, order, OptionalValue(Gen.OneOf(0, 1, 2, 3, 5, 10)), Gen.Bool, place, (filter, keys, size, isBackward, at) =>
            new ListArguments(filter, keys, size, isBackward && (size ?? at) is not null, at));
    }

    /// <summary>The way to a value, through links.</summary>
    private static Gen<IReadOnlyList<string>> Path(IReadOnlyList<Member> members, int length)
    {
        var values = Gen.OneOf(members.OfType<ValueMember>().Select(value => (IReadOnlyList<string>)[value.Name]).ToArray());
        var steps = members.Where(member => length > 0 && member is LinkMember or GroupMember).ToArray();
        return steps.Length == 0
            ? values
            : Gen.Frequency((2, (IGen<IReadOnlyList<string>>)values), (1, Gen.OneOf(steps).SelectMany(step =>
                Path(step is LinkMember link ? Shapes.For(link.Target).Members : ((GroupMember)step).Members, length - 1)
                    .Select(rest => (IReadOnlyList<string>)[step.Name, .. rest]))));
    }

    private Gen<Filter> Filter(IReadOnlyList<Member> members, int depth)
    {
        var terms = Gen.OneOf("and", "or").SelectMany(name => Filters(members, depth - 1).Select(filters => (name, (Term)new FilterTerms(filters))));
        var entry = Gen.OneOf([.. members]).SelectMany(member => Gen.Frequency((15, (IGen<Term>)Term(member, depth)), (1, Gen.Const<Term>(new NoTerm())))
            .Select(term => (member.Name, term)));
        var any = depth > 1 ? Gen.Frequency((4, (IGen<(string, Term)>)entry), (1, terms)) : entry;
        return Gen.Frequency((12, (IGen<int>)Gen.Const(1)), (6, Gen.Const(2)), (1, Gen.Const(0)))
            .SelectMany(count => any.List[count])
            .Select(entries => new Filter([.. entries.DistinctBy(one => one.Item1)]));
    }

    private Gen<List<Filter>> Filters(IReadOnlyList<Member> members, int depth) =>
        Gen.Int[0, 3].SelectMany(count => Filter(members, depth).List[count]);

    private Gen<Term> Term(Member member, int depth) => member switch
    {
        ValueMember value => Values(value, mayNest: true).Select(term => (Term)term),
        GroupMember group => Filter(group.Members, 1).Select(inner => (Term)new InnerTerm(inner)),
        LinkMember link when depth > 0 => Filter(Shapes.For(link.Target).Members, depth - 1).Select(inner => (Term)new InnerTerm(inner)),
        ListMember list when depth > 0 => Gen.OneOf("some", "none", "all", "any").SelectMany(name => name == "any"
            ? OptionalValue(Gen.Bool).Select(any => (Term)new ListTerm([(name, null, any)]))
            : Filter(Shapes.For(list.Target).Members, depth - 1).Select(inner => (Term)new ListTerm([(name, inner, null)]))),
        _ => Gen.Const<Term>(new NoTerm()),
    };

    private Gen<ValueTerm> Values(ValueMember value, bool mayNest)
    {
        var test = Gen.OneOf([.. Names(value)]).SelectMany(name => Operand(value, name).SelectMany(operand =>
            Chance(3).Select(isVariable => new Test(name, operand, isVariable))));
        var any = value.Kind == Kind.Text && mayNest
            ? Gen.Frequency((6, (IGen<Test>)test), (1, Gen.OneOf("and", "or").SelectMany(name =>
                Gen.Int[0, 2].SelectMany(count => Values(value, mayNest: false).List[count]).Select(terms => new Test(name, null, false, terms)))))
            : test;
        return Gen.Frequency((6, (IGen<int>)Gen.Const(1)), (2, Gen.Const(2)), (1, Gen.Const(0)))
            .SelectMany(count => any.List[count])
            .Select(tests => new ValueTerm([.. tests.DistinctBy(one => one.Name)]));
    }

    private static IEnumerable<string> Names(ValueMember value) => value.Kind switch
    {
        Kind.Boolean => ["eq", "neq"],
        Kind.Enum or Kind.Id => ["eq", "neq", "in", "nin"],
        Kind.Text => ["eq", "neq", "in", "nin", .. TextOperations],
        _ => ["eq", "neq", "in", "nin", .. OrderOperations],
    };

    private Gen<object?> Operand(ValueMember value, string operation)
    {
        var one = Gen.Frequency((6, (IGen<object?>)Known(value)), (1, Gen.Const((object?)null)));
        return operation is "in" or "nin"
            ? Gen.Frequency((8, (IGen<object?>)Gen.Int[0, 4].SelectMany(count => one.List[count]).Select(items => (object?)items)), (1, Gen.Const((object?)null)))
            : one;
    }

    private Gen<object?> Known(ValueMember value) => value.Kind switch
    {
        Kind.Text => Gen.OneOf<object?>([.. LendingData.Words, "e", "S", "%", "_", "\\", "50%", "RÖND", "rond", "é", "Z", "\u0000", "ss", "\"", "https://example.org/2"]),
        Kind.Int => Gen.OneOf<object?>(-2, -1, 0, 1, 2, 3, 300, 301, 600, 1901, int.MaxValue),
        Kind.Long => Gen.OneOf<object?>(0L, 5L, 3_000_000_000L, 9_007_199_254_740_993L, long.MinValue),
        Kind.Decimal => Gen.OneOf<object?>(
            0m, 0.01m, 0.5m, 0.505m, -0.5m, 1m, 1.2m, 123.45m, 2.005m, 0.00005m, -1.2345m, 0.25m, 0.333333m, 40_000_000m, 99_999_999_999_999_999_999m, -99_999_999_999_999_999_999m),
        Kind.Date => Gen.Int[0, 36].Select(days => (object?)new LocalDate(1999, 12, 28).PlusDays(days)),
        Kind.Boolean => Gen.Bool.Select(flag => (object?)flag),
        Kind.Enum => Gen.OneOf(((IEnumerable)Enum.GetValues(value.Type == "Genre" ? typeof(Genre) : typeof(Binding))).Cast<object?>().ToArray()),
        _ => Gen.OneOf<object?>([.. data.All.OfType<Planning.Fields.IEntity>().Where(row => row is not FeePart && value.Get == Shapes.For(row.GetType().Name).Members.OfType<ValueMember>().First().Get).Select(Plain.Id)]),
    };

    private static Gen<string?> Alias(string name) =>
        Gen.Frequency((3, (IGen<string?>)Gen.Const((string?)null)), (1, Gen.OneOf("one", "other", "third").Select(alias => (string?)$"{name.TrimStart('_')}_{alias}")));

    private static Gen<bool> Chance(int oneIn) => Gen.Int[1, oneIn].Select(number => number == 1);

    private static Gen<T?> Optional<T>(int absent, int present, Gen<T> gen)
        where T : class =>
        Gen.Frequency((absent, (IGen<T?>)Gen.Const((T?)null)), (present, gen.Select(value => (T?)value)));

    private static Gen<T?> OptionalValue<T>(Gen<T> gen)
        where T : struct =>
        Gen.Frequency((1, (IGen<T?>)Gen.Const((T?)null)), (2, gen.Select(value => (T?)value)));

    private static Gen<IReadOnlyList<TPick>> Some<T, TPick>(IReadOnlyList<T> from, int least, int most, Func<T, Gen<TPick>> pick) =>
        from.Count == 0 || most == 0
            ? Gen.Const<IReadOnlyList<TPick>>([])
            : Gen.Int[least, Math.Min(most, from.Count)].SelectMany(count => Gen.OneOf([.. from]).SelectMany(pick).List[count]).Select(picks => (IReadOnlyList<TPick>)picks);

    // Two fields of one response key would have to be mergeable.
    private static IReadOnlyList<Pick> Distinct(IEnumerable<Pick> picks) => [.. picks.DistinctBy(pick => pick.ResponseKey)];
}

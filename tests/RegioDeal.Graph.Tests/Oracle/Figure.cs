namespace RegioDeal.Graph.Tests.Oracle;

/// <summary>A sum of amounts, or of parts of them: of an owner, a line of a break-down, or a cell of the pivot.</summary>
internal sealed class Figure
{
    private static readonly string[] Spread = ["municipality", "indicator"];

    private readonly World world;
    private readonly Func<AmountPart, Row, bool> holds;
    private readonly IReadOnlyList<Row> programmes;
    private readonly IReadOnlySet<string> spreadBy;
    private readonly bool isWhole;
    private readonly bool varies;
    private readonly decimal? heads;
    private readonly Func<decimal> whole;

    /// <param name="world">Where the amounts are.</param>
    /// <param name="holds">Whether a part counts when its amount was granted in a tranche.</param>
    /// <param name="programmes">The deals whose tranches stand in a break-down.</param>
    /// <param name="spreadBy">By what of <c>municipality</c> and <c>indicator</c> it is asked.</param>
    /// <param name="isWhole">Asked so that each amount counts whole.</param>
    /// <param name="varies">Whether it depends on the tranche.</param>
    /// <param name="heads">By how many inhabitants it is divided.</param>
    /// <param name="whole">What its share is of, in cents.</param>
    private Figure(
        World world, Func<AmountPart, Row, bool> holds, IReadOnlyList<Row> programmes, IReadOnlySet<string> spreadBy, bool isWhole, bool varies, decimal? heads, Func<decimal> whole) =>
        (this.world, this.holds, this.programmes, this.spreadBy, this.isWhole, this.varies, this.heads, this.whole) =
        (world, holds, programmes, spreadBy, isWhole, varies, heads, whole);

    /// <summary>Of a line or a cell: its members by dimension; null where nothing is attributed or linked.</summary>
    public IReadOnlyDictionary<string, Row?> Members { get; private init; } = new Dictionary<string, Row?>();

    /// <summary>What it stands for in a pivot.</summary>
    public string Kind { get; private init; } = "CELL";

    /// <summary>Of a line by tranche: the lines up to it.</summary>
    private IReadOnlyList<Figure> Running { get; set; } = [];

    /// <summary>The figures of an owner.</summary>
    public static Figure Of(World world, Row owner, IReadOnlyList<Row> programmes, Func<AmountPart, Row, bool> holds, bool varies, string? by, FiguresAsked asked)
    {
        bool IsAsked(Row tranche) => asked.Tranche is not { } number || tranche.Int("number") == number;
        return new(
            world,
            (part, tranche) => holds(part, tranche) && IsAsked(tranche),
            programmes,
            by is null ? new HashSet<string>() : new HashSet<string> { by },
            asked.IsWhole,
            varies || asked.Tranche is not null,
            owner.Type == "Municipality" ? world.Inhabitants(owner) : world.Inhabitants(programmes),
            () => world.Parts.Where(part => programmes.Contains(part.Allocation.Link("programme")) && IsAsked(part.Allocation.Link("tranche"))).Sum(part => part.Cents));
    }

    /// <summary>The cells of a pivot.</summary>
    /// <param name="world">Where the amounts are.</param>
    /// <param name="holds">The filter.</param>
    /// <param name="dimensions">What it is grouped by.</param>
    /// <param name="restricted">What the filter restricts.</param>
    /// <param name="isWhole">Asked so that each amount counts whole.</param>
    /// <param name="choose">Which of the cells are shown, in their order.</param>
    /// <param name="hasRest">Whether one closes for those that are not.</param>
    /// <param name="hasTotal">Whether one closes for all that is counted.</param>
    public static IReadOnlyList<Figure> Pivot(
        World world,
        Func<AmountPart, Row, bool> holds,
        IReadOnlyList<string> dimensions,
        IReadOnlySet<string> restricted,
        bool isWhole,
        Func<IReadOnlyList<Figure>, IReadOnlyList<Figure>> choose,
        bool hasRest,
        bool hasTotal)
    {
        var spreadBy = Spread.Where(name => dimensions.Contains(name) || restricted.Contains(name)).ToHashSet();
        var varies = dimensions.Contains("tranche") || restricted.Contains("tranche");
        var all = new Figure(world, holds, [], spreadBy, isWhole, varies, null, () => 0);
        Figure[] cells =
        [
            .. world.Parts.Where(part => holds(part, part.Allocation.Link("tranche")))
                .Select(part => new Cell([.. dimensions.Select(dimension => MemberOf(dimension, part, part.Allocation.Link("tranche")))]))
                .Distinct()
                .Order(Comparer<Cell>.Create((one, other) => one.Members.Zip(other.Members).Select(pair => MemberOrder(pair.First, pair.Second)).FirstOrDefault(found => found != 0)))
                .Select(cell => new Figure(
                    world,
                    (part, tranche) => holds(part, tranche) && dimensions.Zip(cell.Members).All(asked => MemberOf(asked.First, part, tranche) == asked.Second),
                    [],
                    spreadBy,
                    isWhole,
                    varies,
                    HeadsOf(world, dimensions, cell),
                    () => all.Cents(all.Held()))
                {
                    Members = dimensions.Zip(cell.Members).ToDictionary(),
                }),
        ];
        var shown = choose(cells);
        var rest = cells.Except(shown).ToArray();
        return
        [
            .. shown,
            .. !hasRest || rest.Length == 0 ? [] : new[]
            {
                new Figure(
                    world,
                    (part, tranche) => holds(part, tranche) && Array.Exists(rest, cell => cell.Members.All(member => MemberOf(member.Key, part, tranche) == member.Value)),
                    [],
                    spreadBy,
                    isWhole,
                    varies,
                    HeadsTogether(dimensions, rest),
                    () => all.Cents(all.Held()))
                {
                    Kind = "REST",
                },
            },
            .. !hasTotal ? [] : new[]
            {
                new Figure(world, holds, [], spreadBy, isWhole, varies, world.Inhabitants(world.All("Programme")), () => all.Cents(all.Held())) { Kind = "TOTAL" },
            },
        ];
    }

    /// <summary>The inhabitants of the members that some cells are of, each once; not known when those of one are not.</summary>
    private static decimal? HeadsTogether(IReadOnlyList<string> dimensions, IReadOnlyList<Figure> cells)
    {
        var by = dimensions.Contains("municipality") ? "municipality" : dimensions.Contains("programme") ? "programme" : null;
        var heads = cells.Select(cell => (Member: by is null ? null : cell.Members[by], cell.heads)).Distinct().ToArray();
        return Array.Exists(heads, one => one.heads is null) ? null : heads.Sum(one => one.heads);
    }

    public decimal Amount => Cents(Held()) / 100;

    public decimal? Share => Plain.Quotient(Cents(Held()), whole(), 6);

    public decimal? PerInhabitant => Plain.Quotient(Cents(Held()), heads, 0) / 100;

    public int AllocationCount => Held().Select(part => part.Allocation).Distinct().Count();

    public decimal Certain => Cents(Held().Where(part => !varies || part.Allocation["certainty"] == "CERTAIN")) / 100;

    public decimal AtLeast => (bounds ??= Bounds([this])).Least;

    public decimal AtMost => (bounds ??= Bounds([this])).Most;

    public bool IsCertain => AtLeast == AtMost;

    public decimal Cumulative => Running.Sum(line => line.Amount);

    public decimal CumulativeAtLeast => Bounds(Running).Least;

    public decimal CumulativeAtMost => Bounds(Running).Most;

    /// <summary>Printed, unless a rule of ours had a part in it.</summary>
    public string Basis => Held().Any(part => spreadBy.Any(by => (by == "municipality" ? part.MunicipalityBasis : part.IndicatorBasis) == "EDITORIAL")) ? "EDITORIAL" : "DOCUMENT";

    /// <summary>By how much it exceeds its parts.</summary>
    public decimal Excess => (Cents(Held()) - Held().Sum(part => part.Cents)) / 100;

    /// <summary>The amounts that it is the sum of, each with what counts of it.</summary>
    public IReadOnlyList<FigureLine> Lines =>
    [
        .. Held()
            .GroupBy(part => (
                part.Allocation,
                Municipality: CountsWhole || !spreadBy.Contains("municipality") ? null : part.Municipality,
                Indicator: CountsWhole || !spreadBy.Contains("indicator") ? null : part.Indicator))
            .Select(line => new FigureLine(line.Key.Allocation, Cents(line) / 100, line.Key.Municipality, line.Key.Indicator))
            .Order(Comparer<FigureLine>.Create((one, other) =>
                Interpreter.NaturalOrder(one.Allocation, other.Allocation) is var byAmount and not 0 ? byAmount
                : MemberOrder(one.Municipality, other.Municipality) is var byMunicipality and not 0 ? byMunicipality
                : MemberOrder(one.Indicator, other.Indicator))),
    ];

    /// <summary>The break-down along a dimension: by tranche all of the deal, else those with an amount.</summary>
    public IReadOnlyList<Figure> By(string dimension)
    {
        var members = dimension == "tranche"
            ? programmes.SelectMany(programme => world.Of("Tranche", "programme", programme))
            : Held().Select(part => MemberOf(dimension, part, part.Allocation.Link("tranche"))).Distinct();
        var lines = members.Order(Comparer<Row?>.Create(MemberOrder))
            .Select(member => new Figure(
                world,
                (part, tranche) => holds(part, tranche) && MemberOf(dimension, part, tranche) == member,
                programmes,
                Spread.Contains(dimension) ? new HashSet<string>(spreadBy) { dimension } : spreadBy,
                isWhole,
                varies || dimension == "tranche",
                dimension == "municipality" ? member is null ? null : world.Inhabitants(member) : heads,
                () => Cents(Held()))
            {
                Members = new Dictionary<string, Row?> { [dimension] = member },
            })
            .ToArray();
        for (var i = 0; i < lines.Length; i++)
        {
            lines[i].Running = lines[..(i + 1)];
        }

        return lines;
    }

    private bool CountsWhole => isWhole && spreadBy.Count > 0;

    private static Row? MemberOf(string dimension, AmountPart part, Row tranche) => dimension switch
    {
        "municipality" => part.Municipality,
        "indicator" => part.Indicator,
        "tranche" => tranche,
        _ => dimension == "project" ? part.Allocation.Link("project") : part.Allocation.Link(dimension),
    };

    /// <summary>What has no member comes last.</summary>
    private static int MemberOrder(Row? one, Row? other) => (one, other) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        _ => Interpreter.NaturalOrder(one, other),
    };

    private static decimal? HeadsOf(World world, IReadOnlyList<string> dimensions, Cell cell)
    {
        Row? Member(string dimension) => cell.Members[dimensions.ToList().IndexOf(dimension)];
        return dimensions.Contains("municipality") ? Member("municipality") is { } municipality ? world.Inhabitants(municipality) : null
            : dimensions.Contains("programme") ? world.Inhabitants([Member("programme")!])
            : world.Inhabitants(world.All("Programme"));
    }

    private AmountPart[] Held() => held ??= [.. world.Parts.Where(part => holds(part, part.Allocation.Link("tranche")))];

    private AmountPart[]? held;
    private (decimal Least, decimal Most)? bounds;

    private decimal Cents(IEnumerable<AmountPart> parts) =>
        CountsWhole ? parts.Select(part => part.Allocation).Distinct().Sum(allocation => allocation.Number("amount_eur") * 100) : parts.Sum(part => part.Cents);

    /// <summary>The least and most over all readings: of each pillar, then added.</summary>
    private static (decimal Least, decimal Most) Bounds(IReadOnlyList<Figure> summed)
    {
        var (least, most) = (0m, 0m);
        foreach (var readings in summed[0].world.Readings)
        {
            var sums = readings
                .Select(reading => summed.Sum(figure => figure.Cents(figure.Possible().Where(one => reading.GetValueOrDefault(one.Part.Allocation) == one.Tranche).Select(one => one.Part))))
                .ToArray();
            least += sums.Min();
            most += sums.Max();
        }

        return (least / 100, most / 100);
    }

    /// <summary>What would count if its amount were granted in a tranche.</summary>
    private (AmountPart Part, Row Tranche)[] Possible() => possible ??=
        [.. world.Parts.SelectMany(part => world.All("Tranche").Where(tranche => holds(part, tranche)).Select(tranche => (part, tranche)))];

    private (AmountPart Part, Row Tranche)[]? possible;

    private sealed record Cell(IReadOnlyList<Row?> Members)
    {
        public bool Equals(Cell? other) => other is not null && Members.SequenceEqual(other.Members);

        public override int GetHashCode() => Members.Aggregate(17, (code, member) => HashCode.Combine(code, member));
    }
}

/// <summary>An amount behind a figure.</summary>
internal sealed record FigureLine(Row Allocation, decimal Amount, Row? Municipality, Row? Indicator);

using System.Globalization;

namespace RegioDeal.Graph.Tests.Oracle;

/// <summary>Filters and orders, with values from the data and near it.</summary>
internal sealed partial class OperationMaker
{
    private static readonly string[] Oddities = ["%", "_", "\\", "", "'", "é", "É", "ë", "e\u0301", "ß", "\"", "a_b", "50%", "\n", "😀", "\u00a0"];

    /// <summary>Where rows of a list come from: what their members are, and how one is drawn.</summary>
    private sealed record Values(string Type, IReadOnlyList<Member> Members, Func<Row?> Draw);

    private Values Source(string type, SdlField field) => field.Name == "spending" && type == Oracle.Operation.Root
        ? new Values("Spending", Model.SpendingFact.Members, () => OneOf(World.Parts) is var part
            ? new Row("Spending", "").With("allocation", part.Allocation).With("municipality", part.Municipality).With("indicator", part.Indicator).With("tranche", part.Allocation.Link("tranche"))
            : null)
        : Rows(Interpreter.Target(field.Type));

    private Values Rows(string type) => new(type, Model.For(type).Members, () => World.All(type) is { Count: > 0 } rows ? OneOf(rows) : null);

    private Fields Filter(string input, Values values, int depth)
    {
        var fields = Schema.InputFields(input).Where(field => field.Name is not ("and" or "or") && !Model.Unchecked.ContainsKey($"{values.Type}.{field.Name}")).ToArray();
        var plain = fields.Where(field => field.Type.Name.EndsWith("OperationFilterInput", StringComparison.Ordinal)).ToArray();
        var entries = new Dictionary<string, Arg>();
        var count = Chance(4) ? 0 : 1 + Next(depth >= 2 && Chance(30) ? 3 : 1);
        for (var i = 0; i < count; i++)
        {
            Nodes++;
            if (depth > 0 && Chance(18))
            {
                entries[Chance(50) ? "and" : "or"] = Terms(() => Filter(input, values, depth - 1));
            }
            else if ((depth > 0 && !Chance(45)) || plain.Length == 0)
            {
                var field = OneOf(fields);
                entries[field.Name] = Chance(3) ? new Scalar(Form(isRequired: false), null) : Inner(field, values, depth);
            }
            else
            {
                var field = OneOf(plain);
                entries[field.Name] = Chance(2) ? new Scalar(Form(isRequired: false), null) : Inner(field, values, depth);
            }
        }

        return new Fields(Form(isRequired: false) is var form && form == Given.Absent ? Given.Literal : form, [.. entries.Select(entry => (entry.Key, entry.Value))]);
    }

    private Items Terms(Func<Arg> term)
    {
        var terms = Enumerable.Range(0, Chance(8) ? 0 : 1 + Next(3)).Select(_ => term()).Select(one => one.Given is Given.Default or Given.Absent ? one with { Given = Given.Literal } : one).ToArray();
        return new Items(Form(isRequired: false) is var form && form == Given.Absent ? Given.Literal : form, terms, IsBare: terms.Length == 1 && Chance(20));
    }

    private Arg Inner(SdlInput field, Values values, int depth)
    {
        if (field.Type.Name.EndsWith("OperationFilterInput", StringComparison.Ordinal))
        {
            return Tests(field.Type.Name, () => Sample(values, field.Name), 1);
        }

        return values.Members.First(member => member.Name == field.Name) switch
        {
            LinkMember link => Filter(field.Type.Name, Rows(link.Target), depth - 1),
            GroupMember group => Filter(field.Type.Name, values with { Type = group.Type, Members = group.Members }, depth - 1),
            FiguresMember figures => Figures(field.Type.Name, figures, values, depth - 1),
            AskedMember asked => Asked(field.Type.Name, asked, values, depth - 1),
            ListMember list => Quantified(field.Type.Name, list, depth - 1),
            var other => throw new InvalidOperationException(other.Name),
        };
    }

    private Fields Quantified(string input, ListMember list, int depth)
    {
        var filter = Schema.InputFields(input).First(field => field.Name == "some").Type.Name;
        var given = Chance(30) ? ListArguments(Schema.InputFields(input).First(field => field.Name == "args").Type.Name, list) : null;
        if (Chance(35))
        {
            var together = Together(Schema.InputFields(input).First(field => field.Name == "aggregates").Type.Name, list, 1);
            return new Fields(Given.Literal, [.. Beside(given), ("aggregates", together)]);
        }

        var name = OneOf(["some", "none", "all", "any"]);
        Arg value = Chance(4) ? new Scalar(Form(isRequired: false), null)
            : name == "any" ? new Scalar(Form(isRequired: false), Chance(50))
            : Filter(filter, Rows(list.Target), Math.Min(depth, 1));
        return new Fields(Given.Literal, [.. Beside(given), (name, value)]);
    }

    private static IEnumerable<(string, Arg)> Beside(Arg? given) => given is null ? [] : [("args", given)];

    private Fields ListArguments(string input, ListMember list) =>
        new(Given.Literal, [("where", Filter(Schema.InputFields(input).First(field => field.Name == "where").Type.Name, Rows(list.Target), 1))]);

    /// <summary>Conditions on the numbers of a child list put together.</summary>
    private Fields Together(string input, ListMember list, int depth)
    {
        Nodes++;
        var fields = Schema.InputFields(input);
        var field = OneOf(Chance(40) ? [.. fields.Where(one => one.Name == "count")] : fields);
        if (field.Name is "and" or "or")
        {
            return new Fields(Given.Literal, depth == 0 ? [] : [(field.Name, Terms(() => Together(input, list, depth - 1)))]);
        }

        if (field.Name == "count")
        {
            return new Fields(Given.Literal, [("count", Tests(field.Type.Name, () => Next(6), 0))]);
        }

        var figures = Schema.InputFields(field.Type.Name).Where(one => one.Name is not ("and" or "or")).ToArray();
        var figure = OneOf(figures);
        return new Fields(Given.Literal, [(field.Name, new Fields(Given.Literal, [(figure.Name, Tests(figure.Type.Name, () => figure.Name == "count" ? Next(5) : Sample(Rows(list.Target), field.Name), 0))]))]);
    }

    /// <summary>Conditions on a value or an object that is asked with arguments.</summary>
    private Fields Asked(string input, AskedMember asked, Values values, int depth)
    {
        var fields = Schema.InputFields(input).Where(field => field.Name is not "args" && (depth > 0 || field.Name is not ("and" or "or"))).ToArray();
        var (field, given) = (OneOf(fields), AskedArguments(asked));
        object? Near() => values.Draw() is { } row ? asked.Get(row, name => ((Scalar)given.Entries.First(entry => entry.Name == name).Value).Value) : null;
        var test = field.Name switch
        {
            "and" or "or" => Terms(() => Asked(input, asked, values, depth - 1)),
            "value" or "reason" => Tests(field.Type.Name, () => (Near() as Dictionary<string, object?>)?[field.Name], 0),
            _ when field.Type.Item is not null => Several("Decimal", Near) is var items ? items with { Values = [.. items.Values.Select(Whole)] } : items,
            _ => Whole(Operand("Decimal", Near(), Form(isRequired: false))),
        };
        return new Fields(Given.Literal, [("args", given), (field.Name, test)]);
    }

    // A Long has no digits behind the point.
    private static Arg Whole(Arg number) => number is Scalar { Value: decimal value } scalar ? scalar with { Value = Math.Abs(value) < 1_000_000_000_000_000m ? decimal.Truncate(value) : 0m } : number;

    private Fields AskedArguments(AskedMember asked) => new(
        Given.Literal,
        asked.Name == "population"
            ? [("year", new Scalar(Form(isRequired: true) is Given.Default ? Given.Literal : Given.Variable, 2014 + Next(13)))]
            : [("region", new Scalar(Given.Literal, Code("Region")))]);

    private Fields FigureArguments()
    {
        var entries = new List<(string, Arg)>();
        if (Chance(60))
        {
            entries.Add(("attribution", Chance(90) ? Drawn(Schema.EnumValues("Attribution")) : new Scalar(Given.Literal, null)));
        }

        if (Chance(60))
        {
            entries.Add(("tranche", new Scalar(Form(isRequired: false), Chance(90) ? Next(8) : null)));
        }

        return new Fields(Given.Literal, entries);
    }

    private Fields Figures(string input, FiguresMember figures, Values values, int depth)
    {
        var entries = new Dictionary<string, Arg>();
        var fields = Schema.InputFields(input).Where(field => field.Name is not ("and" or "or" or "args")).ToArray();
        if (Chance(40))
        {
            entries["args"] = FigureArguments();
        }

        for (var i = 0; i <= Next(2); i++)
        {
            Nodes++;
            if (depth > 0 && Chance(15))
            {
                entries[Chance(50) ? "and" : "or"] = Terms(() => Figures(input, figures, values, depth - 1));
                continue;
            }

            var field = OneOf(fields);
            entries[field.Name] = Tests(
                field.Type.Name,
                () => values.Draw() is { } row ? Interpreter.Of(figures.Get(row, new FiguresAsked()), new Pick(null, null, field.Name, [], [])) : null,
                1);
        }

        return new Fields(Given.Literal, [.. entries.Select(entry => (entry.Key, entry.Value))]);
    }

    /// <summary>Conditions on the figures of cells.</summary>
    private Fields Having(string input, int depth)
    {
        var fields = Schema.InputFields(input).Where(field => depth > 0 || field.Name is not ("and" or "or")).ToArray();
        var entries = new Dictionary<string, Arg>();
        for (var i = 0; i <= Next(2); i++)
        {
            Nodes++;
            var field = OneOf(fields);
            entries[field.Name] = field.Name is "and" or "or" ? Terms(() => Having(input, depth - 1)) : Tests(
                field.Type.Name,
                () => field.Name switch
                {
                    "basis" => OneOf(Schema.EnumValues("Basis")),
                    "isCertain" => Chance(50),
                    "allocationCount" => Next(20),
                    "share" => Next(1_000) / 1_000m,
                    "perInhabitant" => Next(5_000) / 100m,
                    _ => OneOf(World.Parts).Cents / 100,
                },
                1);
        }

        return new Fields(Given.Literal, [.. entries.Select(entry => (entry.Key, entry.Value))]);
    }

    private static object? Sample(Values values, string name) =>
        values.Draw() is { } row && values.Members.First(member => member.Name == name) is ValueMember value ? value.Get(row) : null;

    private Fields Tests(string input, Func<object?> sample, int depth)
    {
        var fields = Schema.InputFields(input);
        var tests = new Dictionary<string, Arg>();
        for (var i = 0; i <= (Chance(15) ? 1 : 0); i++)
        {
            var test = OneOf(fields);
            if (test.Name is "and" or "or")
            {
                if (depth > 0)
                {
                    tests[test.Name] = Chance(5) ? new Scalar(Form(isRequired: false), null) : Terms(() => Tests(input, sample, depth - 1));
                }

                continue;
            }

            tests[test.Name] = test.Type.Item is null
                ? Operand(test.Type.Name, sample(), Form(isRequired: false))
                : Chance(3) ? new Scalar(Form(isRequired: false), null) : Several(test.Type.Name, sample);
        }

        return new Fields(Given.Literal, [.. tests.Select(test => (test.Key, test.Value))]);
    }

    private Items Several(string type, Func<object?> sample)
    {
        var items = Enumerable.Range(0, Next(4)).Select(_ => Operand(type, sample(), Chance(15) ? Given.Variable : Given.Literal)).ToArray();
        return new Items(Form(isRequired: false) is var form && form == Given.Absent ? Given.Literal : form, items, IsBare: items.Length == 1 && items[0] is not Scalar { Value: null } && Chance(20));
    }

    private Arg Operand(string type, object? near, Given given)
    {
        if (Chance(7) || (near is null && type is not ("Int" or "Long" or "Decimal" or "Boolean" or "String") && !Schema.IsEnum(type)))
        {
            return new Scalar(given, null);
        }

        return type switch
        {
            "Boolean" => new Scalar(given, Chance(50)),
            "ID" => new Scalar(given, near),
            "Int" => new Scalar(given, (near is int number ? number : Next(10)) + (Chance(50) ? 0 : Next(5) - 2)),
            "Long" => Whole(new Scalar(given, Convert.ToDecimal(near ?? Next(1_000), CultureInfo.InvariantCulture))),
            "Decimal" => new Scalar(given, Number(Convert.ToDecimal(near ?? Next(1_000), CultureInfo.InvariantCulture))),
            "LocalDate" => new Scalar(given, DateOnly.Parse((string)near!, CultureInfo.InvariantCulture).AddDays(Chance(50) ? 0 : Next(5) - 2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            "String" => new Scalar(given, Text((string?)near ?? "")),
            _ when Schema.IsEnum(type) => new Choice(given, Chance(60) && near is string name ? name : OneOf(Schema.EnumValues(type))),
            _ => throw new InvalidOperationException(type),
        };
    }

    private decimal Number(decimal near) => Next(8) switch
    {
        0 => near + 0.01m,
        1 => near - 0.01m,
        2 => near + 0.0000001m,
        3 => -near,
        4 => near * 10_000_000_000_000_000m,
        5 => decimal.Truncate(near),
        _ => near,
    };

    /// <summary>The text, a piece of it, in other letters, or nothing that is there.</summary>
    private string Text(string near)
    {
        var from = near.Length == 0 ? 0 : Next(near.Length);
        var piece = Next(6) switch
        {
            0 => near,
            1 => near[..Math.Min(near.Length, 1 + Next(8))],
            2 => near[Math.Max(0, near.Length - 1 - Next(8))..],
            _ => near.Substring(from, Math.Min(near.Length - from, 1 + Next(5))),
        };
        // Half of a letter is no text.
        piece = piece.Where(char.IsSurrogate).Any() ? "" : piece;
        return Next(12) switch
        {
            0 => piece.ToUpperInvariant(),
            1 => piece.ToLowerInvariant(),
            2 => Plain.Fold(piece),
            3 => piece.Replace('e', 'é').Replace('o', 'Ö'),
            4 => piece + OneOf(Oddities),
            5 => OneOf(Oddities),
            _ => piece,
        };
    }

    private Arg Order(string input)
    {
        var entries = Enumerable.Range(0, Chance(5) ? 0 : 1 + Next(3)).Select(_ => Entry(input, 3)).Select(one => one with { Given = one.Given is Given.Variable ? Given.Variable : Given.Literal }).ToArray();
        return new Items(Form(isRequired: false) is var form && form == Given.Absent ? Given.Literal : form, entries, IsBare: entries.Length == 1 && Chance(20));
    }

    private Arg Entry(string input, int depth)
    {
        Nodes++;
        var type = input[..^"SortInput".Length];
        var fields = Schema.InputFields(input).Where(field => field.Name != "args" && (depth > 0 || field.Type.Name == "SortEnumType") && !Model.Unchecked.ContainsKey($"{type}.{field.Name}")).ToArray();
        if (fields.Length == 0 || Chance(2))
        {
            return new Fields(Given.Literal, []);
        }

        var field = OneOf(Chance(50) && fields.Any(one => one.Type.Name == "SortEnumType") ? [.. fields.Where(one => one.Type.Name == "SortEnumType")] : fields);
        var value = Chance(2) ? new Scalar(Given.Literal, null)
            : field.Type.Name == "SortEnumType" ? Drawn(["ASC", "DESC"], Form(isRequired: false))
            : Entry(field.Type.Name, depth - 1);
        if (value is Fields inner && Schema.InputFields(field.Type.Name).FirstOrDefault(one => one.Name == "args") is { } argument)
        {
            value = inner with { Given = Given.Literal, Entries = [.. Beside(ArgumentsOf(type, field.Name, argument)), .. inner.Entries] };
        }

        return new Fields(Form(isRequired: true) is var form && form == Given.Default ? Given.Literal : form, [(field.Name, value)]);
    }

    /// <summary>The arguments of a field in an order; null when it has none.</summary>
    private Fields? ArgumentsOf(string type, string field, SdlInput argument) => (Model.Has(type) ? Model.For(type).Members.FirstOrDefault(member => member.Name == field) : null) switch
    {
        FiguresMember => Chance(50) ? FigureArguments() : null,
        ListMember list => Chance(50) ? ListArguments(argument.Type.Name, list) : null,
        AskedMember asked => AskedArguments(asked),
        _ => null,
    };
}

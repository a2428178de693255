using System.ComponentModel;
using System.Reflection;
using GraphQL;
using GraphQL.Types;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Figures;
using RegioDeal.Graph.Planning.Filtering;
using RegioDeal.Graph.Planning.Limits;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Planning.GraphQLNet;

/// <summary>Makes the schema of GraphQL.NET from the declared graph. No resolver is set: operations are planned, not resolved.</summary>
internal sealed partial class SchemaBuilder
{
    /// <summary>Marks an enum whose values change the plan.</summary>
    public const string IsStructural = "structural";

    /// <summary>Says of a field how many digits its decimals are declared with.</summary>
    public const string Digits = "digits";

    private readonly GraphModel model;
    private readonly Dictionary<string, IGraphType> types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Type> connectionTargets = new(StringComparer.Ordinal);
    private readonly List<Action> pending = [];

    private SchemaBuilder(GraphModel model, PlanLimits limits) => (this.model, this.limits) = (model, limits);

    /// <summary>Builds the schema.</summary>
    /// <param name="model">The graph as declared.</param>
    /// <param name="limits">What pages and lists are bound by, for their cost.</param>
    /// <returns>The schema, initialized.</returns>
    public static Schema Build(GraphModel model, PlanLimits limits)
    {
        var builder = new SchemaBuilder(model, limits);
        var query = new ObjectGraphType { Name = "Query", Description = "Where every question starts." };
        foreach (var root in model.Roots)
        {
            query.AddField(Costs(builder.Root(root), Weights.Of(root)));
        }

        var nodes = model.Graphs.Select(graph => builder.Entity(graph.Entity)).ToArray();
        for (var i = 0; i < builder.pending.Count; i++)
        {
            builder.pending[i]();
        }

        var schema = new Schema { Query = query, Description = "Monitors broad prosperity (brede welvaart) in a Regio Deal: what is paid for, and what it is to change." };
        schema.Features.RepeatableDirectives = true;
        schema.Features.DeprecationOfInputValues = true;
        schema.Directives.Register(new SpecifiedBy
        {
            Description = "Where the form of a custom scalar is specified.",
            Arguments = new QueryArguments(new QueryArgument(NonNull(new StringGraphType())) { Name = SpecifiedBy.Url, Description = "The address of the specification." }),
        });
        RegisterCost(schema);
        foreach (var node in nodes)
        {
            schema.RegisterType(node); // an interface alone leads to it
        }

        schema.Initialize();
        AddSpecifiedBy(schema);
        SizeIntrospection(schema);
        return schema;
    }

    private FieldType Root(RootField root) => root switch
    {
        RootListField list => ListOf(list.Name, list.Name.ToPascal(), list.Description, list.Target, list.IsPaged, list.AssumedSize, [.. list.Choices.Select(Choice)]),
        RootOneField one => Output(
            one.Name,
            one.Description + " Null when there is none.",
            Entity(one.Target),
            [.. one.Arguments.Select(argument => new QueryArgument(argument.IsRequired ? NonNull(Leaf(argument.Scalar)) : Leaf(argument.Scalar))
            {
                Name = argument.Name,
                Description = argument.Description,
            })]),
        PivotField pivot => Sizes(
            Output(
                pivot.Name,
                pivot.Description,
                NonNull(ListOf(NonNull(Cell(pivot.Figures)))),
                [
                    new QueryArgument(ListOf(NonNull(DimensionEnum(pivot.Figures)))) { Name = "groupBy", Description = "The dimensions that make the cells, outermost first. Left out or empty: one cell, the total." },
                    new QueryArgument(FactFilter(pivot.Figures)) { Name = "where", Description = "Which facts are counted." },
                    .. Attributed(pivot.Figures),
                    .. Chosen(pivot.Figures),
                ]),
            new ListSize(Planner.AssumedCells, ["first"], [])),
        NodesField nodes => Nodes(nodes),
        SearchField search => Search(search),
        _ => throw new GraphDefinitionException($"The root field '{root.Name}' has no type."),
    };

    private IGraphType Entity(Type entity)
    {
        var graph = model.For(entity);
        return Object(graph.Name, graph.Description, graph.Fields, Node());
    }

    private ObjectGraphType Object(string name, string description, IReadOnlyList<GraphField> fields, InterfaceGraphType? node = null) =>
        Once(name, () => new ObjectGraphType { Name = name, Description = description }, type =>
        {
            foreach (var field in fields)
            {
                type.AddField(Costs(Field(name, field), Weights.Of(field)));
            }

            if (node is not null)
            {
                type.AddResolvedInterface(node); // which looks for its fields
                node.AddPossibleType(type);
            }
        });

    private FieldType Field(string owner, GraphField field) => field switch
    {
        ValueField value => Value(value.Name, value.Description, value.Scalar, value.IsNullable),
        ArgumentField value => Value(value.Name, value.Description, value.Scalar, value.IsNullable, [Argument(value.Argument)]),
        ArgumentObjectField nested => Output(
            nested.Name, nested.Description, NonNull(ArgumentObject(nested)), [Argument(nested.Argument)]),
        MadeField made => Output(
            made.Name, made.Description, Nullable(new StringGraphType(), made.IsNullable), made.Argument is null ? null : [Argument(made.Argument)]),
        LinkField link => Output(link.Name, link.Description, Nullable(Entity(link.Target), link.IsNullable)),
        FigureField figures => Output(
            figures.Name, figures.Description, NonNull(Object(figures.TypeName, figures.TypeDescription, figures.Fields)), [.. Attributed(figures.Figures), .. Narrowed(figures.Figures)]),
        ObjectField nested => Output(nested.Name, nested.Description, NonNull(Object(nested.TypeName, nested.TypeDescription, nested.Fields))),
        ListField list => ListOf(list.Name, list.PageName, list.Description, list.Target, list.IsPaged, list.AssumedSize),
        BoundField bound => Bound(bound),
        SpreadField spread => Value(spread.Name, spread.Description, spread.Scalar),
        LinesField lines => LinesOf(lines.Figures),
        ByField by => Sizes(Output(by.Name, by.Description, NonNull(ListOf(NonNull(Breakdown(by.Figures, by.Dimension))))), Assumed(Planner.AssumedMembers)),
        _ => throw new GraphDefinitionException($"'{owner}.{field.Name}' has no type."),
    };

    private ObjectGraphType ArgumentObject(ArgumentObjectField field) =>
        Once(field.TypeName, () => new ObjectGraphType { Name = field.TypeName, Description = field.TypeDescription }, type =>
        {
            foreach (var inner in field.Fields)
            {
                type.AddField(Costs(Value(inner.Name, inner.Description, inner.Scalar, inner.IsNullable), Weights.Of(inner)));
            }
        });

    private QueryArgument Argument(FieldArgument argument) => argument.Otherwise is null
        ? new QueryArgument(NonNull(Leaf(argument.Scalar))) { Name = argument.Name, Description = argument.Description }
        : new QueryArgument(Leaf(argument.Scalar)) { Name = argument.Name, Description = argument.Description, DefaultValue = argument.Otherwise };

    private QueryArgument Choice(KeyArgument choice)
    {
        var list = ListOf(NonNull(Leaf(choice.Scalar)));
        return new QueryArgument(choice.IsRequired ? NonNull(list) : list) { Name = choice.Name, Description = choice.Description };
    }

    private FieldType ListOf(string name, string pageName, string description, Type target, bool isPaged, int assumedSize, IReadOnlyList<QueryArgument>? choices = null)
    {
        var graph = model.For(target);
        var where = new QueryArgument(EntityFilter(graph)) { Name = "where", Description = "Which rows are kept." };
        var order = new QueryArgument(ListOf(NonNull(EntitySort(graph)))) { Name = "order", Description = "By what they are ordered, first key first; one field an entry. Rows without a value come last, ties are closed by the key." };
        if (!isPaged)
        {
            return Sizes(Output(name, description, NonNull(ListOf(NonNull(Entity(target)))), [where, order]), Assumed(assumedSize));
        }

        var typeName = $"{pageName}Connection";
        if (connectionTargets.TryGetValue(typeName, out var known) && known != target)
        {
            throw new GraphDefinitionException($"Two connections called '{name}' list {known.Name} and {target.Name}. Name the pages of one otherwise, by PagedAs.");
        }

        connectionTargets[typeName] = target;
        return Sizes(
            Output(
                name,
                description,
                NonNull(Connection(name, pageName, target)),
                [
                    .. choices ?? [],
                    new QueryArgument(new IntGraphType()) { Name = "first", Description = "The size of the page, 0 to 500. 50 when neither 'first' nor 'last' is given." },
                    new QueryArgument(new StringGraphType()) { Name = "after", Description = "The cursor that the page comes after." },
                    new QueryArgument(new IntGraphType()) { Name = "last", Description = "The size of a page read from the end, 0 to 500." },
                    new QueryArgument(new StringGraphType()) { Name = "before", Description = "The cursor that the page comes before." },
                    where,
                    order,
                ]),
            Page);
    }

    private ObjectGraphType Connection(string name, string pageName, Type target) =>
        Once($"{pageName}Connection", () => new ObjectGraphType { Name = $"{pageName}Connection", Description = $"A page of {name}, and how many there are." }, type =>
        {
            type.AddField(Output("pageInfo", "Where the page stands in the list.", NonNull(PageInfo())));
            type.AddField(Output("edges", "The rows of the page with their cursors.", NonNull(ListOf(NonNull(Edge(name, pageName, target))))));
            type.AddField(Output("nodes", "The rows of the page.", NonNull(ListOf(NonNull(Entity(target))))));
            type.AddField(Costs(Output("totalCount", "How many rows the filter keeps, over all pages.", NonNull(new IntGraphType())), Weights.Total));
            type.AddField(Costs(Output("aggregates", "The numbers of all rows that the filter keeps, over all pages, put together.", NonNull(Aggregates(model.For(target)))), Weights.Aggregates));
            foreach (var facets in FacetsOf(model.For(target)))
            {
                type.AddField(facets);
            }
        });

    private ObjectGraphType Aggregates(EntityGraph graph) =>
        Once(AggregateNames.Of(graph), () => new ObjectGraphType { Name = AggregateNames.Of(graph), Description = $"The numbers of a list of {graph.Name}, put together over all rows that its filter keeps." }, type =>
        {
            type.AddField(Output(AggregateNames.Count, "How many rows the filter keeps, over all pages.", NonNull(new IntGraphType())));
            foreach (var field in graph.Fields.OfType<ValueField>().Where(field => field.IsNumber))
            {
                type.AddField(Output(field.Name, $"Over all rows: {field.Description}{AggregateNames.Guarded(field, missing: false)}", NonNull(Numbers(field.Scalar))));
            }
        });

    private ObjectGraphType Numbers(Scalar scalar) =>
        Once(AggregateNames.Of(scalar), () => new ObjectGraphType { Name = AggregateNames.Of(scalar), Description = $"Values of type {scalar.Name}, put together over the rows of a list." }, type =>
        {
            var sum = scalar.Kind == ScalarKind.Int ? Scalar.Long : scalar;
            type.AddField(Output(AggregateNames.Count, "How many rows have a value. The others do not count in what stands beside it.", NonNull(new IntGraphType())));
            type.AddField(Output(AggregateNames.Least, "The least value. Null when no row has one.", Leaf(scalar)));
            type.AddField(Output(AggregateNames.Most, "The largest value. Null when no row has one.", Leaf(scalar)));
            type.AddField(Output(AggregateNames.Sum, "The values added up. Null when no row has one.", Leaf(sum)));
            type.AddField(Output(AggregateNames.Average, "The sum divided by 'count', with two digits more than the values and at most six, rounded half-even. Null when no row has a value.", Leaf(Scalar.Decimal(6))));
        });

    private ObjectGraphType Edge(string name, string pageName, Type target) =>
        Once($"{pageName}Edge", () => new ObjectGraphType { Name = $"{pageName}Edge", Description = $"A row in a page of {name}." }, type =>
        {
            type.AddField(Output("cursor", "The place of the row in this list and order.", NonNull(new StringGraphType())));
            type.AddField(Output("node", "The row.", NonNull(Entity(target))));
        });

    private ObjectGraphType PageInfo() =>
        Once("PageInfo", () => new ObjectGraphType { Name = "PageInfo", Description = "Where a page stands in its list." }, type =>
        {
            type.AddField(Output("hasNextPage", "Whether rows come after the page.", NonNull(new BooleanGraphType())));
            type.AddField(Output("hasPreviousPage", "Whether rows come before the page.", NonNull(new BooleanGraphType())));
            type.AddField(Output("startCursor", "The cursor of the first row. Null when the page is empty.", new StringGraphType()));
            type.AddField(Output("endCursor", "The cursor of the last row. Null when the page is empty.", new StringGraphType()));
        });

    private FieldType Bound(BoundField bound) => Costs(Value(bound.Name, bound.Description, bound.Scalar), Weights.Of(bound));

    private FieldType LinesOf(FigureGraph figures)
    {
        var lines = figures.Lines!;
        var type = Once(lines.TypeName, () => new ObjectGraphType { Name = lines.TypeName, Description = lines.Description }, line =>
        {
            line.AddField(Output(lines.FactName, "Where it comes from.", NonNull(Entity(figures.Fact))));
            line.AddField(Value("amount", "What it adds to the figure.", figures.Amount.Scalar));
            foreach (var dimension in figures.Dimensions.Where(dimension => dimension.IsSpread))
            {
                line.AddField(Output(
                    dimension.Name,
                    $"The {dimension.Name} whose part it is. Null when the figure is not spread over it, counts every amount whole, or the part has none.",
                    Entity(dimension.Target)));
            }
        });
        return Costs(Sizes(Output("lines", lines.Description, NonNull(ListOf(NonNull(type)))), Assumed(Planner.AssumedLines)), Weights.List);
    }

    private ObjectGraphType Breakdown(FigureGraph figures, Dimension dimension)
    {
        var name = $"{figures.Name}{dimension.ByName.ToPascal()}";
        return Once(name, () => new ObjectGraphType { Name = name, Description = $"{figures.Name} of one {dimension.Name}." }, type =>
        {
            type.AddField(Output(
                dimension.Name,
                $"The {dimension.Name} that the figures are of.{(dimension.IsSpread ? $" {dimension.NoneDescription}" : "")}",
                Nullable(Entity(dimension.Target), dimension.IsSpread)));
            AddFigures(type, figures);
            if (dimension.Runs)
            {
                type.AddField(Value("cumulative", dimension.RunningDescription!, figures.Amount.Scalar));
                if (figures.Scenarios is not null)
                {
                    type.AddField(Value("cumulativeAtLeast", "The least that 'cumulative' can be: see 'atLeast'.", figures.Amount.Scalar));
                    type.AddField(Value("cumulativeAtMost", "The most that 'cumulative' can be: see 'atMost'.", figures.Amount.Scalar));
                }
            }
        });
    }

    private void AddFigures(ObjectGraphType type, FigureGraph figures)
    {
        foreach (var measure in figures.Measures)
        {
            type.AddField(Value(measure.Name, measure.Description, measure.Scalar));
            if (measure == figures.Amount)
            {
                type.AddField(Value("share", figures.ShareDescription, Scalar.Share, isNullable: true));
                if (figures.AmountPerCapita is { } perCapita)
                {
                    type.AddField(Value(perCapita.Name, perCapita.Description, measure.Scalar, isNullable: true));
                }
            }
        }

        foreach (var bound in BoundField.Of(figures))
        {
            type.AddField(Bound(bound));
        }

        foreach (var spread in SpreadField.Of(figures))
        {
            type.AddField(Costs(Value(spread.Name, spread.Description, spread.Scalar), Weights.Of(spread)));
        }

        if (figures.Lines is not null)
        {
            type.AddField(LinesOf(figures));
        }
    }

    private IEnumerable<QueryArgument> Attributed(FigureGraph figures)
    {
        if (figures.Spread is { } spread)
        {
            yield return new QueryArgument(AttributionEnum()) { Name = FigureArguments.AttributionName, Description = spread.AttributionDescription };
        }
    }

    private EnumerationGraphType AttributionEnum() =>
        Once(nameof(Attribution), () =>
        {
            var type = new EnumerationGraphType { Name = nameof(Attribution), Description = Described(typeof(Attribution)) };
            type.Metadata[IsStructural] = true;
            foreach (var value in typeof(Attribution).GetFields(BindingFlags.Public | BindingFlags.Static))
            {
                type.Add(value.Name.ToConstant(), value.Name.ToConstant(), Described(value));
            }

            return type;
        });

    private EnumerationGraphType DimensionEnum(FigureGraph figures) =>
        Once($"{figures.Name}Dimension", () =>
        {
            var type = new EnumerationGraphType { Name = $"{figures.Name}Dimension", Description = $"What {figures.Name} can be grouped by." };
            type.Metadata[IsStructural] = true;
            foreach (var dimension in figures.Dimensions)
            {
                type.Add(dimension.Name.ToConstant(), dimension.Name.ToConstant(), dimension.Description);
            }

            return type;
        });

    private InputObjectGraphType FactFilter(FigureGraph figures) =>
        Filter($"{figures.Name}FactFilterInput", $"Which facts {figures.Name} is the sum of.", () => figures.FactFields);

    private InputObjectGraphType EntityFilter(EntityGraph graph) =>
        Filter($"{graph.Name}FilterInput", $"Which {graph.Name} rows are kept. Fields beside each other must all hold; an empty filter keeps all.", () => graph.Fields);

    private InputObjectGraphType Filter(string name, string description, Func<IReadOnlyList<GraphField>> fields, IGraphType? arguments = null) =>
        Once(name, () => new InputObjectGraphType { Name = name, Description = description }, type =>
        {
            AddArguments(type, arguments);
            type.AddField(Output("and", "All of these must hold.", ListOf(NonNull(type))));
            type.AddField(Output("or", "At least one of these must hold. An empty list keeps all.", ListOf(NonNull(type))));
            foreach (var field in fields())
            {
                if (FieldFilter(field, name) is { } filter)
                {
                    type.AddField(Output(field.Name, $"Restricts: {field.Description}", filter));
                }
            }
        });

    private InputObjectGraphType? FieldFilter(GraphField field, string owner) => field switch
    {
        ValueField { Scalar.Kind: ScalarKind.Json } => null,
        ArgumentField value => ArgumentFilter(value, owner),
        ArgumentObjectField nested => Filter(
            $"{nested.TypeName}FilterInput", $"Restricts by {nested.TypeName}.", () => Plain(nested), Arguments(nested.TypeName, nested.Argument)),
        FigureField figures => Filter(
            $"{figures.TypeName}FilterInput", $"Restricts by {figures.TypeName}.", () => figures.Fields, Arguments(figures.Figures)),
        ValueField value => Operations(value.Scalar, value.Scalar.IsText && model.FoldedOf(value.Expression.Body) is null),
        LinkField link => EntityFilter(model.For(link.Target)),
        ObjectField nested => Filter($"{nested.TypeName}FilterInput", $"Restricts by {nested.TypeName}.", () => nested.Fields),
        ListField list => ListFilter(list),
        _ => null,
    };

    private InputObjectGraphType ListFilter(ListField list)
    {
        var graph = model.For(list.Target);
        var name = $"ListFilterInputTypeOf{graph.Name}FilterInput";
        return Once(name, () => new InputObjectGraphType { Name = name, Description = $"Restricts by a list of {graph.Name}." }, type =>
        {
            AddArguments(type, ListArguments(graph));
            type.AddField(Output("all", "Every row meets this. True of an empty list.", EntityFilter(graph)));
            type.AddField(Output("none", "No row meets this.", EntityFilter(graph)));
            type.AddField(Output("some", "At least one row meets this.", EntityFilter(graph)));
            type.AddField(Output("any", "True: the list has a row. False: it is empty.", new BooleanGraphType()));
            type.AddField(Output(InputNames.Aggregates, "The numbers of its rows, put together.", ListAggregateFilter(graph, list)));
        });
    }

    private InputObjectGraphType Operations(Scalar scalar, bool isComputedText)
    {
        // Computed text has no folded copy that could be matched.
        var name = isComputedText ? $"Computed{scalar.FilterName}" : scalar.FilterName;
        return Once(
            name,
            () => new InputObjectGraphType { Name = name, Description = $"Restricts a value of type {scalar.Name}. All that is given must hold." },
            type =>
            {
                if (scalar.IsText)
                {
                    type.AddField(Output("and", "All of these must hold.", ListOf(NonNull(type))));
                    type.AddField(Output("or", "At least one of these must hold. An empty list keeps all.", ListOf(NonNull(type))));
                }

                AddOperations(type, scalar, isComputedText);
            });
    }

    private void AddOperations(InputObjectGraphType type, Scalar scalar, bool isComputedText)
    {
        var leaf = scalar.Kind == ScalarKind.Url ? new StringGraphType() : Leaf(scalar);
        foreach (var (operation, description) in OperationNames.Of(scalar, isComputedText))
        {
            type.AddField(Output(operation, description, operation is "in" or "nin" ? ListOf(leaf) : leaf));
        }
    }

    private InputObjectGraphType EntitySort(EntityGraph graph) => Sort($"{graph.Name}SortInput", graph.Name, () => graph.Fields);

    private InputObjectGraphType Sort(string name, string of, Func<IReadOnlyList<GraphField>> fields, IGraphType? arguments = null) =>
        Once(name, () => new InputObjectGraphType { Name = name, Description = $"One key of an order of {of}: set one field." }, type =>
        {
            AddArguments(type, arguments);
            foreach (var field in fields())
            {
                IGraphType? sort = field switch
                {
                    ValueField { Scalar.Kind: not ScalarKind.Json } => Direction(),
                    ArgumentField value => ArgumentSort(value, name),
                    ArgumentObjectField nested => Sort(
                        $"{nested.TypeName}SortInput", nested.TypeName, () => Plain(nested), Arguments(nested.TypeName, nested.Argument)),
                    FigureField figures => Sort($"{figures.TypeName}SortInput", figures.TypeName, () => figures.Fields, Arguments(figures.Figures)),
                    ListField list => ListSort(list),
                    LinkField link => EntitySort(model.For(link.Target)),
                    ObjectField nested => Sort($"{nested.TypeName}SortInput", nested.TypeName, () => nested.Fields),
                    _ => null,
                };
                if (sort is not null)
                {
                    type.AddField(Output(field.Name, $"Orders by: {field.Description}", sort));
                }
            }
        });

    private EnumerationGraphType Direction() => Once("SortEnumType", () =>
    {
        var type = new EnumerationGraphType { Name = "SortEnumType", Description = "The direction of an order." };
        type.Metadata[IsStructural] = true;
        type.Add("ASC", "ASC", "Small to large, A to Z, early to late.");
        type.Add("DESC", "DESC", "Large to small, Z to A, late to early.");
        return type;
    });

    private IGraphType Leaf(Scalar scalar) => scalar.Kind switch
    {
        ScalarKind.Text => new StringGraphType(),
        ScalarKind.Int => new IntGraphType(),
        ScalarKind.Boolean => new BooleanGraphType(),
        ScalarKind.Id => new IdGraphType(),
        ScalarKind.Long => Once("Long", () => Specified(new LongGraphType { Description = "A whole number of 64 bits." }, "https://scalars.graphql.org/chillicream/long.html")),
        ScalarKind.Scaled => Once("Decimal", () => Specified(new DecimalGraphType { Description = "An exact decimal number." }, "https://scalars.graphql.org/chillicream/decimal.html")),
        ScalarKind.Date => Once("LocalDate", () => Specified(new LocalDateGraphType(), "https://scalars.graphql.org/chillicream/local-date.html")),
        ScalarKind.Url => Once("URL", () => Specified(new UrlGraphType(), "https://url.spec.whatwg.org/")),
        ScalarKind.Json => Once("GeoJSON", () => Specified(new GeoJsonGraphType(), "https://www.rfc-editor.org/rfc/rfc7946")),
        _ => EnumOf(scalar.Storage),
    };

    private EnumerationGraphType EnumOf(Type @enum) => Once(@enum.Name, () =>
    {
        var type = new EnumerationGraphType { Name = @enum.Name, Description = Described(@enum) };
        foreach (var value in @enum.GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            type.Add(value.Name.ToConstant(), Convert.ToInt32(value.GetValue(null), System.Globalization.CultureInfo.InvariantCulture), Described(value));
        }

        return type;
    });

    private static string Described(MemberInfo member) => member.GetCustomAttribute<DescriptionAttribute>()?.Description
        ?? throw new GraphDefinitionException($"{member.Name} has no description. Add [Description].");

    private static T Specified<T>(T scalar, string url)
        where T : ScalarGraphType
    {
        scalar.ApplyDirective(SpecifiedBy.DirectiveName, SpecifiedBy.Url, url);
        return scalar;
    }

    private static FieldType Output(string name, string description, IGraphType type, QueryArgument[]? arguments = null) => new()
    {
        Name = name,
        Description = description,
        ResolvedType = type,
        Arguments = arguments is null ? null : new QueryArguments(arguments),
    };

    /// <summary>A field that holds one value. How many digits it is declared with is known of the field alone: its type is that of every decimal.</summary>
    private FieldType Value(string name, string description, Scalar scalar, bool isNullable = false, QueryArgument[]? arguments = null)
    {
        var field = Output(name, description, Nullable(Leaf(scalar), isNullable), arguments);
        field.Metadata[Digits] = scalar.Digits;
        return field;
    }

    private static IGraphType Nullable(IGraphType type, bool isNullable) => isNullable ? type : NonNull(type);

    private static NonNullGraphType NonNull(IGraphType type) => new(type);

    private static ListGraphType ListOf(IGraphType type) => new(type);

    private T Once<T>(string name, Func<T> make, Action<T>? fill = null)
        where T : IGraphType
    {
        if (types.TryGetValue(name, out var known))
        {
            return (T)known;
        }

        var type = make();
        types[name] = type;
        if (fill is not null)
        {
            // Types refer to each other in circles: each is filled after it is known.
            pending.Add(() => fill(type));
        }

        return type;
    }
}

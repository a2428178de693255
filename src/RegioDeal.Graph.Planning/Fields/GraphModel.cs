using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using RegioDeal.Graph.Planning.Figures;
using RegioDeal.Graph.Planning.Searching;

namespace RegioDeal.Graph.Planning.Fields;

/// <summary>The whole graph as declared, and the columns that it needs beside the model's own.</summary>
public sealed class GraphModel
{
    private readonly Dictionary<Type, EntityGraph> byType;
    private readonly Dictionary<string, EntityGraph> byName;

    /// <summary>Puts the declarations together.</summary>
    /// <param name="graphs">One a type.</param>
    /// <param name="figures">The figures, for their pivots.</param>
    /// <param name="sources">How the sources of an answer are listed; null when they cannot be asked for.</param>
    /// <exception cref="GraphDefinitionException">They do not fit together.</exception>
    public GraphModel(IEnumerable<EntityGraph> graphs, IEnumerable<FigureGraph> figures, SourceList? sources = null)
    {
        Sources = sources;
        Graphs = [.. graphs.OrderBy(graph => graph.Name, StringComparer.Ordinal)];
        Figures = [.. figures];
        SearchedGraphs = [.. Graphs.Where(graph => graph.Searched.Count > 0)];
        byType = Graphs.ToDictionary(graph => graph.Entity);
        byName = Graphs.ToDictionary(graph => graph.Name, StringComparer.Ordinal);
        Roots =
        [
            .. Graphs.SelectMany(graph => graph.Roots)
                .Concat(Figures.Select(figure => figure.Pivot).OfType<RootField>())
                .Concat(NodesField.Both)
                .Concat(SearchedGraphs.Count == 0 ? [] : [new SearchField(SearchedGraphs)])
                .OrderBy(root => root.Name, StringComparer.Ordinal),
        ];
        foreach (var twice in Roots.GroupBy(root => root.Name).Where(same => same.Count() > 1))
        {
            throw new GraphDefinitionException($"Two root fields are called '{twice.Key}'.");
        }

        StoredColumns = [.. Graphs.SelectMany(graph => Stored(graph, graph.Fields))];
        FoldedColumns = [.. Graphs.SelectMany(graph => Folded(graph.Fields)).Distinct().OrderBy(column => column.Entity.Name + column.Name, StringComparer.Ordinal)];
    }

    /// <summary>The declared types, by name.</summary>
    public IReadOnlyList<EntityGraph> Graphs { get; }

    /// <summary>What the import computes once, by the field's own expression.</summary>
    public IReadOnlyList<StoredColumn> StoredColumns { get; }

    /// <summary>The texts that are kept a second time without case and accents.</summary>
    public IReadOnlyList<FoldedColumn> FoldedColumns { get; }

    /// <summary>The types whose rows are searched, by name.</summary>
    public IReadOnlyList<EntityGraph> SearchedGraphs { get; }

    internal IReadOnlyList<FigureGraph> Figures { get; }

    internal SourceList? Sources { get; }

    internal IReadOnlyList<RootField> Roots { get; }

    /// <summary>Adds the stored and folded columns, the tables of search, and the indexes that serve them, to the model.</summary>
    /// <param name="model">The model under construction, its entities known.</param>
    public void Configure(ModelBuilder model)
    {
        ArgumentNullException.ThrowIfNull(model);
        foreach (var column in FoldedColumns)
        {
            var folded = model.Entity(column.Entity).Property<string?>(column.Name);
            var isRequired = model.Model.FindEntityType(column.Entity)?.FindProperty(column.Property)?.IsNullable == false;
            folded.IsRequired(isRequired);
        }

        foreach (var column in StoredColumns)
        {
            var entity = model.Entity(column.Entity);
            entity.Property(column.Type, column.Name);
            entity.HasIndex(column.Name, nameof(IEntity.Key));
        }

        foreach (var graph in Graphs)
        {
            model.Entity(graph.Entity).HasIndex(nameof(IEntity.Key)).IsUnique();
        }

        if (SearchedGraphs.Count > 0)
        {
            model.Entity<SearchDocument>().HasIndex(document => new { document.Type, document.Key }).IsUnique();
            model.Entity<SearchPosting>().HasIndex(posting => new { posting.Word, posting.DocumentId }).IsUnique();
            model.Entity<SearchWord>().HasIndex(word => word.Word).IsUnique();
            model.Entity<SearchWord>().HasIndex(word => word.Term);
        }
    }

    internal EntityGraph For(Type entity) =>
        byType.TryGetValue(entity, out var graph)
            ? graph
            : throw new GraphDefinitionException($"{entity.Name} has no graph. Add {entity.Name}Graph to its folder.");

    /// <summary>The graph of a type by its name in the schema; null when there is none.</summary>
    internal EntityGraph? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The column that holds a text without case and accents, reached through the same links as the text; null for computed text.</summary>
    /// <param name="text">An expression over a row.</param>
    /// <returns>The folded column.</returns>
    internal Expression? FoldedOf(Expression text) =>
        text is MemberExpression { Expression: { } owner, Member: PropertyInfo property }
        && FoldedColumns.Any(column => column.Property == property.Name && column.Entity == owner.Type)
            ? owner.Shadow(FoldedColumn.NameFor(property.Name), typeof(string))
            : null;

    private static IEnumerable<StoredColumn> Stored(EntityGraph graph, IEnumerable<GraphField> fields) =>
        fields.SelectMany(field => field switch
        {
            ValueField { IsStored: true } value => [new StoredColumn(graph.Entity, value.StoredName, value.Expression)],
            ObjectField nested => Stored(graph, nested.Fields),
            _ => [],
        });

    private IEnumerable<FoldedColumn> Folded(IEnumerable<GraphField> fields) =>
        fields.SelectMany(field => field switch
        {
            ValueField { Scalar.IsText: true, Expression.Body: MemberExpression { Expression: { } owner, Member: PropertyInfo property } }
                when byType.ContainsKey(owner.Type) => [new FoldedColumn(owner.Type, property.Name)],
            ObjectField nested => Folded(nested.Fields),
            _ => [],
        });
}

/// <summary>A column that holds a computed field.</summary>
/// <param name="Entity">The row type.</param>
/// <param name="Name">The shadow property.</param>
/// <param name="Expression">What it holds, over the row.</param>
public sealed record StoredColumn(Type Entity, string Name, LambdaExpression Expression)
{
    /// <summary>The type of the column.</summary>
    public Type Type => Expression.ReturnType;
}

/// <summary>A column that holds a text without case and accents.</summary>
/// <param name="Entity">The row type.</param>
/// <param name="Property">The property with the text as it is.</param>
public sealed record FoldedColumn(Type Entity, string Property)
{
    /// <summary>The shadow property.</summary>
    public string Name => NameFor(Property);

    internal static string NameFor(string property) => $"{property}Folded";
}

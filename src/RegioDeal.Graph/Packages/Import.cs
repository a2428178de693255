using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Packages;

/// <summary>What a package becomes: entities by type, found by their natural keys.</summary>
internal sealed class Import(PackageTexts texts, IReadOnlyList<PackageSheet> sheets, ICollection<PackageFault> faults)
{
    private readonly Dictionary<Type, List<object>> entities = [];
    private readonly Dictionary<(Type, string), object> byKey = [];
    private readonly HashSet<(Type, string)> keys = [];
    private readonly Dictionary<Type, List<Func<IEnumerable<object>>>> streams = [];
    private readonly Dictionary<object, PackageRow> rows = new(ReferenceEqualityComparer.Instance);

    public PackageTexts Texts { get; } = texts;

    /// <summary>The files of the tables that the package has.</summary>
    public IReadOnlyList<PackageSheet> Sheets { get; } = sheets;

    /// <summary>Adds an entity under its natural key. A key that is taken is a fault of the row.</summary>
    public void Add<T>(PackageRow row, T entity, params object[] key)
        where T : class
    {
        if (row.IsFaulty)
        {
            return;
        }

        // Two names may make one key: keys are folded.
        var text = string.Join('/', key);
        if ((entity is IEntity { Key: var own } && !keys.Add((typeof(T), own))) || !byKey.TryAdd((typeof(T), text), entity))
        {
            row.Fault(null, $"{PackageFault.Shown(text)}, which makes the key of a row above", "a key of its own", "change it or remove the row");
            return;
        }

        rows[entity] = row;
        Add(entity);
    }

    /// <summary>Adds an entity that nothing refers to by a key.</summary>
    public void Add<T>(T entity)
        where T : class
    {
        if (!entities.TryGetValue(typeof(T), out var list))
        {
            entities[typeof(T)] = list = [];
        }

        list.Add(entity);
    }

    public T? Find<T>(string key)
        where T : class =>
        byKey.TryGetValue((typeof(T), key), out var entity) ? (T)entity : null;

    public IReadOnlyList<T> All<T>() => entities.TryGetValue(typeof(T), out var list) ? [.. list.Cast<T>()] : [];

    /// <summary>Adds entities that are made when they are written, one by one, and never held.</summary>
    /// <param name="make">Makes them, each time anew and alike.</param>
    public void Stream<T>(Func<IEnumerable<T>> make)
        where T : class
    {
        if (!streams.TryGetValue(typeof(T), out var list))
        {
            streams[typeof(T)] = list = [];
        }

        list.Add(make);
    }

    /// <summary>All entities of a type: those that are held, then those that are made now.</summary>
    public IEnumerable<object> Rows(Type type) =>
        (entities.GetValueOrDefault(type) ?? []).Concat((streams.GetValueOrDefault(type) ?? []).SelectMany(make => make()));

    /// <summary>The number that the next entity of a type gets.</summary>
    public int Next<T>() => (entities.GetValueOrDefault(typeof(T))?.Count ?? 0) + 1;

    /// <summary>Notes a fault of the row that an entity was made of.</summary>
    public void Fault(object entity, string? column, string found, string expected, string advice) =>
        rows[entity].Fault(column, found, expected, advice);

    /// <summary>Notes a fault that no single row has, told by <see cref="PackageFault.Sentence"/>.</summary>
    public void Fault(PackageTable table, string message) =>
        faults.Add(new PackageFault(Sheets.FirstOrDefault(sheet => sheet.Table == table)?.Path ?? table.Path, null, null, message));
}

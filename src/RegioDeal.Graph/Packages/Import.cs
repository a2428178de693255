namespace RegioDeal.Graph.Packages;

/// <summary>What a package becomes: entities by type, found by their natural keys.</summary>
internal sealed class Import(PackageTexts texts, List<PackageFault> faults)
{
    private readonly Dictionary<Type, List<object>> entities = [];
    private readonly Dictionary<(Type, string), object> byKey = [];

    public PackageTexts Texts { get; } = texts;

    /// <summary>The types that have entities.</summary>
    public IEnumerable<Type> Types => entities.Keys;

    /// <summary>Adds an entity under its natural key. A key that is taken is a fault of the row.</summary>
    public void Add<T>(PackageRow row, T entity, params object[] key)
        where T : class
    {
        if (row.IsFaulty)
        {
            return;
        }

        if (!byKey.TryAdd((typeof(T), string.Join('/', key)), entity))
        {
            row.Fault(null, $"'{string.Join('/', key)}' stands here twice; keep one row.");
            return;
        }

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

    public IReadOnlyList<object> All(Type type) => entities.GetValueOrDefault(type) ?? [];

    /// <summary>The number that the next entity of a type gets.</summary>
    public int Next<T>() => (entities.GetValueOrDefault(typeof(T))?.Count ?? 0) + 1;

    /// <summary>Notes a fault that no single row has.</summary>
    public void Fault(PackageTable table, string message) => faults.Add(new PackageFault(table.Path, null, null, message));
}

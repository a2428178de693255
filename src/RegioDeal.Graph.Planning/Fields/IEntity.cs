namespace RegioDeal.Graph.Planning.Fields;

/// <summary>A row that the graph can show, link to and page over.</summary>
public interface IEntity
{
    /// <summary>The row's number inside one database. Never shown: it changes from release to release.</summary>
    int Id { get; }

    /// <summary>Made from the natural key, unique in its table, compared by code point. Closes every order, and is what ids and cursors hold.</summary>
    string Key { get; }
}

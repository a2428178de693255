namespace RegioDeal.Graph.Planning.Searching;

/// <summary>A row that search can find, with what is shown of it. Filled at import.</summary>
public sealed class SearchDocument
{
    /// <summary>Its number.</summary>
    public int Id { get; init; }

    /// <summary>The name of the type of the row.</summary>
    public required string Type { get; init; }

    /// <summary>The number of the row in its own table.</summary>
    public int RowId { get; init; }

    /// <summary>The key of the row.</summary>
    public required string Key { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>Its other texts that can be shown, a paragraph separator between two. Empty when there are none.</summary>
    public required string Text { get; init; }
}

/// <summary>A word in a document.</summary>
public sealed class SearchPosting
{
    /// <summary>Its number.</summary>
    public int Id { get; init; }

    /// <summary>The word without case and accents.</summary>
    public required string Word { get; init; }

    /// <summary>The document.</summary>
    public int DocumentId { get; init; }

    /// <summary>What the document is worth to who looks for the word, from 1.</summary>
    public int Weight { get; init; }
}

/// <summary>A word that stands in some document, and the other words and beginnings that it is found by.</summary>
public sealed class SearchWord
{
    /// <summary>Its number.</summary>
    public int Id { get; init; }

    /// <summary>The word without case and accents.</summary>
    public required string Word { get; init; }

    /// <summary>The word without its ending: words that share it find each other.</summary>
    public required string Term { get; init; }

    /// <summary>How long the word is.</summary>
    public int Letters { get; init; }
}

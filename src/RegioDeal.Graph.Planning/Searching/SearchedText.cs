using System.Linq.Expressions;

namespace RegioDeal.Graph.Planning.Searching;

/// <summary>A text of the rows of a type that they are searched by.</summary>
public sealed class SearchedText
{
    private readonly Lazy<Func<object, string?>> read;

    internal SearchedText(string name, LambdaExpression? items, LambdaExpression text, int weight, bool isShown)
    {
        (Name, Items, Text, Weight, IsShown) = (name, items, text, weight, isShown);
        read = new(() =>
        {
            var row = Expression.Parameter(typeof(object), "row");
            return Expression.Lambda<Func<object, string?>>(Expression.Invoke(text, Expression.Convert(row, text.Parameters[0].Type)), row).Compile();
        });
    }

    /// <summary>What the text is, as the schema calls it.</summary>
    public string Name { get; }

    /// <summary>From a row to the rows that have the text; null when it has the text itself.</summary>
    public LambdaExpression? Items { get; }

    /// <summary>The text, over the row that has it. Evaluated in the program, at import.</summary>
    public LambdaExpression Text { get; }

    /// <summary>What a word in it counts, against a word in a text of weight 1.</summary>
    public int Weight { get; }

    /// <summary>Whether a piece of it can be shown.</summary>
    public bool IsShown { get; }

    /// <summary>The text of a row that has it; null when it has none.</summary>
    internal string? Of(object row) => read.Value(row);
}

using RegioDeal.Graph.Planning.Limits;

namespace RegioDeal.Graph.Planning.Fields;

/// <summary>A fault in a request: one type a kind, one code for ever, one sentence that says what to do.</summary>
/// <param name="code">The stable code, sent as <c>extensions.code</c>.</param>
/// <param name="message">The sentence that the client reads.</param>
/// <param name="cause">What lies behind it, for the log only.</param>
public abstract class GraphException(string code, string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>The stable code, sent as <c>extensions.code</c>.</summary>
    public string Code { get; } = code;

    /// <summary>Where in the answer it belongs: response keys from the root. Empty when it is about the whole request.</summary>
    public IReadOnlyList<string> Path { get; internal set; } = [];

    /// <summary>Where in the document it stands. Empty when it is told by the path, or about the whole.</summary>
    public IReadOnlyList<(int Line, int Column)> Locations { get; internal set; } = [];

    /// <summary>Works something out; a fault in it is said to stand at a path, unless it says where already.</summary>
    internal static T At<T>(IReadOnlyList<string> path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (GraphException fault) when (fault.Path.Count == 0)
        {
            fault.Path = path;
            throw;
        }
    }
}

/// <summary>A cursor that was made for another list or order, or by nobody.</summary>
/// <param name="argument">The name of the argument: <c>after</c> or <c>before</c>.</param>
public sealed class InvalidCursorException(string argument) : GraphException("INVALID_CURSOR",
    $"'{argument}' does not belong to this list and order. Leave it out and use the cursors you then get.");

/// <summary>An id that was not made by this graph for this type.</summary>
/// <param name="id">The id, shortened.</param>
/// <param name="type">The type it should be of.</param>
public sealed class InvalidIdException(string id, string type) : GraphException("INVALID_ID",
    $"'{Texts.Quoted(id)}' is no id of a {type}. Use an id that this graph gave.");

/// <summary>More ids at once than one page may have rows.</summary>
/// <param name="argument">The argument that lists them.</param>
/// <param name="count">How many it lists.</param>
/// <param name="maximum">How many are allowed.</param>
public sealed class IdCountException(string argument, int count, int maximum) : GraphException("ID_COUNT",
    FormattableString.Invariant($"'{argument}' lists {count} ids, and {maximum} are allowed. Ask for the others in a request of their own."));

/// <summary>A page size below zero or above the limit.</summary>
/// <param name="argument"><c>first</c> or <c>last</c>.</param>
/// <param name="maximum">The largest page.</param>
/// <param name="advice">What to do.</param>
public sealed class PageSizeException(string argument, int maximum, string advice = "Ask for less and follow the cursors.") : GraphException("PAGE_SIZE",
    $"'{argument}' must be from 0 to {maximum}. {advice}");

/// <summary>More to look for than anybody types.</summary>
/// <param name="argument">The argument that holds the text.</param>
/// <param name="length">How many letters it has.</param>
/// <param name="maximum">How many are allowed.</param>
public sealed class SearchTextException(string argument, int length, int maximum) : GraphException("SEARCH_TEXT",
    FormattableString.Invariant($"'{argument}' has {length} letters, and {maximum} are allowed. Look for fewer words."));

/// <summary>Both directions of paging at once.</summary>
public sealed class PageDirectionException() : GraphException("PAGE_DIRECTION",
    "Use 'first' with 'after', or 'last' with 'before', not both. Leave one pair out.");

/// <summary>Two fields in one entry of <c>order</c>: the order of keys in JSON means nothing.</summary>
/// <param name="fields">The fields that were set.</param>
public sealed class OrderEntryException(string fields) : GraphException("ORDER_ENTRY",
    $"One entry of 'order' may set only one field; this one sets {fields}. Write a list with one entry each.");

/// <summary>Pages that multiply to more rows than one answer may hold.</summary>
/// <param name="rows">How many rows the pages add up to.</param>
/// <param name="limit">How many are allowed.</param>
public sealed class RowLimitException(long rows, int limit) : GraphException("ROW_LIMIT",
    FormattableString.Invariant($"The pages of this operation multiply to {rows} rows, and {limit} are allowed. Ask for smaller pages ('first') in the nested lists."));

/// <summary>An operation that is too large to be planned.</summary>
/// <param name="limit">What is too much, in words that follow "It".</param>
public sealed class PlanLimitException(string limit) : GraphException("TOO_COMPLEX",
    $"This part of the operation is too large: it {limit}. Ask for less at once, or use 'in' with a list instead of many conditions.");

/// <summary>An answer that took too long.</summary>
/// <param name="seconds">How long it may take.</param>
public sealed class OverdueException(double seconds) : GraphException("TIMEOUT",
    FormattableString.Invariant($"The answer took longer than {seconds:0.###} seconds and was ended. Ask for less: smaller pages, fewer nested lists, a narrower filter."));

/// <summary>A database that cannot be read now: it is away, starting, stopping or full. Nothing is wrong with the request.</summary>
/// <param name="cause">What it said, for the log only.</param>
public sealed class DatabaseUnavailableException(Exception cause) : GraphException("DATABASE_UNAVAILABLE",
    "The database does not answer now. Try again in a moment.", cause);

/// <summary>Something asked for in the extensions of a request that is not known.</summary>
/// <param name="member">The member of the extensions.</param>
/// <param name="values">What it can be.</param>
public sealed class ExtensionValueException(string member, string values) : GraphException("EXTENSION_VALUE",
    $"'{member}' in 'extensions' must be one of {values}. Write one of these, or leave it out.");

/// <summary>A key that more than one entity has, because it is unique only inside something that was not named.</summary>
/// <param name="field">The field asked for.</param>
/// <param name="argument">The argument that decides.</param>
public sealed class AmbiguousKeyException(string field, string argument) : GraphException("AMBIGUOUS_KEY",
    $"More than one '{field}' has this key. Add '{argument}' to say which.");

/// <summary>A sum over rows that do not add up, as percentages.</summary>
/// <param name="field">The field.</param>
/// <param name="why">Why, and what to do.</param>
public sealed class NotAdditiveException(string field, string why) : GraphException("NOT_ADDITIVE",
    $"'{field}' does not add up over the rows of this list. {why}");

/// <summary>A figure over rows that measure different things.</summary>
/// <param name="field">The field.</param>
/// <param name="why">Why, and what to do.</param>
public sealed class NotComparableException(string field, string why) : GraphException("NOT_COMPARABLE",
    $"'{field}' cannot be compared over the rows of this list. {why}");

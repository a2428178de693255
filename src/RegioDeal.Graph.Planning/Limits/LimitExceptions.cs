using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Planning.Limits;

/// <summary>A document of too many tokens. They are counted only as far as the limit.</summary>
/// <param name="limit">How many are allowed.</param>
public sealed class TokenLimitException(int limit) : GraphException("TOKEN_LIMIT",
    FormattableString.Invariant($"The document has more than {limit} tokens (names, values, punctuation). Ask for less in one request, and send values as variables."));

/// <summary>A document of too many operations.</summary>
/// <param name="count">How many it has.</param>
/// <param name="limit">How many are allowed.</param>
public sealed class OperationLimitException(int count, int limit) : GraphException("OPERATION_LIMIT",
    FormattableString.Invariant($"The document has {count} operations, and {limit} are allowed. One is run: send that one alone."));

/// <summary>An operation that declares too many variables.</summary>
/// <param name="count">How many it declares.</param>
/// <param name="limit">How many are allowed.</param>
public sealed class VariableLimitException(int count, int limit) : GraphException("VARIABLE_LIMIT",
    FormattableString.Invariant($"The operation declares {count} variables, and {limit} are allowed. Put values together in lists and objects."));

/// <summary>Fields that are nested too deeply.</summary>
/// <param name="levels">How many levels there are, through fragments.</param>
/// <param name="limit">How many are allowed.</param>
public sealed class DepthLimitException(int levels, int limit) : GraphException("DEPTH_LIMIT",
    FormattableString.Invariant($"The document has {levels} levels of selections, and {limit} are allowed. Ask for the lower levels in a request of their own, by id."));

/// <summary>An operation of too many fields.</summary>
/// <param name="count">How many there are when fragments are spread; not counted further than a billion.</param>
/// <param name="limit">How many are allowed.</param>
public sealed class FieldLimitException(int count, int limit) : GraphException("FIELD_LIMIT",
    FormattableString.Invariant($"The operation has {count} fields when its fragments are spread, and {limit} are allowed. Ask for fewer fields, or spread fragments in fewer places."));

/// <summary>Too many fields at the root of an operation.</summary>
/// <param name="count">How many there are when fragments are spread.</param>
/// <param name="limit">How many are allowed.</param>
public sealed class RootFieldLimitException(int count, int limit) : GraphException("ROOT_FIELD_LIMIT",
    FormattableString.Invariant($"The operation has {count} fields at its root, and {limit} are allowed. Ask for several things by one list, or in several requests."));

/// <summary>Too many fields that stand in a selection once more.</summary>
/// <param name="count">How many there are.</param>
/// <param name="limit">How many are allowed.</param>
public sealed class RepeatLimitException(int count, int limit) : GraphException("REPEAT_LIMIT",
    FormattableString.Invariant($"The document has {count} fields and fragments that stand in their selection before, and {limit} are allowed. Write each once."));

/// <summary>Too many aliases.</summary>
/// <param name="count">How many there are.</param>
/// <param name="limit">How many are allowed.</param>
public sealed class AliasLimitException(int count, int limit) : GraphException("ALIAS_LIMIT",
    FormattableString.Invariant($"The document has {count} aliases, and {limit} are allowed. Ask for several things by one list, or in several requests."));

/// <summary>Too many directives.</summary>
/// <param name="count">How many there are.</param>
/// <param name="limit">How many are allowed.</param>
public sealed class DirectiveLimitException(int count, int limit) : GraphException("DIRECTIVE_LIMIT",
    FormattableString.Invariant($"The document has {count} directives, and {limit} are allowed. Put what is included together in a fragment that has one."));

/// <summary>Too many fragments.</summary>
/// <param name="what">What was counted: definitions, or the places where they are spread.</param>
/// <param name="count">How many there are.</param>
/// <param name="limit">How many are allowed.</param>
public sealed class FragmentLimitException(string what, int count, int limit) : GraphException("FRAGMENT_LIMIT",
    FormattableString.Invariant($"The document has {count} {what}, and {limit} are allowed. Write the fields where they are asked, or put fragments together."));

/// <summary>A fragment that spreads itself, by way of others or not.</summary>
/// <param name="name">Its name.</param>
public sealed class FragmentCircleException(string name) : GraphException("VALIDATION_FAILED",
    $"The fragment '{Texts.Quoted(name)}' spreads itself, in itself or in a fragment that it spreads. Break the circle.");

/// <summary>A list of too many elements.</summary>
/// <param name="count">How many it has.</param>
/// <param name="limit">How many are allowed.</param>
public sealed class ListLimitException(int count, int limit) : GraphException("LIST_LIMIT",
    FormattableString.Invariant($"A list in the arguments or variables has {count} elements, and {limit} are allowed. Ask in several requests."));

/// <summary>Variables that hold too many objects.</summary>
/// <param name="limit">How many are allowed.</param>
public sealed class ObjectLimitException(int limit) : GraphException("OBJECT_LIMIT",
    FormattableString.Invariant($"The variables hold more than {limit} objects. Use 'in' with a list of values instead of many conditions."));

/// <summary>Variables whose values are nested too deeply.</summary>
/// <param name="limit">How many levels are allowed.</param>
public sealed class VariableDepthException(int limit) : GraphException("VARIABLE_DEPTH_LIMIT",
    FormattableString.Invariant($"The variables hold more than {limit} levels of lists and objects. Write the condition flatter: 'and' and 'or' take lists."));

/// <summary>A text that cannot be written in UTF-8.</summary>
/// <param name="where">Where it stands: the document, the variables.</param>
public sealed class TextException(string where) : GraphException("TEXT_INVALID",
    $"A text in the {where} holds half of a surrogate pair, or is not UTF-8. Take it out.");

/// <summary>An operation that costs too much.</summary>
/// <param name="cost">What it is reckoned to cost.</param>
/// <param name="limit">What is allowed.</param>
public sealed class CostLimitException(long cost, long limit) : GraphException("COST_LIMIT",
    FormattableString.Invariant($"The operation is reckoned to cost {cost}, and {limit} is allowed. Ask for smaller pages ('first') in nested lists, or for fewer figures and totals in them."));

/// <summary>A question about the schema, where it cannot be asked for.</summary>
public sealed class IntrospectionOffException() : GraphException("INTROSPECTION_OFF",
    "This service does not tell its schema. Ask for data by fields that you know, and '__typename' for the types of what you get.");

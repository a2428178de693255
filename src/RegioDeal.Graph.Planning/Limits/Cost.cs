using System.Text.Json;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Planning.Limits;

/// <summary>What an operation is reckoned to cost before it runs, as the cost directives of IBM's specification say.</summary>
/// <param name="FieldCost">The weights of its fields, each as often as it is resolved.</param>
/// <param name="TypeCost">The weights of the types of what it can return.</param>
internal readonly record struct Cost(double FieldCost, double TypeCost)
{
    /// <summary>Where reckoning ends: a whole number that JSON readers keep.</summary>
    private const double Most = 1e15;

    /// <summary>Both together, which is what the limit is for.</summary>
    public long Total => Whole(FieldCost + TypeCost);

    public static Cost operator +(Cost one, Cost other) => new(Math.Min(one.FieldCost + other.FieldCost, Most), Math.Min(one.TypeCost + other.TypeCost, Most));

    public static Cost operator *(double times, Cost cost) => new(Math.Min(times * cost.FieldCost, Most), Math.Min(times * cost.TypeCost, Most));

    /// <summary>The dearer of two, part by part: of what can be of several types.</summary>
    public static Cost Larger(Cost one, Cost other) => new(Math.Max(one.FieldCost, other.FieldCost), Math.Max(one.TypeCost, other.TypeCost));

    public void Write(Utf8JsonWriter json, long limit)
    {
        json.WriteStartObject();
        json.WriteNumber("fieldCost", Whole(FieldCost));
        json.WriteNumber("typeCost", Whole(TypeCost));
        json.WriteNumber("total", Total);
        json.WriteNumber("limit", limit);
        json.WriteEndObject();
    }

    private static long Whole(double cost) => (long)Math.Min(cost, Most);
}

/// <summary>A selection as its cost sees it: read once for each plan, reckoned for each request.</summary>
/// <param name="Field">The weight of the field.</param>
/// <param name="Type">The weight of what it returns, or of each item.</param>
/// <param name="Size">How many items it has for some variables; null when it is no list, or the list around it says.</param>
/// <param name="IsSized">Whether it holds the items of the page that it stands in.</param>
/// <param name="SizesChildren">Whether its size is that of fields in it, not its own.</param>
/// <param name="Types">The selections below it, one list for each type that it can be of.</param>
internal sealed record CostedField(
    int Field, int Type, Func<VariableValues, int>? Size, bool IsSized, bool SizesChildren, IReadOnlyList<IReadOnlyList<CostedField>> Types)
{
    /// <summary>The root of an operation.</summary>
    public static CostedField Root(IReadOnlyList<CostedField> fields) => new(0, Weights.Link, null, false, false, [fields]);

    /// <summary>What it costs.</summary>
    /// <param name="variables">The variables of the request.</param>
    public Cost Of(VariableValues variables) => Of(variables, 1);

    private Cost Of(VariableValues variables, int page)
    {
        var size = Size?.Invoke(variables);
        var inPage = SizesChildren ? size ?? 1 : 1;
        var below = Types.Select(fields => fields.Aggregate(default(Cost), (sum, field) => sum + field.Of(variables, inPage))).Aggregate(default(Cost), Cost.Larger);
        return new Cost(Field, 0) + ((IsSized ? page : SizesChildren ? 1 : size ?? 1) * (new Cost(0, Type) + below));
    }
}

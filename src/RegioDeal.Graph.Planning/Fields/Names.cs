using System.Text;

namespace RegioDeal.Graph.Planning.Fields;

/// <summary>The spellings of names in C# and in the schema.</summary>
public static class Names
{
    internal static string ToPascal(this string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>The name of an enum value as schema and packages spell it: <c>PageCount</c> becomes <c>PAGE_COUNT</c>.</summary>
    /// <param name="name">The C# name.</param>
    /// <returns>The constant.</returns>
    public static string ToConstant(this string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var constant = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && constant.Length > 0)
            {
                constant.Append('_');
            }

            constant.Append(char.ToUpperInvariant(letter));
        }

        return constant.ToString();
    }
}

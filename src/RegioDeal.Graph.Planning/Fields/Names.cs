using System.Text;

namespace RegioDeal.Graph.Planning.Fields;

/// <summary>The spellings of names in C# and in the schema.</summary>
internal static class Names
{
    public static string ToPascal(this string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary><c>ProjectCount</c> becomes <c>PROJECT_COUNT</c>.</summary>
    public static string ToConstant(this string name)
    {
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

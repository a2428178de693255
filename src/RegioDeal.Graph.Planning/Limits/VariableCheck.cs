using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace RegioDeal.Graph.Planning.Limits;

/// <summary>Holds the variables of a request against the limits, before they are read.</summary>
internal static class VariableCheck
{
    /// <summary>Goes through all values once.</summary>
    /// <exception cref="VariableDepthException">They are nested too deeply.</exception>
    /// <exception cref="ListLimitException">A list is too long.</exception>
    /// <exception cref="ObjectLimitException">There are too many objects.</exception>
    /// <exception cref="TextException">A text or name is none.</exception>
    public static void Check(JsonElement variables, DocumentLimits limits)
    {
        var objects = -1; // the variables themselves
        Check(variables, limits, 0, ref objects);
    }

    private static void Check(JsonElement value, DocumentLimits limits, int level, ref int objects)
    {
        if (level > limits.VariableDepth)
        {
            throw new VariableDepthException(limits.VariableDepth);
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                if (++objects > limits.Objects)
                {
                    throw new ObjectLimitException(limits.Objects);
                }

                foreach (var member in value.EnumerateObject())
                {
                    if (!IsText(JsonMarshal.GetRawUtf8PropertyName(member), () => member.Name))
                    {
                        throw new TextException("variables");
                    }

                    Check(member.Value, limits, level + 1, ref objects);
                }

                break;
            case JsonValueKind.Array:
                if (value.GetArrayLength() is var count && count > limits.ListElements)
                {
                    throw new ListLimitException(count, limits.ListElements);
                }

                foreach (var item in value.EnumerateArray())
                {
                    Check(item, limits, level + 1, ref objects);
                }

                break;
            case JsonValueKind.String when !IsText(JsonMarshal.GetRawUtf8Value(value), () => value.GetString()!):
                throw new TextException("variables");
        }
    }

    // What stands as it is can be looked at as it is; what is escaped must be read.
    private static bool IsText(ReadOnlySpan<byte> raw, Func<string> read)
    {
        if (!Utf8.IsValid(raw))
        {
            return false;
        }

        if (raw.IndexOf("\\u"u8) < 0)
        {
            return true;
        }

        try
        {
            return Texts.IsWhole(read());
        }
        catch (InvalidOperationException)
        {
            return false; // half a surrogate pair
        }
    }
}

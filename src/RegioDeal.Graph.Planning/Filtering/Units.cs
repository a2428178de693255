namespace RegioDeal.Graph.Planning.Filtering;

/// <summary>Where a bound goes that is finer than the stored unit.</summary>
internal enum Rounding
{
    /// <summary>Nowhere: no stored value equals it.</summary>
    Exact,

    /// <summary>To the unit below, for <c>gt</c> and <c>lte</c>.</summary>
    Down,

    /// <summary>To the unit above, for <c>gte</c> and <c>lt</c>.</summary>
    Up,
}

/// <summary>Decimals of a request in whole numbers of the stored unit.</summary>
internal static class Units
{
    /// <summary>Equal to no stored value.</summary>
    public const long Nothing = long.MinValue;

    /// <summary>Rounds so that the comparison stays true.</summary>
    /// <param name="value">The bound, in the graph's unit.</param>
    /// <param name="digits">Digits of the stored unit.</param>
    /// <param name="rounding">Where it goes.</param>
    /// <returns>The bound in the stored unit.</returns>
    public static long From(decimal value, int digits, Rounding rounding)
    {
        var power = 1m;
        for (var i = 0; i < digits; i++)
        {
            power *= 10;
        }

        if (Math.Abs(value) >= long.MaxValue / power)
        {
            return rounding == Rounding.Exact ? Nothing : value < 0 ? -long.MaxValue : long.MaxValue;
        }

        var scaled = value * power;
        return rounding switch
        {
            Rounding.Down => (long)decimal.Floor(scaled),
            Rounding.Up => (long)decimal.Ceiling(scaled),
            _ => scaled == decimal.Truncate(scaled) ? (long)scaled : Nothing,
        };
    }
}

using System.Globalization;

namespace RegioDeal.Graph.Benchmarks.Comparing.Making;

/// <summary>Writes a package alone, to look at it or to import it by hand.</summary>
internal static class MakeCommand
{
    /// <summary>Writes it.</summary>
    /// <returns>1 when the number is none.</returns>
    public static int Run(string times, string folder)
    {
        if (!int.TryParse(times, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
        {
            Console.Error.WriteLine($"'{times}' is not a number of times. Write 1 or more: make 10 /tmp/package");
            return 1;
        }

        RepeatedPackage.Write(number, folder);
        return 0;
    }
}

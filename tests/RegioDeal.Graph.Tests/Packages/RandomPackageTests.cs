using System.Text;
using CsCheck;
using RegioDeal.Graph.Packages;
using Xunit;

namespace RegioDeal.Graph.Tests.Packages;

/// <summary>Breaks a package at random: it is refused with its faults, or read, and never fails otherwise.</summary>
public sealed class RandomPackageTests : IDisposable
{
    private static readonly string[] Likely = ["WERKEN", "zuid-en-oost-drenthe", "1.1", "2021-12", "uitvoeringsprogramma-6", "9999999999999.99", "1-2147483647", "", " "];

    private readonly BrokenPackage package = new();
    private readonly string[] files;

    public RandomPackageTests() => files =
        [.. Directory.GetFiles(package.Folder, "*.csv", SearchOption.AllDirectories)
            .Append(package.PathOf("datapackage.json"))
            .Select(file => Path.GetRelativePath(package.Folder, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];

    public void Dispose() => package.Dispose();

    [Fact]
    public void A_file_that_is_cut_off_is_noticed() =>
        Gen.Select(Gen.Int[0, files.Length - 1], Gen.Double[0, 1]).Sample(
            (file, part) => With(files[file], whole =>
            {
                // Less white space after the last } is no loss.
                var length = whole.AsSpan().TrimEnd("\n"u8).Length;
                return whole[..(int)(part * (length - 1))];
            },
            cut =>
            {
                // A file that ends after a row is one with fewer rows: that is told where they are missed.
                var isShorter = cut.Length > 0 && cut[^1] == '\n' && files[file] != "datapackage.json";
                if (isShorter)
                {
                    TryRead();
                }
                else
                {
                    Assert.True(Refused().Faults.Any(fault => fault.File == files[file]), $"{files[file]} cut at {cut.Length} was not noticed.");
                }
            }),
            iter: 100,
            threads: 1);

    [Fact]
    public void A_cell_may_hold_anything() =>
        Gen.Select(Gen.Int[0, files.Length - 2], Gen.Int[0, 4_000], Gen.Int[0, 20], Content).Sample(
            (file, row, cell, content) => With(files.Where(name => name != "datapackage.json").ElementAt(file), whole =>
            {
                var lines = Encoding.UTF8.GetString(whole).Split('\n');
                var at = row % (lines.Length - 1);
                var cells = lines[at].Split(',');
                cells[cell % cells.Length] = content;
                lines[at] = string.Join(',', cells);
                return Encoding.UTF8.GetBytes(string.Join('\n', lines));
            },
            _ => TryRead()),
            iter: 100,
            threads: 1);

    // Whatever a person or a program may leave in a cell, and what is almost right.
    private static Gen<string> Content { get; } = Gen.OneOf(
        Gen.String[0, 20],
        Gen.Char["0123456789.,-€ "].Array[0, 12].Select(letters => new string(letters)),
        Gen.Char["\"\n\r,;"].Array[0, 6].Select(letters => new string(letters)),
        Gen.Int.Select(number => FormattableString.Invariant($"{number}")),
        Gen.Int[0, Likely.Length - 1].Select(one => Likely[one]));

    private void With(string file, Func<byte[], byte[]> change, Action<byte[]> check)
    {
        var whole = File.ReadAllBytes(package.PathOf(file));
        var changed = change(whole);
        try
        {
            package.Write(file, changed);
            check(changed);
        }
        finally
        {
            package.Write(file, whole);
        }
    }

    private InvalidPackageException Refused() => Assert.Throws<InvalidPackageException>(package.Read);

    private void TryRead()
    {
        try
        {
            package.Read();
        }
        catch (InvalidPackageException fault)
        {
            Assert.All(fault.Faults, one => Assert.Matches(@"\Afound [^\n]+, expected [^\n]+; [^\n]+\.\z", one.Message));
        }
    }
}

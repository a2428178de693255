using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;

namespace RegioDeal.Graph.Packages;

/// <summary>A package in one zip file, kept so that its release can be built again. Equal packages make equal bytes.</summary>
internal sealed class PackageArchive
{
    // The earliest that a zip can say: when the files were written is not of the package.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Lazy<IReadOnlyDictionary<string, ArchivedTable>> tables;

    public PackageArchive(ArraySegment<byte> bytes)
    {
        Bytes = bytes;
        tables = new(ReadTables);
    }

    /// <summary>The zip file.</summary>
    public ArraySegment<byte> Bytes { get; }

    /// <summary>The tables by name, as the package's own descriptor declares them: what is told of them does not change with the program.</summary>
    public IReadOnlyDictionary<string, ArchivedTable> Tables => tables.Value;

    /// <summary>Packs a package.</summary>
    /// <param name="folder">The package.</param>
    /// <param name="checksum">What the package was digested to when it was opened.</param>
    /// <exception cref="InvalidPackageException">It is not the package that was opened.</exception>
    public static PackageArchive Of(string folder, string checksum)
    {
        var files = PackageFiles.Of(folder);
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files)
            {
                var entry = zip.CreateEntry(file.Name, CompressionLevel.Optimal);
                entry.LastWriteTime = NoTime;
                using var packed = entry.Open();
                using var content = File.OpenRead(file.Path);
                content.CopyTo(packed);
            }
        }

        CheckUnchanged(folder, checksum);

        // Not a copy of them: it may be large.
        return new PackageArchive(new ArraySegment<byte>(bytes.GetBuffer(), 0, (int)bytes.Length));
    }

    /// <summary>Checks that nobody changed a package while it is imported.</summary>
    /// <param name="folder">The package.</param>
    /// <param name="checksum">What it was digested to when it was opened.</param>
    /// <exception cref="InvalidPackageException">It was changed.</exception>
    public static void CheckUnchanged(string folder, string checksum)
    {
        if (PackageFiles.Digest(PackageFiles.Of(folder)) != checksum)
        {
            throw new InvalidPackageException(folder, [new PackageFault(PackageDescriptor.File, null, null, PackageFault.Sentence("another package than was read", "the same files", "import it again, and change nothing meanwhile"))]);
        }
    }

    /// <summary>Writes the files of the package into a folder.</summary>
    public void Unpack(string folder)
    {
        using var zip = Open();
        zip.ExtractToDirectory(folder);
    }

    private ZipArchive Open() => new(new MemoryStream(Bytes.Array!, Bytes.Offset, Bytes.Count, writable: false), ZipArchiveMode.Read);

    private IReadOnlyDictionary<string, ArchivedTable> ReadTables()
    {
        using var zip = Open();
        using var stream = zip.GetEntry(PackageDescriptor.File)!.Open();
        using var json = JsonDocument.Parse(stream);

        // A descriptor need not list its tables: those of the program stand in.
        var declared = Package.Tables.ToDictionary(table => table.Resource, table => (table.Path, Key: table.PrimaryKey));
        foreach (var resource in json.RootElement.TryGetProperty("resources", out var resources) ? resources.EnumerateArray() : [])
        {
            if (resource.TryGetProperty("schema", out var schema) && schema.TryGetProperty("primaryKey", out var key))
            {
                // One column may stand there without a list.
                IReadOnlyList<string> columns = key.ValueKind == JsonValueKind.Array ? [.. key.EnumerateArray().Select(column => column.GetString()!)] : [key.GetString()!];
                declared[resource.GetProperty("name").GetString()!] = (resource.GetProperty("path").GetString()!, columns);
            }
        }

        var read = new Dictionary<string, ArchivedTable>();
        foreach (var (name, (path, key)) in declared)
        {
            if (zip.GetEntry(path) is { } entry && key.Count > 0)
            {
                using var csv = Csv(entry.Open());
                read[name] = csv.Read() && csv.Record is { } header ? new ArchivedTable(header, key, () => Rows(path)) : new ArchivedTable([], key, () => []);
            }
        }

        return read;
    }

    private IEnumerable<string[]> Rows(string path)
    {
        using var zip = Open();
        using var csv = Csv(zip.GetEntry(path)!.Open());
        csv.Read();
        while (csv.Read())
        {
            yield return csv.Record!;
        }
    }

    private static CsvParser Csv(Stream content) =>
        new(new StreamReader(content, Encoding.UTF8), new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null });
}

/// <summary>A table of a kept package, as text.</summary>
/// <param name="Header">The names of its columns.</param>
/// <param name="PrimaryKey">The columns that tell its rows apart.</param>
/// <param name="Rows">Reads the cells, in the order of the header; each time anew, for there may be millions.</param>
internal sealed record ArchivedTable(IReadOnlyList<string> Header, IReadOnlyList<string> PrimaryKey, Func<IEnumerable<string[]>> Rows);

using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using NodaTime;
using RegioDeal.Graph.Data;
using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Planning.Fields;
using Xunit;

namespace RegioDeal.Graph.Tests.Packages;

/// <summary>A copy of the repository's package, to be broken.</summary>
internal sealed class BrokenPackage : IDisposable
{
    private static readonly Lazy<GraphModel> Graph = new(DeclaredGraph.Model);

    public BrokenPackage() => Repository.CopySeed(Folder);

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"regiodeal-{Guid.NewGuid():N}");

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public string PathOf(string file) => Path.Combine([Folder, .. file.Split('/')]);

    /// <summary>Replaces the first place of a text.</summary>
    public BrokenPackage Change(string file, string from, string to)
    {
        var text = File.ReadAllText(PathOf(file));
        var at = text.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{from}' does not stand in {file}.");
        return Write(file, text[..at] + to + text[(at + from.Length)..]);
    }

    public BrokenPackage Rewrite(string file, Func<string, string> change) => Write(file, change(File.ReadAllText(PathOf(file))));

    public BrokenPackage Write(string file, string text) => Write(file, Encoding.UTF8.GetBytes(text));

    public BrokenPackage Write(string file, byte[] bytes)
    {
        File.WriteAllBytes(PathOf(file), bytes);
        return this;
    }

    public BrokenPackage Delete(string file)
    {
        File.Delete(PathOf(file));
        return this;
    }

    /// <summary>Changes the descriptor.</summary>
    public BrokenPackage Describe(Action<JsonObject> change)
    {
        var descriptor = JsonNode.Parse(File.ReadAllText(PathOf("datapackage.json")))!.AsObject();
        change(descriptor);
        return Write("datapackage.json", descriptor.ToJsonString());
    }

    /// <summary>Changes what the descriptor says of a table.</summary>
    public BrokenPackage Describe(string table, Action<JsonObject> change) => Describe(descriptor => change(Resource(descriptor, table)));

    public static JsonObject Resource(JsonObject descriptor, string table) =>
        descriptor["resources"]!.AsArray().Select(resource => resource!.AsObject()).Single(resource => (string)resource["name"]! == table);

    public static JsonArray Fields(JsonObject resource) => resource["schema"]!["fields"]!.AsArray();

    public static JsonObject Field(JsonObject resource, string column) =>
        Fields(resource).Select(field => field!.AsObject()).Single(field => (string)field["name"]! == column);

    /// <summary>Everything that is wrong, as it is told.</summary>
    public string[] Faults()
    {
        var faults = Assert.Throws<InvalidPackageException>(() => Package.Open(Folder).Read()).Faults;

        // One form for all.
        Assert.All(faults, fault => Assert.Matches(@"\Afound [^\n]+, expected [^\n]+; [^\n]+\.\z", fault.Message));
        AssertImportChangesNothing(faults);
        return [.. faults.Select(fault => fault.ToString())];
    }

    /// <summary>An import refuses the package in the same words, and neither the package nor the installation is touched.</summary>
    private void AssertImportChangesNothing(IReadOnlyList<PackageFault> faults)
    {
        var installation = $"{Folder}-releases";
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Releases:Folder", installation)]).Build();
        var catalog = new ReleaseCatalog(ReleaseStore.Of(settings, Graph.Value), SystemClock.Instance, Duration.Zero);
        var before = Content();

        var refused = Assert.Throws<InvalidPackageException>(() => catalog.ImportAsync(Folder, CancellationToken.None).GetAwaiter().GetResult());

        Assert.Equal(faults, refused.Faults);
        Assert.False(Directory.Exists(installation), "A refused import wrote something.");
        Assert.Equal(before, Content());

        string[] Content() =>
            [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(file => $"{file} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}")];
    }

    public Import Read() => Package.Open(Folder).Read();
}

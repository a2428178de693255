using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RegioDeal.Graph.Packages.Fetching;

/// <summary>The pages of one question that came whole, kept until the fetch is done: one that is broken off goes on after the last of them.</summary>
internal sealed class KeptPages
{
    private readonly string folder;
    private int count;

    private KeptPages(string folder) => this.folder = folder;

    /// <summary>Opens what is kept of a question. Pages of an earlier state of the table are dropped.</summary>
    /// <param name="work">The folder that keeps them.</param>
    /// <param name="address">The address of the table.</param>
    /// <param name="query">The question.</param>
    /// <param name="say">Told when pages are dropped.</param>
    public static KeptPages Open(string work, string address, CbsQuery query, Action<string> say)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{address}\n{query.Filter}")))[..12];
        var pages = new KeptPages(Path.Combine(work, $"{query.Table.Id}-{name}"));
        var state = Path.Combine(pages.folder, "modified.txt");
        if (File.Exists(state) && File.ReadAllText(state) != query.Table.Modified)
        {
            say($"Table {query.Table.Id} changed since an earlier run was broken off; its pages are dropped, and this one starts anew.");
            pages.Drop();
        }

        if (!File.Exists(state))
        {
            pages.Drop();
            Directory.CreateDirectory(pages.folder);
            WriteWhole(state, Encoding.UTF8.GetBytes(query.Table.Modified));
        }

        return pages;
    }

    /// <summary>Reads the pages that are kept, in their order.</summary>
    public IEnumerable<byte[]> Read()
    {
        for (count = 0; File.Exists(PathOf(count + 1)); count++)
        {
            yield return File.ReadAllBytes(PathOf(count + 1));
        }
    }

    /// <summary>Keeps the page after those.</summary>
    public void Add(byte[] page) => WriteWhole(PathOf(++count), page);

    /// <summary>Forgets all pages.</summary>
    public void Drop()
    {
        count = 0;
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Written beside, and renamed when it is whole: a kill leaves no half page.
    private static void WriteWhole(string path, byte[] content)
    {
        using (var file = File.Create($"{path}.part"))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move($"{path}.part", path, overwrite: true);
    }

    private string PathOf(int number) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"page-{number:00000}.json"));
}

using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace RegioDeal.Graph.Packages;

/// <summary>A file of a package as text. All are UTF-8 without a byte-order mark.</summary>
internal static class PackageFile
{
    private const string Restore = "restore it from the original, for it is cut off";

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Reads a file.</summary>
    /// <param name="folder">The package.</param>
    /// <param name="name">The file, relative to it.</param>
    /// <param name="faults">Told when it is not there, or is no such text.</param>
    /// <returns>Its text. Null when it has none that can be read.</returns>
    public static string? Read(string folder, string name, ICollection<PackageFault> faults)
    {
        byte[] read;
        try
        {
            read = File.ReadAllBytes(Path.Combine(folder, name));
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            Tell(null, "no file", "one of this name", "put it there");
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Tell(null, "a file that cannot be read", "one that this program may read", "allow it to read that file");
            return null;
        }

        ReadOnlySpan<byte> bytes = read;
        if (bytes.StartsWith(Encoding.Unicode.Preamble) || bytes.StartsWith(Encoding.BigEndianUnicode.Preamble))
        {
            Tell(1, "UTF-16", "UTF-8", "save the file as UTF-8 without a byte-order mark");
            return null;
        }

        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            Tell(1, "a byte-order mark (EF BB BF) at the start", "UTF-8 without one", "save the file as UTF-8 without a byte-order mark (BOM)");
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        if (Utf8.IsValid(bytes))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        var at = 0;
        OperationStatus status;
        while ((status = Rune.DecodeFromUtf8(bytes[at..], out _, out var length)) == OperationStatus.Done)
        {
            at += length;
        }

        var row = bytes[..at].Count((byte)'\n') + 1;
        if (status == OperationStatus.NeedMoreData)
        {
            Tell(row, "half a character at the end of the file", "a whole one", Restore);
        }
        else
        {
            var letter = Windows1252.GetString(bytes.Slice(at, 1));
            Tell(
                row,
                FormattableString.Invariant($"the byte 0x{bytes[at]:X2}{(char.IsControl(letter[0]) ? "" : $", which is '{letter}' in Windows-1252")}"),
                "UTF-8",
                "save the file as UTF-8");
        }

        return null;

        void Tell(int? row, string found, string expected, string advice) =>
            faults.Add(new PackageFault(name, row, null, PackageFault.Sentence(found, expected, advice)));
    }

    /// <summary>True when a file is there, has something in it, and does not begin with the mark of another encoding: then its text can be read piece by piece.</summary>
    public static bool CanBeStreamed(string folder, string name)
    {
        Span<byte> start = stackalloc byte[3];
        try
        {
            using var file = File.OpenRead(Path.Combine(folder, name));
            var read = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
            return read.Length > 0 && !read.StartsWith(Encoding.UTF8.Preamble) && !read.StartsWith(Encoding.Unicode.Preamble) && !read.StartsWith(Encoding.BigEndianUnicode.Preamble);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Opens a file as text.</summary>
    /// <returns>A reader that throws <see cref="DecoderFallbackException"/> where the file is not UTF-8.</returns>
    public static StreamReader Stream(string folder, string name) =>
        new(Path.Combine(folder, name), new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false, 1 << 16);

    /// <summary>Says whether a path names a file inside of a folder, in the same words on every system.</summary>
    public static bool IsInside(string path) =>
        path.Length > 0
        && path.All(letter => letter is not ('\\' or ':') && !char.IsControl(letter))
        && path.Split('/').All(part => part is not ("" or "." or ".."));
}

namespace RegioDeal.Graph.Citations;

/// <summary>Citations as English text: source, figure, release, address.</summary>
internal static class SentenceWriter
{
    /// <summary>The name of the service, as citations give it.</summary>
    public const string Service = "RegioDeal.Graph";

    public static string Write(Reference reference)
    {
        // Where the publisher has the source is told of the source alone: beside a figure stands the address of the figure.
        string?[] source =
        [
            reference.Publisher,
            $"\"{reference.Title.Replace('"', '\'')}\"",
            .. reference.SourceDetails(),
            reference.Said is null ? reference.PublishedAt : null,
        ];
        string?[] parts =
        [
            string.Join(", ", source.OfType<string>()),
            reference.Said,
            $"{Release(reference)}, {reference.Address}",
        ];
        return string.Join(" ", parts.OfType<string>().Select((part, i) => i == parts.OfType<string>().Count() - 1 || part.EndsWith('.') ? part : $"{part}."));
    }

    /// <summary><c>RegioDeal.Graph, release 3 (25 November 2026)</c>.</summary>
    public static string Release(Reference reference) =>
        FormattableString.Invariant($"{Service}, release {reference.Release.Number} ({reference.Release.Created.Printed()})");
}

using RegioDeal.Graph.Packages;

namespace RegioDeal.Graph.Observations;

/// <summary>Writes into a release what its observations were in the releases before it.</summary>
internal static class ObservationHistory
{
    private const string Resource = "observations";

    /// <summary>Adds the revisions; they are told by the kept packages, side by side, and never held.</summary>
    /// <param name="import">The rows of the release.</param>
    /// <param name="earlier">The packages of the releases before it, in the order of their numbers.</param>
    public static void Add(Import import, IReadOnlyList<(int Number, PackageArchive Package)> earlier)
    {
        var tables = earlier.Where(release => release.Package.Tables.ContainsKey(Resource))
            .Select(release => (release.Number, Table: release.Package.Tables[Resource]))
            .ToArray();
        if (tables.Length > 0)
        {
            import.Stream(() => Revisions(import, tables));
        }
    }

    private static IEnumerable<Revision> Revisions(Import import, (int Number, ArchivedTable Table)[] tables)
    {
        var releases = tables.Select(table => new Earlier(table.Number, table.Table)).ToArray();
        try
        {
            var id = 0;
            foreach (var observation in import.Rows(typeof(Observation)).Cast<Observation>().Where(observation => observation.PartCount is null))
            {
                var key = observation.Key.Split('/');
                var told = new List<Told>();
                foreach (var before in releases.Select(release => release.At(key)).OfType<Told>())
                {
                    if (told.Count > 0 && told[^1].IsSame(before))
                    {
                        told[^1] = told[^1] with { Last = before.Last };
                    }
                    else
                    {
                        told.Add(before);
                    }
                }

                if (told.Count > 0 && told[^1].Value == observation.Value && told[^1].Reason == observation.MissingReason)
                {
                    told.RemoveAt(told.Count - 1);
                }

                foreach (var one in told)
                {
                    yield return new Revision
                    {
                        Id = ++id,
                        Key = $"{observation.Key}/{Keys.Padded(one.First)}",
                        ObservationId = observation.Id,
                        FirstRelease = one.First,
                        LastRelease = one.Last,
                        Value = one.Value,
                        Status = one.Status,
                        MissingReason = one.Reason,
                        SourceCode = one.Source,
                    };
                }
            }
        }
        finally
        {
            foreach (var release in releases)
            {
                release.Dispose();
            }
        }
    }

    /// <summary>What releases that follow each other told of an observation.</summary>
    private sealed record Told(int First, int Last, long? Value, ObservationStatus Status, MissingReason? Reason, string Source)
    {
        public bool IsSame(Told other) => Value == other.Value && Reason == other.Reason;
    }

    /// <summary>The observations of one release, read along with those of the one that is built.</summary>
    private sealed class Earlier : IDisposable
    {
        private readonly int number;
        private readonly Dictionary<string, int> places;
        private readonly IEnumerator<string[]> rows;
        private bool isLeft;

        public Earlier(int number, ArchivedTable table)
        {
            this.number = number;
            places = table.Header.Index().ToDictionary(column => column.Item, column => column.Index);
            rows = table.Rows().GetEnumerator();
            isLeft = rows.MoveNext();
        }

        public Told? At(string[] key)
        {
            var order = 1;
            while (isLeft && (order = StreamCheck.Compare([Cell("indicator"), Cell("region"), Cell("period")], key)) < 0)
            {
                isLeft = rows.MoveNext();
            }

            if (!isLeft || order > 0)
            {
                return null;
            }

            return new Told(
                number,
                number,
                Packages.Cell.TryScaled(Cell("value"), out var value) ? value : null,
                Packages.Cell.TryEnum<ObservationStatus>(Cell("status"), out var status) ? status : ObservationStatus.Unknown,
                Packages.Cell.TryEnum<MissingReason>(Cell("missing_reason"), out var reason) ? reason : null,
                Cell("source"));
        }

        public void Dispose() => rows.Dispose();

        private string Cell(string column) => places.TryGetValue(column, out var place) ? rows.Current[place] : "";
    }
}

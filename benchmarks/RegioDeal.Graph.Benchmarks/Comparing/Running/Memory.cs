using System.Globalization;

namespace RegioDeal.Graph.Benchmarks.Comparing.Running;

/// <summary>What a process and those that it started hold of the memory, in bytes, as Linux tells it.</summary>
/// <param name="Resident">Now.</param>
/// <param name="Peak">The most since the start of each.</param>
internal readonly record struct Memory(long Resident, long Peak)
{
    /// <summary>Of a process and all below it.</summary>
    public static Memory Of(int id)
    {
        var parents = Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var each) ? each : 0)
            .Where(each => each > 0)
            .Select(each => (Id: each, Status: StatusOf(each)))
            .Where(each => each.Status.Count > 0)
            .ToLookup(each => each.Status["PPid"], each => each.Id);
        var (resident, peak) = (0L, 0L);
        var open = new Queue<int>([id]);
        while (open.TryDequeue(out var each))
        {
            var status = StatusOf(each);
            resident += status.GetValueOrDefault("VmRSS") * 1024;
            peak += status.GetValueOrDefault("VmHWM") * 1024;
            foreach (var child in parents[each])
            {
                open.Enqueue(child);
            }
        }

        return new Memory(resident, peak);
    }

    /// <summary>The numbers of /proc/ID/status that are needed; empty when the process has ended.</summary>
    private static Dictionary<string, long> StatusOf(int id)
    {
        try
        {
            return File.ReadAllLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/status"))
                .Select(line => line.Split([':', '\t', ' '], StringSplitOptions.RemoveEmptyEntries))
                .Where(parts => parts is ["PPid" or "VmRSS" or "VmHWM", ..])
                .ToDictionary(parts => parts[0], parts => long.Parse(parts[1], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return [];
        }
    }
}

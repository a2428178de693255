using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;
using RegioDeal.Graph.Allocations;
using RegioDeal.Graph.Observations;
using RegioDeal.Graph.Projects;

namespace RegioDeal.Graph.Benchmarks.Comparing.PostGraphile;

/// <summary>PostGraphile 5 over the tables of the release, from the npm package <c>benchmarks/postgraphile</c>, one process a core.</summary>
internal sealed class PostGraphileContender : Contender
{
    /// <summary>The variable of the environment that says where its package is installed. The one of the sources when it is not set.</summary>
    public const string FolderVariable = "REGIODEAL_BENCHMARK_POSTGRAPHILE";

    private static readonly Lazy<string> Folder = new(Find);

    public override string Name => "PostGraphile";

    public override bool IsDotNet => false;

    /// <exception cref="DirectoryNotFoundException">Its packages are not installed.</exception>
    public override ProcessStartInfo Start(MadeData data, Uri address)
    {
        var modules = Path.Combine(Folder.Value, "node_modules");
        if (!Directory.Exists(modules))
        {
            throw new DirectoryNotFoundException($"'{modules}' is not there; run 'npm ci' in '{Folder.Value}'.");
        }

        // The package brings a Node.js of the version that PostGraphile asks for where there is one for the machine.
        var node = Path.Combine(modules, ".bin", "node");
        var start = new ProcessStartInfo(File.Exists(node) ? node : "node", ["server.mjs"]) { WorkingDirectory = Folder.Value };
        var database = new NpgsqlConnectionStringBuilder(data.Postgres);
        Set("NODE_ENV", "production");
        Set("GRAPHILE_ENV", "production");
        Set("HOST", address.Host);
        Set("PORT", address.Port.ToString(CultureInfo.InvariantCulture));
        Set("PGHOST", database.Host);
        Set("PGPORT", database.Port.ToString(CultureInfo.InvariantCulture));
        Set("PGDATABASE", database.Database);
        Set("PGUSER", database.Username);
        Set("PGPASSWORD", database.Password);
        Set("REGIODEAL_SCHEMA", data.Schema);
        return start;

        void Set(string name, string? value)
        {
            if (value is not null)
            {
                start.Environment[name] = value;
            }
        }
    }

    public override Asked Ask(Question question) =>
        new("/graphql", JsonSerializer.Serialize(new { query = File.ReadAllText(Path.Combine(Folder.Value, "questions", question.Name + ".graphql")) }));

    /// <inheritdoc/>
    /// <remarks>PostGraphile answers numbers of 64 bits as text, and numbers for what the release keeps as numbers: cents, ten-thousandths and the places of statuses.</remarks>
    public override JsonNode Content(Question question, JsonNode answer)
    {
        var data = base.Content(question, answer).DeepClone().AsObject();
        switch (question.Name)
        {
            case "page":
                foreach (var project in Objects(data["projects"]!["nodes"]))
                {
                    project["status"] = Named<ProjectStatus>(project["status"]!);
                    project["spending"] = new JsonObject { ["amount"] = Taken(project, "amount", Euros) };
                    project["allocations"] = new JsonObject { ["nodes"] = Taken(project, "allocations", AllocationsOf) };
                }

                break;
            case "largest":
                foreach (var project in Objects(data["projects"]!["nodes"]))
                {
                    project["spending"] = new JsonObject { ["amount"] = Taken(project, "amount", Euros) };
                }

                break;
            case "tree":
                foreach (var project in Objects(data["pillars"]).SelectMany(pillar => Objects(pillar["projects"]!["nodes"])))
                {
                    project["allocations"] = new JsonObject { ["nodes"] = Taken(project, "allocations", AllocationsOf) };
                }

                break;
            case "spending":
                foreach (var pillar in Objects(data["pillars"]))
                {
                    pillar["spending"] = new JsonObject { ["amount"] = Taken(pillar, "amount", Euros), ["byTranche"] = Taken(pillar, "byTranche", LinesOf) };
                }

                break;
            case "observations":
                data["indicators"] = new JsonObject { ["nodes"] = Taken(data, "indicators", IndicatorsOf) };
                break;
            default:
                throw new ArgumentException($"Nobody wrote '{question.Name}' for PostGraphile.", nameof(question));
        }

        return data;
    }

    private static JsonNode AllocationsOf(JsonNode allocations)
    {
        foreach (var allocation in Objects(allocations))
        {
            allocation["amount"] = Euros(allocation["amount"]!);
            if (allocation["certainty"] is { } certainty)
            {
                allocation["certainty"] = Named<Certainty>(certainty);
            }
        }

        return allocations;
    }

    private static JsonNode LinesOf(JsonNode lines)
    {
        foreach (var line in Objects(lines))
        {
            line["tranche"] = new JsonObject { ["number"] = Taken(line, "number", number => number) };
            foreach (var measure in new[] { "amount", "atLeast", "atMost" })
            {
                line[measure] = Euros(line[measure]!);
            }
        }

        return lines;
    }

    private static JsonNode IndicatorsOf(JsonNode indicators)
    {
        foreach (var indicator in Objects(indicators))
        {
            foreach (var observation in Objects(indicator["observations"]))
            {
                observation["value"] = observation["value"] is { } value ? Whole(value) / 10_000m : null;
                observation["status"] = Named<ObservationStatus>(observation["status"]!);
            }

            indicator["observations"] = new JsonObject { ["nodes"] = Taken(indicator, "observations", observations => observations) };
        }

        return indicators;
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? list) => list!.AsArray().Select(one => one!.AsObject());

    private static JsonNode Taken(JsonObject parent, string name, Func<JsonNode, JsonNode> read)
    {
        var value = parent[name]!;
        parent.Remove(name);
        return read(value);
    }

    private static JsonNode Euros(JsonNode cents) => Whole(cents) / 100m;

    private static long Whole(JsonNode text) => long.Parse(text.GetValue<string>(), CultureInfo.InvariantCulture);

    private static string Named<TEnum>(JsonNode place)
        where TEnum : struct, Enum => ((TEnum)(object)place.GetValue<int>()).ToString().ToUpperInvariant();

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } folder)
        {
            return Path.GetFullPath(folder);
        }

        for (var parent = new DirectoryInfo(AppContext.BaseDirectory); parent is not null; parent = parent.Parent)
        {
            if (Path.Combine(parent.FullName, "benchmarks", "postgraphile") is var package && File.Exists(Path.Combine(package, "package.json")))
            {
                return package;
            }
        }

        throw new DirectoryNotFoundException($"'benchmarks/postgraphile' is not above '{AppContext.BaseDirectory}'; say with {FolderVariable} where its package is installed.");
    }
}

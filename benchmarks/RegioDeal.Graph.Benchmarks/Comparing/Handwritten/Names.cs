using System.Text.Json;

namespace RegioDeal.Graph.Benchmarks.Comparing.Handwritten;

/// <summary>The names of the answers, as they stand in JSON.</summary>
internal static class Names
{
    public static readonly JsonEncodedText Allocations = JsonEncodedText.Encode("allocations");
    public static readonly JsonEncodedText Amount = JsonEncodedText.Encode("amount");
    public static readonly JsonEncodedText AtLeast = JsonEncodedText.Encode("atLeast");
    public static readonly JsonEncodedText AtMost = JsonEncodedText.Encode("atMost");
    public static readonly JsonEncodedText ByTranche = JsonEncodedText.Encode("byTranche");
    public static readonly JsonEncodedText Certainty = JsonEncodedText.Encode("certainty");
    public static readonly JsonEncodedText Code = JsonEncodedText.Encode("code");
    public static readonly JsonEncodedText HasNextPage = JsonEncodedText.Encode("hasNextPage");
    public static readonly JsonEncodedText Indicators = JsonEncodedText.Encode("indicators");
    public static readonly JsonEncodedText Lead = JsonEncodedText.Encode("lead");
    public static readonly JsonEncodedText Municipalities = JsonEncodedText.Encode("municipalities");
    public static readonly JsonEncodedText Municipality = JsonEncodedText.Encode("municipality");
    public static readonly JsonEncodedText Name = JsonEncodedText.Encode("name");
    public static readonly JsonEncodedText Nodes = JsonEncodedText.Encode("nodes");
    public static readonly JsonEncodedText Number = JsonEncodedText.Encode("number");
    public static readonly JsonEncodedText Observations = JsonEncodedText.Encode("observations");
    public static readonly JsonEncodedText PageInfo = JsonEncodedText.Encode("pageInfo");
    public static readonly JsonEncodedText Period = JsonEncodedText.Encode("period");
    public static readonly JsonEncodedText Pillar = JsonEncodedText.Encode("pillar");
    public static readonly JsonEncodedText Pillars = JsonEncodedText.Encode("pillars");
    public static readonly JsonEncodedText Projects = JsonEncodedText.Encode("projects");
    public static readonly JsonEncodedText Spending = JsonEncodedText.Encode("spending");
    public static readonly JsonEncodedText Status = JsonEncodedText.Encode("status");
    public static readonly JsonEncodedText Theme = JsonEncodedText.Encode("theme");
    public static readonly JsonEncodedText Title = JsonEncodedText.Encode("title");
    public static readonly JsonEncodedText TotalCount = JsonEncodedText.Encode("totalCount");
    public static readonly JsonEncodedText Tranche = JsonEncodedText.Encode("tranche");
    public static readonly JsonEncodedText Unit = JsonEncodedText.Encode("unit");
    public static readonly JsonEncodedText Value = JsonEncodedText.Encode("value");

    /// <summary>How sure a tranche is, by its number in the release.</summary>
    public static readonly JsonEncodedText[] Certainties = Encode("CERTAIN", "INFERRED", "AMBIGUOUS");

    /// <summary>How far a project is, by its number in the release.</summary>
    public static readonly JsonEncodedText[] ProjectStatuses = Encode("NEW", "CONTINUED", "RUNNING", "COMPLETED");

    /// <summary>How final a figure is, by its number in the release.</summary>
    public static readonly JsonEncodedText[] ObservationStatuses = Encode("FINAL", "PROVISIONAL", "REVISED", "UNKNOWN");

    private static JsonEncodedText[] Encode(params string[] names) => [.. names.Select(name => JsonEncodedText.Encode(name))];
}

using System.Text.Json;

namespace RegioDeal.Graph.Packages;

/// <summary>Outlines in cells: GeoJSON (RFC 7946) polygons, longitude before latitude.</summary>
internal static class GeoJson
{
    private const string Expected = "a GeoJSON Polygon or MultiPolygon";

    /// <summary>Why a text is no outline, or null when it is one.</summary>
    public static CellFault? Problem(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement.ValueKind != JsonValueKind.Object
                || !json.RootElement.TryGetProperty("type", out var type)
                || !json.RootElement.TryGetProperty("coordinates", out var coordinates)
                || coordinates.ValueKind != JsonValueKind.Array)
            {
                return new CellFault(Expected, "write an object with type and coordinates");
            }

            return type.ValueEquals("Polygon") ? OfPolygon(coordinates)
                : type.ValueEquals("MultiPolygon") ? coordinates.EnumerateArray().Select(OfPolygon).FirstOrDefault(problem => problem is not null)
                : new CellFault(Expected, "write the outline as one of these");
        }
        catch (JsonException)
        {
            return new CellFault(Expected, "write it as JSON, each double quote twice inside of the cell");
        }
    }

    private static CellFault? OfPolygon(JsonElement polygon)
    {
        if (polygon.ValueKind != JsonValueKind.Array || polygon.GetArrayLength() == 0)
        {
            return new CellFault(Expected, "give each polygon its rings");
        }

        foreach (var ring in polygon.EnumerateArray())
        {
            if (ring.ValueKind != JsonValueKind.Array || ring.GetArrayLength() < 4 || !ring.EnumerateArray().All(IsPlace))
            {
                return new CellFault("rings of at least four places, each longitude and latitude in degrees", "correct the ring");
            }

            if (!JsonElement.DeepEquals(ring[0], ring[ring.GetArrayLength() - 1]))
            {
                return new CellFault("closed rings", "repeat the first place of the ring as its last");
            }
        }

        return null;
    }

    private static bool IsPlace(JsonElement place) =>
        place.ValueKind == JsonValueKind.Array
        && place.GetArrayLength() == 2
        && place[0].ValueKind == JsonValueKind.Number
        && place[1].ValueKind == JsonValueKind.Number
        && Math.Abs(place[0].GetDouble()) <= 180
        && Math.Abs(place[1].GetDouble()) <= 90;
}

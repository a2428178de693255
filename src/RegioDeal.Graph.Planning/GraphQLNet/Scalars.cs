using GraphQL.Types;
using GraphQLParser.AST;
using NodaTime;
using NodaTime.Text;

namespace RegioDeal.Graph.Planning.GraphQLNet;

/// <summary>A calendar date, ISO 8601.</summary>
internal sealed class LocalDateGraphType : ScalarGraphType
{
    public LocalDateGraphType() => (Name, Description) = ("LocalDate", "A calendar date without a time zone, as 2021-12-31.");

    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLNullValue => null,
        GraphQLStringValue text => ParseValue((string)text.Value),
        _ => ThrowLiteralConversionError(value),
    };

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        LocalDate date => date,
        string text when LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date } => date,
        _ => ThrowValueConversionError(value),
    };

    public override object? Serialize(object? value) => value is LocalDate date ? LocalDatePattern.Iso.Format(date) : value;
}

/// <summary>An absolute web address. Only read, never given.</summary>
internal sealed class UrlGraphType : ScalarGraphType
{
    public UrlGraphType() => (Name, Description) = ("URL", "An absolute web address.");

    public override object? ParseLiteral(GraphQLValue value) => value is GraphQLStringValue text ? ParseValue((string)text.Value) : ThrowLiteralConversionError(value);

    public override object? ParseValue(object? value) =>
        value is string text && Uri.TryCreate(text, UriKind.Absolute, out _) ? text : ThrowValueConversionError(value);
}

/// <summary>A shape on the earth. Only read, never given.</summary>
internal sealed class GeoJsonGraphType : ScalarGraphType
{
    public GeoJsonGraphType() => (Name, Description) = ("GeoJSON", "A shape on the earth as a GeoJSON object, in longitude and latitude (WGS 84). It has no fields to select: it comes whole.");

    public override object? ParseLiteral(GraphQLValue value) => ThrowLiteralConversionError(value);

    public override object? ParseValue(object? value) => ThrowValueConversionError(value);
}

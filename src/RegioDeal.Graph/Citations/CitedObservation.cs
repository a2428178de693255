using System.Globalization;
using RegioDeal.Graph.Observations;
using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Citations;

/// <summary>A figure, or that there is none.</summary>
/// <param name="Id">Its global id.</param>
/// <param name="Key">Its key.</param>
/// <param name="Indicator">The name of what is measured.</param>
/// <param name="Unit">The unit, as the source words it.</param>
/// <param name="Decimals">How many digits the source gives behind the decimal point.</param>
/// <param name="Region">The name of where.</param>
/// <param name="Period">When.</param>
/// <param name="Value">In ten-thousandths of the unit.</param>
/// <param name="Status">How final it is.</param>
/// <param name="MissingReason">Why there is none.</param>
/// <param name="Method">How it came to us.</param>
/// <param name="PartCount">Of a sum: how many municipalities.</param>
/// <param name="PartsWithValue">Of a sum: how many of them have a value.</param>
/// <param name="Source">Where it was read.</param>
internal sealed record CitedObservation(
    string Id,
    string Key,
    string Indicator,
    string Unit,
    int Decimals,
    string Region,
    string Period,
    long? Value,
    ObservationStatus Status,
    MissingReason? MissingReason,
    ObservationMethod Method,
    int? PartCount,
    int? PartsWithValue,
    CitedSource Source) : Cited
{
    /// <inheritdoc/>
    public override Reference Refer(ReleaseFacts release) =>
        Source.For(
            "observation",
            Key,
            $"{{observations(where:{{id:{{eq:{Quoted(Id)}}}}}){{nodes{{indicator{{code}}region{{code}}period value status missingReason source{{code}}}}}}}}",
            release)
        with
        {
            IsDocument = false,
            Said = $"{Indicator}, {Region}, {Period}: {string.Join(", ", Figure())}",
        };

    private IEnumerable<string> Figure()
    {
        yield return (Value, MissingReason) switch
        {
            ({ } value, _) => $"{Number(value)} {Unit}",
            (null, { } reason) => $"no figure ({reason.ToString().ToConstant()})",
            _ => "no figure",
        };
        if (Value is not null && Status is ObservationStatus.Provisional or ObservationStatus.Revised)
        {
            yield return Status == ObservationStatus.Provisional ? "provisional" : "revised";
        }

        if (PartCount is { } parts)
        {
            yield return Value is null
                ? FormattableString.Invariant($"{PartsWithValue} of {parts} municipalities have one; the source is that of the first")
                : FormattableString.Invariant($"summed by {SentenceWriter.Service} over {parts} municipalities; the source is that of the first");
        }
        else if (Method == ObservationMethod.Summed)
        {
            yield return $"summed by {SentenceWriter.Service} from parts that the source gives";
        }
    }

    private string Number(long value)
    {
        var number = value / 10_000m;
        return number.ToString(number == decimal.Round(number, Decimals) ? FormattableString.Invariant($"F{Decimals}") : "0.####", CultureInfo.InvariantCulture);
    }
}

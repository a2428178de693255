using RegioDeal.Graph.Programmes;

namespace RegioDeal.Graph.Municipalities;

/// <summary>A municipality that takes part in a deal.</summary>
public sealed class ProgrammeMunicipality
{
    public int Id { get; init; }

    public int ProgrammeId { get; init; }

    public Programme Programme { get; init; } = null!; // filled by EF

    public int MunicipalityId { get; init; }

    public Municipality Municipality { get; init; } = null!; // filled by EF
}

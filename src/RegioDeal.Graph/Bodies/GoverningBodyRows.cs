using RegioDeal.Graph.Organisations;
using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Pillars;
using RegioDeal.Graph.Programmes;

namespace RegioDeal.Graph.Bodies;

internal sealed class GoverningBodyRows : PackageTable
{
    public GoverningBodyRows()
        : base("programme/bodies.csv", "The bodies that steer a deal.")
    {
        Column("programme", ColumnType.Text, "The deal.");
        Column("code", ColumnType.Text, "Our short name for it.");
        Column("name", ColumnType.Text, "The name as printed.");
        Column<GoverningBodyKind>("kind", "What it is.");
        Column("task", ColumnType.Text, "What the lines say that it does, in our English words.");
        Cited();
        Keyed("programme", "code");
        References("programmes", ["programme"], ["code"]);
    }

    public override void Read(PackageRow row, Import import)
    {
        var (programme, code) = (row.Text("programme"), row.Text("code"));
        var (source, lines, quote) = row.Cited(import);
        var position = import.Next<GoverningBody>();
        import.Add(
            row,
            new GoverningBody
            {
                Id = position,
                Key = $"{programme}/{code}",
                ProgrammeId = row.Find<Programme>(import, "programme", programme)?.Id ?? 0,
                Code = code,
                Name = row.Text("name"),
                Kind = row.Enum<GoverningBodyKind>("kind"),
                Task = row.Text("task"),
                Position = position,
                SourceId = source?.Id ?? 0,
                Lines = lines,
                Quote = quote,
            },
            programme,
            code);
    }
}

internal sealed class BodyMemberRows : PackageTable
{
    public BodyMemberRows()
        : base("programme/body_members.csv", "The seats of the bodies, by role and never by name.")
    {
        Column("programme", ColumnType.Text, "The deal.");
        Column("body", ColumnType.Text, "The body.");
        Column("position", ColumnType.Integer, "Its place in the body, from 1.");
        Column("role", ColumnType.Text, "The role as printed, without the name.");
        Optional("organisation", ColumnType.Text, "The organisation that it sits there for.");
        Optional("pillar", ColumnType.Text, "The pillar that it sits there for.");
        Cited();
        Keyed("programme", "body", "position");
        References("bodies", ["programme", "body"], ["programme", "code"]);
        References("organisations", ["programme", "organisation"], ["programme", "code"]);
        References("pillars", ["programme", "pillar"], ["programme", "code"]);
    }

    public override void Read(PackageRow row, Import import)
    {
        var (programme, code, position) = (row.Text("programme"), row.Text("body"), row.Int("position"));
        var body = row.Find<GoverningBody>(import, "body", programme, code);
        var (source, lines, quote) = row.Cited(import);
        import.Add(
            row,
            new BodyMember
            {
                Id = import.Next<BodyMember>(),
                Key = $"{body?.Key}/{Keys.Padded(position)}",
                BodyId = body?.Id ?? 0,
                Position = position,
                Role = row.Text("role"),
                OrganisationId = row.Optional("organisation") is { } organisation ? row.Find<Organisation>(import, "organisation", programme, organisation)?.Id : null,
                PillarId = row.Optional("pillar") is { } pillar ? row.Find<Pillar>(import, "pillar", programme, pillar)?.Id : null,
                SourceId = source?.Id ?? 0,
                Lines = lines,
                Quote = quote,
            },
            programme,
            code,
            position);
    }
}

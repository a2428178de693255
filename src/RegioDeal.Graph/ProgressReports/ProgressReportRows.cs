using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Projects;

namespace RegioDeal.Graph.ProgressReports;

internal sealed class ProgressReportRows : PackageTable
{
    public ProgressReportRows()
        : base("programme/progress_reports.csv", "What the document says of the progress of projects (voortgang).")
    {
        Column("programme", ColumnType.Text, "The deal.");
        Column("pillar", ColumnType.Text, "The pillar.");
        Column("code", ColumnType.Text, "The project.");
        Column("text", ColumnType.Markdown, "The report, as Markdown.");
        Optional("period", ColumnType.Month, "The month that it speaks of or is dated; empty when the document does not say it and it does not follow.");
        Optional("period_printed", ColumnType.Text, "The printed words that date it.");
        Column<Basis>("period_basis", "Whether the month and year are printed, or the year or the whole is our reading.");
        Optional("period_note", ColumnType.Text, "Why the period is read so; needed when it is our reading.");
        Cited();
        Keyed("programme", "pillar", "code");
        References("projects", "programme", "pillar", "code");
    }

    public override void Read(PackageRow row, Import import)
    {
        var (programme, pillar, code) = (row.Text("programme"), row.Text("pillar"), row.Text("code"));
        var project = row.Find<Project>(import, "code", programme, pillar, code);
        var (period, basis, note) = (row.Optional("period"), row.Enum<Basis>("period_basis"), row.Optional("period_note"));
        if (period is null && basis == Basis.Document && !row.IsFaulty)
        {
            row.Fault("period", "nothing", "the month that is printed, since period_basis is DOCUMENT", "write it as 2021-12");
        }

        if (basis == Basis.Editorial && note is null)
        {
            row.Fault("period_note", "nothing", "a reason, since period_basis is EDITORIAL", "say why the period is read so");
        }

        var (source, lines, quote) = row.Cited(import);
        import.Add(
            row,
            new ProgressReport
            {
                Id = import.Next<ProgressReport>(),
                Key = project?.Key ?? "",
                ProjectId = project?.Id ?? 0,
                PrintedOrder = project?.Position ?? 0,
                Text = row.Markdown(import, "text"),
                Period = period,
                PeriodPrinted = row.Optional("period_printed"),
                PeriodBasis = basis,
                PeriodNote = note,
                SourceId = source?.Id ?? 0,
                Lines = lines,
                Quote = quote,
            },
            programme,
            pillar,
            code);
    }
}

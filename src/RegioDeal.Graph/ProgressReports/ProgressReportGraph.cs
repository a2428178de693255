using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.ProgressReports;

internal sealed class ProgressReportGraph : EntityGraph<ProgressReport>
{
    public ProgressReportGraph()
        : base("What the document says of the progress of a project (voortgang).")
    {
        One("project", r => r.Project, "The project.");
        Field("text", r => r.Text, "The report as Markdown, in Dutch.");
        Field("period", r => r.Period, "The month that it speaks of or is dated, ISO 8601. Null when the document does not say it and it does not follow.");
        Field("periodPrinted", r => r.PeriodPrinted, "The printed words that date it, as 'Voortgang per maart 2021'. Null when there are none.");
        Field("periodBasis", r => r.PeriodBasis, "Whether the month and year are printed, or the year or the whole is our reading; that none can be read is our reading too.");
        Field("periodNote", r => r.PeriodNote, "Why the period is read so. Null when the document says it plainly.");
        Declare.Cite();
        Order(r => r.PrintedOrder);
        RootConnection("progressReports", "The progress reports, in printed order of their projects.");
    }
}

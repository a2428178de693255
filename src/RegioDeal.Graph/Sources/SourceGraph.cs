using RegioDeal.Graph.Citations;
using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Sources;

internal sealed class SourceGraph : EntityGraph<Source>
{
    public SourceGraph()
        : base("A document, table or statement that facts come from (bron).")
    {
        Field("code", s => s.Code, "Our short name for it, unique.");
        Field("publisher", s => s.Publisher, "Who published it.");
        Field("title", s => s.Title, "Its title.");
        Field("edition", s => s.Edition, "Its edition. Null when it names none.");
        Field("table", s => s.Table, "The publisher's number of the table, as 83625NED. Null when it is no table.");
        Field("url", s => s.Url, Scalar.Url, "Where it can be read. Null when no address is known.");
        Field("copy", s => s.Copy, Scalar.Url, "The address of the copy that was read, at the version that was read. Null when the source itself was.");
        Field("licence", s => s.Licence, "The licence that it states. Null when it states none.");
        Field("retrieved", s => s.Retrieved, "The day on which it was fetched. Null when that was not recorded.");
        Field("checksum", s => s.Checksum, "Algorithm and digest of the file as it was read. Null when no file was kept.");
        Field("note", s => s.Note, "What it says or how it was used. Null when that goes without saying.");
        Declare.CiteAs(
            s => new CitedSource(s.Code, s.Publisher, s.Title, s.Edition, s.Table, s.Url, s.Copy, s.Licence, s.Retrieved),
            "How to cite it, with the release and the address that gives it again.");
        SearchedBy("title", s => s.Title, 2);
        SearchedBy("publisher", s => s.Publisher, 1);
        SearchedBy("table", s => s.Table, 8);
        SearchedBy("note", s => s.Note, 1);
        RootConnection("sources", "All sources of the release.");
        RootOne("source", "The source with this code.", Key("code", s => s.Code, "The code of the source."));
    }
}

using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Contributions;

internal sealed class ContributionGraph : EntityGraph<Contribution>
{
    public ContributionGraph()
        : base("What a party pays into a deal (bijdrage), by a public statement. It is no grant, and no part of 'spending'.")
    {
        One("programme", c => c.Programme, "The deal that it is paid into.");
        One("organisation", c => c.Organisation, "The party (partij) that pays.");
        Field("amount", c => c.Cents, Scalar.Euro, "The amount, in euros.");
        Field("status", c => c.Status, "How far it has come.");
        Field("note", c => c.Note, "What the statement says of it. Null when the status says enough.");
        One("source", c => c.Source, "The public statement that names it.");
        Order(c => c.Position);
        RootList("contributions", "What the parties pay in, as far as that was made public.", assumedSize: 12);
    }
}

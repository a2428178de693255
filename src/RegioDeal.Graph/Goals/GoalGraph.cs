using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Goals;

internal sealed class GoalGraph : EntityGraph<Goal>
{
    public GoalGraph()
        : base("An ambition or goal of a deal, or of one of its pillars (ambitie, doel).")
    {
        One("programme", g => g.Programme, "The deal.");
        One("pillar", g => g.Pillar, "The pillar that it is a goal of. Null for a goal of the deal itself.");
        Field("position", g => g.Position, "Its place among the goals of the pillar or the deal, from 1.");
        Field("kind", g => g.Kind, "How far it reaches.");
        Field("text", g => g.Text, "What it says, in our English words.");
        Field("quote", g => g.Quote, "The Dutch words of the source. Null when we have only the paraphrase.");
        One("source", g => g.Source, "The document or page that says it.");
        Order(g => g.PrintedOrder);
        SearchedBy("text", g => g.Text, 4);
        SearchedBy("quote", g => g.Quote, 4);
        RootList("goals", "The goals of the deals, then those of their pillars.", assumedSize: 12);
    }
}

using RegioDeal.Graph.Packages;

namespace RegioDeal.Graph.Panels;

/// <summary>Adds what panels show of amounts. It is made when it is written: by then amounts are spread and inhabitants known.</summary>
internal sealed class PanelStep : ImportStep
{
    public override void Run(Import import) => import.Stream(() => PanelGrant.Of(import));
}

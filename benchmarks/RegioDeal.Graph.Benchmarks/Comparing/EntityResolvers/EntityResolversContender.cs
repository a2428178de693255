using System.Diagnostics;

namespace RegioDeal.Graph.Benchmarks.Comparing.EntityResolvers;

/// <summary>GraphQL.NET with resolvers and batch loaders over Entity Framework Core, as a team writes them by hand. It answers this API's documents.</summary>
internal sealed class EntityResolversContender : Contender
{
    /// <summary>The command of this program that serves it.</summary>
    public const string Command = "entity-resolvers";

    public override string Name => "GraphQL.NET with EF";

    public override ProcessStartInfo Start(MadeData data, Uri address) =>
        new("dotnet", [typeof(EntityResolversContender).Assembly.Location, Command, data.Postgres, data.Schema, "--urls", address.GetLeftPart(UriPartial.Authority)]);

    public override Asked Ask(Question question) => new("/graphql", question.Body);
}

using System.CommandLine;
using RegioDeal.Graph;
using RegioDeal.Graph.Http;
using RegioDeal.Graph.Http.Documents;
using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Releases;

var program = new RootCommand("Serves the graph of a Regio Deal on http://localhost:5080. Settings may follow as --Key value, as --urls http://localhost:5081.");
program.Does(async (_, cancellationToken) =>
{
    await using var app = await GraphServer.CreateAsync(args, cancellationToken).ConfigureAwait(false);
    await GraphServer.RunAsync(app, cancellationToken).ConfigureAwait(false);
});
program.Add(PackageCommands.Describe());
program.Add(PackageCommands.Validate());
program.Add(PackageCommands.Fetch());
program.Add(ExplainCommand.Create());
program.Add(DocumentCommand.Create());
program.Add(HealthCommand.Create());
foreach (var command in ReleaseCommands.All())
{
    program.Add(command);
}

// A server that is told to stop ends its requests first, within Server:DrainLimit; commands have the usual two seconds.
var parsed = program.Parse(args);
var configuration = new InvocationConfiguration();
if (parsed.CommandResult.Command == program)
{
    configuration.ProcessTerminationTimeout = Timeout.InfiniteTimeSpan;
}

return await parsed.InvokeAsync(configuration).ConfigureAwait(false);

using System.CommandLine;
using RegioDeal.Graph.Data;
using RegioDeal.Graph.Http;
using RegioDeal.Graph.Packages;

var serve = new RootCommand("Serves the graph of a Regio Deal on http://localhost:5080. Settings may follow as --Key value, as --urls http://localhost:5081.")
{
    TreatUnmatchedTokensAsErrors = false,
};
serve.SetAction((_, cancellationToken) => Sentence(async () =>
{
    await using var app = await GraphServer.CreateAsync(args, cancellationToken).ConfigureAwait(false);
    await GraphServer.RunAsync(app, cancellationToken).ConfigureAwait(false);
}));

var folder = new Argument<string>("DIR") { Description = "The folder of a data package." };
var describe = new Command("describe", "Writes the tables of this program into the datapackage.json of a package.") { folder };
describe.SetAction((parsed, cancellationToken) => Sentence(() =>
{
    var package = parsed.GetRequiredValue(folder);
    return File.WriteAllTextAsync(Path.Combine(package, "datapackage.json"), Package.Describe(package), cancellationToken);
}));
serve.Add(describe);

var validate = new Command("validate", "Checks a package and tells all its faults. Writes nothing.") { folder };
validate.SetAction((parsed, _) => Sentence(() => Console.Out.WriteLineAsync(Package.Validate(parsed.GetRequiredValue(folder)))));
serve.Add(validate);

return await serve.Parse(args).InvokeAsync().ConfigureAwait(false);

// What an operator can mend is said in one sentence, without a stack.
static async Task<int> Sentence(Func<Task> work)
{
    try
    {
        await work().ConfigureAwait(false);
        return 0;
    }
    catch (Exception fault) when (fault is StartupException or InvalidPackageException)
    {
        await Console.Error.WriteLineAsync(fault.Message).ConfigureAwait(false);
        return 1;
    }
}

using RegioDeal.Graph.Benchmarks.Comparing.EntityResolvers;
using RegioDeal.Graph.Benchmarks.Importing;
using RegioDeal.Graph.Benchmarks.Serving;

return args switch
{
    ["import"] => await ImportBenchmark.RunAsync(),
    ["serving"] => await ServingBenchmark.RunAsync(),
    ["constant", var file, .. var settings] => await ConstantServer.RunAsync(file, settings),
    [EntityResolversContender.Command, var connection, var schema, .. var settings] => await EntityServer.RunAsync(connection, schema, settings),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Measures RegioDeal.Graph; see benchmarks/README.md. Build it with --configuration Release.
          import    imports a monitor of a million observations, and one of a tenth of it
          serving   asks the same again and again, beside a constant answer of the same size
        """);
    return 1;
}

using RegioDeal.Graph.Benchmarks.Comparing.Constant;
using RegioDeal.Graph.Benchmarks.Comparing.Handwritten;
using RegioDeal.Graph.Benchmarks.Comparing.SqlJson;
using RegioDeal.Graph.Benchmarks.Importing;
using RegioDeal.Graph.Benchmarks.Serving;

return args switch
{
    ["import"] => await ImportBenchmark.RunAsync(),
    ["serving"] => await ServingBenchmark.RunAsync(),
    ["constant", var folder, .. var settings] => await ConstantServer.RunAsync(folder, settings),
    ["handwritten", var postgres, var schema, .. var settings] => await HandwrittenServer.RunAsync(postgres, schema, settings),
    ["sqljson", var postgres, var schema, .. var settings] => await SqlJsonServer.RunAsync(postgres, schema, settings),
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

using RegioDeal.Graph.Benchmarks.Comparing.Constant;
using RegioDeal.Graph.Benchmarks.Comparing.EntityResolvers;
using RegioDeal.Graph.Benchmarks.Comparing.Handwritten;
using RegioDeal.Graph.Benchmarks.Comparing.Making;
using RegioDeal.Graph.Benchmarks.Comparing.Running;
using RegioDeal.Graph.Benchmarks.Comparing.SqlJson;
using RegioDeal.Graph.Benchmarks.Importing;
using RegioDeal.Graph.Benchmarks.Inside;

return args switch
{
    ["compare", .. var options] => await CompareCommand.RunAsync(options),
    ["import"] => await ImportBenchmark.RunAsync(),
    ["inside", .. var options] => await InsideCommand.RunAsync(options),
    ["make", var times, var folder] => MakeCommand.Run(times, folder),
    ["constant", var folder, .. var settings] => await ConstantServer.RunAsync(folder, settings),
    ["handwritten", var postgres, var schema, .. var settings] => await HandwrittenServer.RunAsync(postgres, schema, settings),
    ["sqljson", var postgres, var schema, .. var settings] => await SqlJsonServer.RunAsync(postgres, schema, settings),
    [EntityResolversContender.Command, var connection, var schema, .. var settings] => await EntityServer.RunAsync(connection, schema, settings),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Measures RegioDeal.Graph; see benchmarks/README.md. Build it with --configuration Release.
          compare   loads this API and what a user would pick instead, on the same data, in one run
          import    imports a monitor of a million observations, and one of a tenth of it
          inside    measures the parts of an answer: parse, plan, bind, read, write; takes the options of BenchmarkDotNet
          make N DIR  writes a package of N times the projects and the monitor of the seed
        """);
    return 1;
}

using RegioDeal.Graph.Benchmarks.Importing;

return args switch
{
    ["import"] => await ImportBenchmark.RunAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Measures RegioDeal.Graph; see benchmarks/README.md. Build it with --configuration Release.
          import    imports a monitor of a million observations, and one of a tenth of it
        """);
    return 1;
}

using Npgsql;

namespace RegioDeal.Graph.Benchmarks.Comparing;

/// <summary>Connections to a release on PostgreSQL, for a program that asks the same statements again and again.</summary>
internal static class ReleaseSource
{
    /// <summary>A pool of connections that find the tables of the release without naming its schema.</summary>
    /// <param name="postgres">The connection string of the database.</param>
    /// <param name="schema">The schema of the release.</param>
    public static NpgsqlDataSource Create(string postgres, string schema)
    {
        var settings = new NpgsqlConnectionStringBuilder(postgres)
        {
            SearchPath = schema,

            // Compiling a statement takes PostgreSQL longer than running it.
            Options = "-c jit=off",

            // A statement is prepared on each connection when it is asked there for the second time.
            MaxAutoPrepare = 20,
            AutoPrepareMinUsages = 2,

            // Nothing changes the session, so nothing of it is to be undone between two requests.
            NoResetOnClose = true,
            Enlist = false,
            CommandTimeout = 0,

            // Room for most answers at once.
            ReadBufferSize = 32 * 1024,
        };
        return NpgsqlDataSource.Create(settings);
    }
}

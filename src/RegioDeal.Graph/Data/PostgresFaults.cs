using System.Net.Sockets;
using Npgsql;

namespace RegioDeal.Graph.Data;

/// <summary>A host that answers and has no schema of the release: a standby that lags, or a schema that was dropped.</summary>
/// <param name="schema">The schema.</param>
internal sealed class ReleaseAbsentException(string schema) : Exception($"The host has no schema '{schema}'; a standby that lags gets it later.");

/// <summary>What the faults of PostgreSQL say of it. Those of a statement itself, of the classes 22 and 42, are the program's own and none of these.</summary>
internal static class PostgresFaults
{
    /// <summary>
    /// Classes and codes of a server that cannot answer now: connections (08), who may connect (28), a conflict with replay (40), resources (53), a lock (55P03),
    /// an operator's hand (57), the system below it (58), a database that is away (3D).
    /// </summary>
    private static readonly string[] Outages = ["08", "28", "3D", "40", "53", "55P03", "57", "58"];

    /// <summary>Those after which a new connection may be answered at once: the connection went, or the statement gave way to replay on a standby.</summary>
    private static readonly string[] Losses = ["08", "40", "57P01", "57P02", "57P03", "57P05"];

    /// <summary>Those by which a server says that it is on its way up or down.</summary>
    private static readonly string[] Stops = ["57P01", "57P02", "57P03"];

    /// <summary>True when a connection could not be had, whatever the reason.</summary>
    public static bool IsNoConnection(Exception fault) => fault is NpgsqlException or ReleaseAbsentException || IsOfNetwork(fault);

    /// <summary>True when PostgreSQL cannot answer now, and nothing is wrong with what was asked.</summary>
    public static bool IsOutage(Exception fault) => fault switch
    {
        PostgresException said => Begins(said, Outages),
        NpgsqlException lost => lost.IsTransient,
        _ => IsOfNetwork(fault),
    };

    /// <summary>True when the same statement may be answered on a new connection at once.</summary>
    public static bool IsLoss(Exception fault) => fault switch
    {
        PostgresException said => Begins(said, Losses),
        NpgsqlException lost => lost.InnerException is IOException or SocketException,
        _ => fault is IOException or SocketException,
    };

    /// <summary>True when the server is on its way up or down.</summary>
    public static bool IsStop(PostgresException fault) => Begins(fault, Stops);

    /// <summary>True when all hosts were passed over because each was found down a short while ago: none was asked.</summary>
    public static bool IsNoHostTried(Exception fault) => fault is NpgsqlException { InnerException: null } and not PostgresException;

    /// <summary>True when a host answered that it has no schema of the release.</summary>
    public static bool SaysAbsent(Exception? fault) => fault switch
    {
        null => false,
        ReleaseAbsentException => true,
        AggregateException several => several.InnerExceptions.Any(SaysAbsent),
        _ => SaysAbsent(fault.InnerException),
    };

    private static bool IsOfNetwork(Exception fault) => fault is IOException or SocketException or TimeoutException;

    private static bool Begins(PostgresException fault, string[] codes) => Array.Exists(codes, code => fault.SqlState.StartsWith(code, StringComparison.Ordinal));
}

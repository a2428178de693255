using CommunityToolkit.HighPerformance.Buffers;

namespace RegioDeal.Graph.Planning.GraphQLNet;

/// <summary>How a question ended.</summary>
public enum AnswerKind
{
    /// <summary>With data.</summary>
    Data,

    /// <summary>The request is at fault: nothing was executed, or a value in it does not fit.</summary>
    RequestError,

    /// <summary>It asks for something other than a query, and the graph is read only.</summary>
    NotAQuery,

    /// <summary>It took too long; nothing of it runs any more.</summary>
    Overdue,

    /// <summary>The database cannot be read now; the same request will be answered when it can.</summary>
    Unavailable,

    /// <summary>The service is at fault.</summary>
    Failure,
}

/// <summary>What is known of an operation when its answer is there, for those who watch the service. Never a value of a variable.</summary>
/// <param name="Name">The operation's name; null when it has none.</param>
/// <param name="PlanWasKnown">Whether the plan was made for an earlier request.</param>
/// <param name="Statements">How many statements the plan has.</param>
/// <param name="Rows">How many rows they gave.</param>
/// <param name="Cost">What it was reckoned to cost, by the weights in the schema.</param>
public sealed record OperationFacts(string? Name, bool PlanWasKnown, int Statements, long Rows, long Cost);

/// <summary>An answer, whole. Dispose it to give its buffer back.</summary>
public sealed class GraphAnswer : IDisposable
{
    private readonly ArrayPoolBufferWriter<byte> buffer;

    internal GraphAnswer(AnswerKind kind, ArrayPoolBufferWriter<byte> buffer, string? code, OperationFacts? operation) =>
        (Kind, this.buffer, Code, Operation) = (kind, buffer, code, operation);

    /// <summary>How it ended.</summary>
    public AnswerKind Kind { get; }

    /// <summary>The stable code of the first error; null when there is none.</summary>
    public string? Code { get; }

    /// <summary>The body, JSON in UTF-8.</summary>
    public ReadOnlyMemory<byte> Body => buffer.WrittenMemory;

    /// <summary>What was run; null when nothing was.</summary>
    public OperationFacts? Operation { get; }

    /// <inheritdoc/>
    public void Dispose() => buffer.Dispose();
}

namespace RegioDeal.Graph.Planning.Plans;

/// <summary>Runs a plan, level by level.</summary>
internal static class PlanRunner
{
    /// <summary>Runs all statements and computes what the program adds.</summary>
    /// <exception cref="Fields.GraphException">A value of the request does not fit, or there are too many rows.</exception>
    public static async Task RunAsync(Plan plan, PlanRun run, GraphDatabase database, CancellationToken cancellationToken)
    {
        foreach (var level in plan.Levels)
        {
            var calls = new List<StatementCall>(level.Count);
            foreach (var statement in level)
            {
                if ((statement.ParentKeys is { } parents && run.Keys(parents).Count == 0) || statement.IsNeeded?.Invoke(run) == false)
                {
                    // No parents, no children.
                    run.Open(statement);
                }
                else
                {
                    calls.Add(new StatementCall(statement, run));
                }
            }

            if (calls.Count > 0)
            {
                run.Trace?.Start();
                await database.RunAsync(calls, cancellationToken).ConfigureAwait(false);
            }

            foreach (var statement in level)
            {
                statement.Settle?.Invoke(run);
            }
        }

        plan.Finish(run);
    }
}

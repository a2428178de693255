using System.CommandLine;
using RegioDeal.Graph.Data;
using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Packages.Fetching;

namespace RegioDeal.Graph;

/// <summary>How commands end: 0, or 1 and what an operator can mend in one sentence, without a stack.</summary>
internal static class OperatorCommand
{
    /// <summary>Lets a command do something. Settings may follow it as <c>--Key value</c>.</summary>
    public static Command Does(this Command command, Func<ParseResult, CancellationToken, Task> work)
    {
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (parsed, cancellationToken) =>
        {
            // A setting begins with a dash or holds an equals sign; all else is a misspelt command or an argument too many.
            if (parsed.UnmatchedTokens is [var word, ..] && !word.StartsWith('-') && !word.Contains('=', StringComparison.Ordinal))
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"'{word}' is not known here; see --help.").ConfigureAwait(false);
                return 1;
            }

            try
            {
                await work(parsed, cancellationToken).ConfigureAwait(false);
                return 0;
            }
            catch (Exception fault) when (fault is StartupException or InvalidPackageException or FetchException)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(fault.Message).ConfigureAwait(false);
                return 1;
            }
        });
        return command;
    }
}

using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using FluentValidation;

namespace CaseTracker.Cli;

/// <summary>The command given cannot be meant (exit code 2).</summary>
internal sealed class UsageException(string message) : Exception(message);

/// <summary>Runs one command: exit code 0 only on success, 1 when it failed, 2 when it was not understood; an error is one line on the
/// error output.</summary>
internal static class CommandLine
{
    public static async Task<int> Run(string[] args, Surroundings surroundings)
    {
        // Dates and numbers are for programs too; only messages follow the language.
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        // A position is written @4711, which would else name a file of further arguments.
        var parsed = Root(surroundings).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            Say(surroundings.Error, string.Join(" ", parsed.Errors.Select(e => e.Message)));
            return 2;
        }
        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = surroundings.Output,
                    Error = surroundings.Error,
                    EnableDefaultExceptionHandler = false,
                }
            );
        }
        catch (UsageException failure)
        {
            Say(surroundings.Error, failure.Message);
            return 2;
        }
#pragma warning disable CA1031 // Whatever happened, the user gets its message and no stack trace.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Say(surroundings.Error, MessageOf(failure));
            return 1;
        }
    }

    private static RootCommand Root(Surroundings surroundings)
    {
        var shared = new SharedOptions(surroundings);
        return new RootCommand("CaseTracker: follows cases of violence against United Nations personnel.")
        {
            shared.Database,
            shared.Demo,
            shared.As,
            ServeCommand.Create(shared),
            MigrateCommand.Create(shared),
            DesignateFirstCommand.Create(shared),
            ImportCommand.Create(shared),
            BriefingCommand.Create(shared),
            CasesCommand.Create(shared),
            EditionCommand.Create(shared),
            SeedCommand.Create(shared),
            DocumentCommand.Create(shared),
            VerifyCommand.Create(shared),
            SealCommand.Create(shared),
            RebuildCommand.Create(shared),
        };
    }

    private static string MessageOf(Exception failure) =>
        failure switch
        {
            ValidationException invalid => string.Join(" ", invalid.Errors.Select(e => e.ErrorMessage)),
            CryptographicException => "The master key is not the one under which this database was written, or the database was altered.",
            OperationCanceledException => "Cancelled.",
            _ => failure.Message,
        };

    private static void Say(TextWriter error, string message) =>
        error.WriteLine(
            "casetracker: "
                + string.Join(' ', message.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        );
}

using System.CommandLine;
using CaseTracker.Access;

namespace CaseTracker.Cli;

/// <summary>Designates the first desk officers of an installation, once; everybody else is designated by them.</summary>
internal static class BootstrapCommand
{
    private sealed record Officer(string Subject, string Name, string Email);

    public static Command Create(SharedOptions shared)
    {
        var officers = new Option<Officer[]>("--officer")
        {
            Description = "Somebody as the identity provider names that person (the subject), the name, and where the invitation goes; for two persons at least.",
            HelpName = "SUBJECT,NAME,EMAIL", Required = true, CustomParser = result => [.. result.Tokens.Select(t => Read(result, t.Value)).OfType<Officer>()],
        };
        var reason = new Option<string>("--reason") { Description = "Why they; the ledger keeps it.", HelpName = "REASON", DefaultValueFactory = _ => "First designations of this installation" };
        var command = new Command("bootstrap", "Designates the first desk officers, once.") { officers, reason };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var product = shared.Open(parsed, mayCreate: true);
            await product.Migrate(cancellation);
            var made = await product.InScope(services => services.GetRequiredService<FirstDesignations>().Record(
                product.Caller.Author, [.. parsed.GetRequiredValue(officers).Select(o => (o.Subject, o.Name, o.Email))], parsed.GetRequiredValue(reason), cancellation));
            await shared.Surroundings.Output.WriteLineAsync($"{made} desk officers designated.");
            return 0;
        });
        return command;
    }

    private static Officer? Read(System.CommandLine.Parsing.ArgumentResult result, string text)
    {
        if (text.Split(',', StringSplitOptions.TrimEntries) is [{ Length: > 0 } subject, { Length: > 0 } name, { Length: > 0 } email]) return new Officer(subject, name, email);
        result.AddError($"'{text}' names nobody: write SUBJECT,NAME,EMAIL.");
        return null;
    }
}

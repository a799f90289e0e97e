using System.CommandLine;
using CaseTracker.Access;

namespace CaseTracker.Cli;

/// <summary>Designates the first two or more desk officers of an installation, once: from then on designated persons designate
/// others.</summary>
internal static class DesignateFirstCommand
{
    private const string DefaultReason = "First designations of this installation.";

    public static Command Create(SharedOptions shared)
    {
        var subjects = Several("--subject", "SUBJECT", "By which the identity provider knows the person (the 'sub' of its tokens).");
        var names = Several("--name", "NAME", "The person's name.");
        var emails = Several("--email", "ADDRESS", "Where the person is invited to sign in.");
        var reason = new Option<string>("--reason")
        {
            Description = "Why they, for the ledger.",
            HelpName = "TEXT",
            DefaultValueFactory = _ => DefaultReason,
        };
        var command = new Command(
            "designate-first",
            "Designates the first desk officers, at least two at once, so that each decision has a second person from the first day. Refused once anybody was designated. Give --subject, --name and --email once for each person, in the same order."
        )
        {
            subjects,
            names,
            emails,
            reason,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var persons = PersonsOf(parsed.GetRequiredValue(subjects), parsed.GetRequiredValue(names), parsed.GetRequiredValue(emails));
                await using var product = shared.Open(parsed);
                await product.RequireCurrent(cancellation);
                var made = await product.InScope(s =>
                    s.GetRequiredService<FirstDesignations>()
                        .Record(product.Caller.Author, persons, parsed.GetRequiredValue(reason), cancellation)
                );
                await shared.Surroundings.Output.WriteLineAsync(
                    $"Designated {made} desk officers. The service invites them where the identity provider can; each designates others, and another approves."
                );
                return 0;
            }
        );
        return command;
    }

    /// <exception cref="UsageException">Not every person has all three.</exception>
    private static List<(string Subject, string Name, string Email)> PersonsOf(string[] subjects, string[] names, string[] emails) =>
        subjects.Length == names.Length && subjects.Length == emails.Length
            ? [.. subjects.Select((s, i) => (s, names[i], emails[i]))]
            : throw new UsageException("Give --subject, --name and --email once for each person.");

    private static Option<string[]> Several(string name, string helpName, string description) =>
        new(name)
        {
            Description = description,
            HelpName = helpName,
            Required = true,
            Arity = ArgumentArity.OneOrMore,
        };
}

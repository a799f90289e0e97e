using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Ledger;

namespace CaseTracker.Web.Shell;

/// <summary>Says by name who did something, with the subject behind it where two bear the same name. For readers at the UN: States read
/// what their pages hold as it is.</summary>
public sealed class Who(PersonNames names, RequestContext request)
{
    private Task<IReadOnlyDictionary<string, PersonNames.Known>>? _known;

    /// <summary>A subject that was never designated stays as it is; empty for none.</summary>
    public async Task<string> Of(string? subject) =>
        subject is null || request.Caller.Audience.IsState ? subject ?? "" : Name(subject, await (_known ??= names.All()));

    private static string Name(string subject, IReadOnlyDictionary<string, PersonNames.Known> known)
    {
        if (subject == Author.System.Actor)
            return PageText.Of("Who.System");
        if (Subjects.UserOfCommandLine(subject) is { } user)
            return Filled("Who.CommandLine", user);
        var name =
            known.GetValueOrDefault(subject) is not { } found ? null
            : found.IsShared ? Filled("Who.OneOfSeveral", found.Name, subject)
            : found.Name;
        return MachineClients.IsOne(subject) ? Filled("Who.Program", name ?? MachineClients.ClientOf(subject)) : name ?? subject;
    }

    private static string Filled(string key, params object?[] values) =>
        string.Format(CultureInfo.CurrentCulture, PageText.Of(key), values);
}

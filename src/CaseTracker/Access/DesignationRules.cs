using CaseTracker.Reference;
using CaseTracker.Texts;

namespace CaseTracker.Access;

/// <summary>What must hold between a new designation and those that there are.</summary>
internal static class DesignationRules
{
    /// <exception cref="RuleBrokenException">The scope does not fit the role.</exception>
    public static string ScopeOf(MissionCatalogue missions, Designate.Command command)
    {
        var scope = command.Scope?.Trim() ?? "";
        if (command.Role is not (Role.FocalPoint or Role.Liaison))
            return scope.Length == 0 ? "" : throw new RuleBrokenException(Text.ScopeNotWanted, nameof(command.Scope));
        if (scope.Length == 0)
            throw new RuleBrokenException(Text.ScopeMissing, nameof(command.Scope));
        if (command.Role == Role.Liaison)
            return States.Find(scope) is { HasLiaison: true }
                ? scope
                : throw new RuleBrokenException(Text.StateHasNoLiaison(scope), nameof(command.Scope));
        var codes = scope
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(code => missions.Find(code)?.Code ?? throw new RuleBrokenException(Text.MissionUnknown(code), nameof(command.Scope)));
        var joined = string.Join(' ', codes.Distinct().Order(StringComparer.Ordinal));
        return joined.Length <= 200 ? joined : throw new RuleBrokenException(Text.TooLong(200), nameof(command.Scope));
    }

    /// <summary>An invitation opens the account of its subject: one subject has one address, and one address one subject, or whoever
    /// designates could take over or double somebody.</summary>
    /// <exception cref="RuleBrokenException">The address is another's, or the subject has another.</exception>
    public static void CheckEmail(IEnumerable<DesignationRow> all, string subject, string? email)
    {
        if (MachineClients.IsOne(subject))
            return;
        foreach (var other in all)
        {
            var (isSubject, isAddress) = (other.Subject == subject, string.Equals(other.Email, email, StringComparison.OrdinalIgnoreCase));
            if (isSubject && !isAddress)
                throw new RuleBrokenException(Text.EmailDiffers, nameof(Designate.Command.Email));
            if (!isSubject && isAddress)
                throw new RuleBrokenException(Text.EmailOfAnother, nameof(Designate.Command.Email));
        }
    }

    /// <summary>Who was invited under a subject may hold its account for good: ended and designated anew with an honest address, that
    /// account would get what is meant for somebody else.</summary>
    /// <param name="ended">The subject's designations that were ended.</param>
    /// <exception cref="RuleBrokenException">One of them had another address.</exception>
    public static void CheckAccount(IEnumerable<Designated> ended, string? email)
    {
        if (ended.Any(d => d.Email is { } before && !before.Equals(email, StringComparison.OrdinalIgnoreCase)))
            throw new RuleBrokenException(Text.EmailOfAccount, nameof(Designate.Command.Email));
    }

    /// <param name="held">Of the same subject.</param>
    /// <exception cref="RuleBrokenException">The roles may not be held together.</exception>
    public static void CheckRoles(IEnumerable<DesignationRow> held, Designate.Command command, string scope)
    {
        if (command.Role == Role.StrictReader && MachineClients.IsOne(command.Subject.Trim()))
            throw new RuleBrokenException(Text.StrictReaderIsPerson, nameof(command.Role));
        var others = held.Where(d => Overlaps(d, command)).Select(d => (Role: Codes.Parse<Role>(d.Role), d.Scope)).ToList();
        if (others.Contains((command.Role, scope)))
            throw new RuleBrokenException(Text.AlreadyDesignated, nameof(command.Role));
        if (others.Any(d => Sides(d.Role) != Sides(command.Role)))
            throw new RuleBrokenException(Text.RolesExclude, nameof(command.Role));
        if (command.Role == Role.StrictReader && others.Count == 0)
            throw new RuleBrokenException(Text.StrictReaderNeedsRole, nameof(command.Role));
    }

    /// <summary>Roles on different sides exclude each other: a State's, the UN's with cases, those who check, and those who manage
    /// accounts.</summary>
    private static int Sides(Role role) =>
        role switch
        {
            Role.DeskOfficer or Role.SeniorFocalPoint or Role.FocalPoint or Role.StrictReader => 0,
            Role.Liaison => 1,
            Role.Auditor => 2,
            Role.Administrator => 3,
            _ => throw new ArgumentOutOfRangeException(nameof(role)),
        };

    private static bool Overlaps(DesignationRow held, Designate.Command command) =>
        (held.EndsOn is null || string.CompareOrdinal(held.EndsOn, PartialDate.FromDate(command.From).ToString()) >= 0)
        && (command.Until is not { } until || string.CompareOrdinal(held.StartsOn, PartialDate.FromDate(until).ToString()) <= 0);
}

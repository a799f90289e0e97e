using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Missions;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Access;

/// <summary>Designates a person for a role, from one day to another; a State's liaison, and who may be a second person or read strictly confidential matter, needs a second person; nobody designates himself.</summary>
public static class Designate
{
    /// <param name="Subject">Who signs in: the name that the identity provider vouches for.</param>
    /// <param name="Scope">Mission codes of a focal point, separated by spaces; the State of a liaison (ISO 3166 alpha-3); empty otherwise.</param>
    /// <param name="Until">Last day, included; null while open.</param>
    [Needs(Right.ManageDesignations)]
    [NeedsRecentProof]
    public sealed record Command(string Subject, string Name, Role Role, string? Scope, DateOnly From, DateOnly? Until, string Reason) : IFourEyes
    {
        bool IFourEyes.NeedsSecondPerson => Role is Role.Liaison or Role.DeskOfficer or Role.SeniorFocalPoint or Role.StrictReader;
    }

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Subject).NotEmpty().WithMessage(_ => Text.SubjectMissing).MaximumLength(200).WithMessage(_ => Text.TooLong(200));
            RuleFor(c => c.Name).NotEmpty().WithMessage(_ => Text.SubjectMissing).MaximumLength(200).WithMessage(_ => Text.TooLong(200));
            RuleFor(c => c.From).NotEmpty().WithMessage(_ => Text.DateNotValid);
            RuleFor(c => c.Until).Must((c, until) => until is null || until >= c.From).WithMessage(_ => Text.EndBeforeStart);
            RuleFor(c => c.Reason).NotEmpty().WithMessage(_ => Text.ReasonMissing).MaximumLength(2000).WithMessage(_ => Text.TooLong(2000));
        }
    }

    /// <summary>Pure: from the missions, the person's other designations and the command to the event.</summary>
    internal static Designated Decide(MissionCatalogue missions, IReadOnlyList<DesignationRow> held, Command command, string author)
    {
        if (command.Subject.Trim() == author) throw new RuleBrokenException(Text.OwnDesignation, nameof(Command.Subject));
        var scope = ScopeOf(missions, command);
        var others = held.Where(d => Overlaps(d, command)).Select(d => (Role: Codes.Parse<Role>(d.Role), d.Scope)).ToList();
        if (others.Contains((command.Role, scope))) throw new RuleBrokenException(Text.AlreadyDesignated, nameof(Command.Role));
        if (others.Any(d => Sides(d.Role) != Sides(command.Role))) throw new RuleBrokenException(Text.RolesExclude, nameof(Command.Role));
        if (command.Role == Role.StrictReader && others.Count == 0) throw new RuleBrokenException(Text.StrictReaderNeedsRole, nameof(Command.Role));
        return new Designated(command.Subject.Trim(), command.Name.Trim(), command.Role, scope, command.From, command.Until);
    }

    private static string ScopeOf(MissionCatalogue missions, Command command)
    {
        var scope = command.Scope?.Trim() ?? "";
        if (command.Role is not (Role.FocalPoint or Role.Liaison))
            return scope.Length == 0 ? "" : throw new RuleBrokenException(Text.ScopeNotWanted, nameof(Command.Scope));
        if (scope.Length == 0) throw new RuleBrokenException(Text.ScopeMissing, nameof(Command.Scope));
        if (command.Role == Role.Liaison)
            return States.Find(scope) is { HasLiaison: true } ? scope : throw new RuleBrokenException(Text.StateHasNoLiaison(scope), nameof(Command.Scope));
        var codes = scope.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(code => missions.Find(code)?.Code ?? throw new RuleBrokenException(Text.MissionUnknown(code), nameof(Command.Scope)));
        var joined = string.Join(' ', codes.Distinct().Order(StringComparer.Ordinal));
        return joined.Length <= 200 ? joined : throw new RuleBrokenException(Text.TooLong(200), nameof(Command.Scope));
    }

    /// <summary>Roles on different sides exclude each other: a State's, the UN's with cases, those who check, and those who manage accounts.</summary>
    private static int Sides(Role role) => role switch
    {
        Role.DeskOfficer or Role.SeniorFocalPoint or Role.FocalPoint or Role.StrictReader => 0,
        Role.Liaison => 1,
        Role.Auditor => 2,
        Role.Administrator => 3,
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    private static bool Overlaps(DesignationRow held, Command command) =>
        (held.EndsOn is null || string.CompareOrdinal(held.EndsOn, PartialDate.FromDate(command.From).ToString()) >= 0)
        && (command.Until is not { } until || string.CompareOrdinal(held.StartsOn, PartialDate.FromDate(until).ToString()) <= 0);

    internal sealed class Handler(Recorder recorder, RequestContext context, TimeProvider clock) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) => recorder.Record(
            context.Caller.Author,
            async recording =>
            {
                var held = await Callers.Held(recording.Session, request.Subject.Trim());
                var designated = Decide(await MissionDirectory.Read(recording.Session), held, request, context.Caller.Subject);
                recording.Add(DesignationProjection.Kind, Guid.CreateVersion7(clock.GetUtcNow()), [designated]);
                return new Receipt();
            },
            cancellationToken);
    }
}

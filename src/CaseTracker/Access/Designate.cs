using CaseTracker.Disclosure;
using CaseTracker.Missions;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Access;

/// <summary>Designates a person or a machine client for a role, from one day to another; a State's liaison, who may be a second person or
/// read strictly confidential matter, and a machine, which signs in without a second factor, need a second person; nobody designates
/// himself.</summary>
public static class Designate
{
    /// <summary>In which an invitation can be written.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "fr"];

    /// <param name="Subject">Who signs in: the name that the identity provider vouches for; of a machine client <c>client:</c> and its name
    /// there.</param>
    /// <param name="Scope">Mission codes of a focal point, separated by spaces; the State of a liaison (ISO 3166 alpha-3); empty
    /// otherwise.</param>
    /// <param name="Until">Last day, included; null while open.</param>
    /// <param name="Email">Where the person is invited to sign in; none for a machine client.</param>
    /// <param name="Language">Of the invitation; English by default.</param>
    [Needs(Right.ManageDesignations)]
    [NeedsRecentProof]
    public sealed record Command(
        string Subject,
        string Name,
        Role Role,
        string? Scope,
        DateOnly From,
        DateOnly? Until,
        string Reason,
        string? Email = null,
        string? Language = null
    ) : IFourEyes
    {
        bool IFourEyes.NeedsSecondPerson =>
            Role is Role.Liaison or Role.DeskOfficer or Role.SeniorFocalPoint or Role.StrictReader || MachineClients.IsOne(Subject.Trim());

        bool IFourEyes.NeedsPersonBesideMachine => true;
    }

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Subject)
                .NotEmpty()
                .WithMessage(_ => Text.SubjectMissing)
                .MaximumLength(200)
                .WithMessage(_ => Text.TooLong(200))
                .Must(s => string.IsNullOrWhiteSpace(s) || Subjects.IsFit(s.Trim()))
                .WithMessage(_ => Text.SubjectNotValid);
            RuleFor(c => c.Name).NotEmpty().WithMessage(_ => Text.SubjectMissing).MaximumLength(200).WithMessage(_ => Text.TooLong(200));
            RuleFor(c => c.From).NotEmpty().WithMessage(_ => Text.DateNotValid);
            RuleFor(c => c.Until).Must((c, until) => until is null || until >= c.From).WithMessage(_ => Text.EndBeforeStart);
            RuleFor(c => c.Reason).NotEmpty().WithMessage(_ => Text.ReasonMissing).MaximumLength(2000).WithMessage(_ => Text.TooLong(2000));
            RuleFor(c => c.Email).Empty().WithMessage(_ => Text.EmailNotForMachines).When(IsMachine);
            RuleFor(c => c.Email)
                .NotEmpty()
                .WithMessage(_ => Text.EmailMissing)
                .Must(e => string.IsNullOrWhiteSpace(e) || EmailAddresses.IsOne(e.Trim()))
                .WithMessage(_ => Text.EmailNotValid)
                .When(c => !IsMachine(c));
            RuleFor(c => c.Language)
                .Must(l => l is null || Languages.Contains(l))
                .WithMessage(_ => Text.LanguageNotValid(string.Join(", ", Languages)));
        }

        private static bool IsMachine(Command command) => MachineClients.IsOne((command.Subject ?? "").Trim());
    }

    /// <summary>Pure: from the missions, all designations that have not been ended, and the command to the event.</summary>
    internal static Designated Decide(
        MissionCatalogue missions,
        IReadOnlyList<DesignationRow> all,
        Command command,
        string author,
        string? proposedBy = null
    )
    {
        var subject = command.Subject.Trim();
        if (subject == author)
            throw new RuleBrokenException(Text.OwnDesignation, nameof(Command.Subject));
        var scope = DesignationRules.ScopeOf(missions, command);
        DesignationRules.CheckEmail(all, subject, command.Email?.Trim());
        DesignationRules.CheckRoles([.. all.Where(d => d.Subject == subject)], command, scope);
        return new Designated(subject, command.Name.Trim(), command.Role, scope, command.From, command.Until)
        {
            Email = MachineClients.IsOne(subject) ? null : command.Email!.Trim(),
            Language = command.Language,
            Reason = command.Reason.Trim(),
            ProposedBy = proposedBy,
        };
    }

    internal sealed class Handler(Recorder recorder, RequestContext context, TimeProvider clock) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            recorder.Record(
                context.Caller.Author,
                async recording =>
                {
                    var (missions, all) = (await MissionDirectory.Read(recording.Session), await Callers.All(recording.Session));
                    DesignationRules.CheckAccount(await Ended(recording, request.Subject.Trim()), request.Email?.Trim());
                    var designated = Decide(missions, all, request, context.Caller.Subject, context.ProposedBy);
                    recording.Add(DesignationProjection.Kind, Guid.CreateVersion7(clock.GetUtcNow()), [designated]);
                    return new Receipt();
                },
                cancellationToken
            );

        private static async Task<IReadOnlyList<Designated>> Ended(Recording recording, string subject)
        {
            var ids = await recording.Session.Query<Guid>(
                "-- Designate.Ended\nSELECT DesignationId FROM EndedDesignationRow WHERE Subject = @subject AND ToSeq = @open",
                new { subject, open = RowTable.Open }
            );
            await recording.Preload([.. ids]);
            var ended = new List<Designated>();
            foreach (var id in ids)
                ended.Add((Designated)(await recording.Load(id))[0].Event);
            return ended;
        }
    }
}

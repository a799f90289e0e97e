using System.Text.RegularExpressions;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Missions;

/// <summary>Says what a mission is, in full and with the reason; when its host States change, its cases follow in the same
/// transaction.</summary>
public static partial class DefineMission
{
    /// <param name="Mission">A known code changes that mission; any other code begins a new one.</param>
    [Needs(Right.ManageReference)]
    public sealed record Command(Mission Mission, string Reason) : ICommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Reason).Reasoned();
            RuleFor(c => c.Mission).NotNull().SetValidator(new MissionRules());
        }
    }

    internal sealed class MissionRules : AbstractValidator<Mission>
    {
        public MissionRules()
        {
            // Some missions that the product is delivered with have a space in their acronym (UNEF I).
            RuleFor(m => m.Code)
                .Must(code => code is not null && (Acronym().IsMatch(code) || MissionList.All.Any(m => m.Code == code)))
                .WithMessage(_ => Text.CodeNotValid);
            RuleFor(m => m.Names).Must(IsWritten).WithMessage(_ => Text.NameMissing);
            RuleFor(m => m.ResponsibleOffice).Must(IsWritten).WithMessage(_ => Text.NameMissing);
            RuleFor(m => m.Note).Must(note => note is null || IsWritten(note)).WithMessage(_ => Text.NameMissing);
            RuleFor(m => m.End)
                .Must((m, end) => end is null || m.Start is null || !end.Value.LiesBefore(m.Start.Value))
                .WithMessage(_ => Text.EndBeforeStart);
            RuleFor(m => m.Hosts).NotNull();
            RuleFor(m => m.Aliases).NotNull();
            RuleForEach(m => m.Aliases).NotEmpty().WithMessage(_ => Text.CodeNotValid);
            RuleForEach(m => m.Hosts)
                .Must(h => States.Find(h?.State) is { HasLiaison: true })
                .WithMessage((_, h) => Text.StateHasNoLiaison(h?.State ?? ""));
            RuleForEach(m => m.Hosts)
                .Must(h => h is not { From: { } from, To: { } to } || !to.LiesBefore(from))
                .WithMessage(_ => Text.EndBeforeStart);
        }

        private static bool IsWritten(Wording? words) =>
            words is not null && !string.IsNullOrWhiteSpace(words.En) && !string.IsNullOrWhiteSpace(words.Fr);
    }

    /// <summary>Pure: what is recorded of the mission.</summary>
    /// <exception cref="RuleBrokenException">Nothing changed, or another mission goes by one of its acronyms.</exception>
    internal static MissionDefined Decide(MissionCatalogue known, Command command)
    {
        var mission = command.Mission;
        foreach (var other in known.All.Where(m => m.Code != mission.Code))
        {
            var taken = other
                .Aliases.Append(other.Code)
                .Intersect(mission.Aliases.Append(mission.Code), StringComparer.OrdinalIgnoreCase)
                .FirstOrDefault();
            if (taken is not null)
                throw new RuleBrokenException(Text.MissionNameTaken(taken), nameof(Command.Mission));
        }
        if (known.Find(mission.Code) is { } before && Canonical.Plain.Write(before) == Canonical.Plain.Write(mission))
            throw new RuleBrokenException(Text.NothingChanged);
        return new MissionDefined(mission, command.Reason);
    }

    /// <summary>
    /// Pure: the host States of a case after the change. A case whose hosts were all that the mission then had follows the mission; one
    /// whose host was chosen by its place keeps it as long as that State still is one.
    /// </summary>
    internal static IReadOnlyList<string> HostsAfter(
        IReadOnlyList<string> ofCase,
        IReadOnlyList<string> before,
        IReadOnlyList<string> after
    ) => !ofCase.SequenceEqual(before) && ofCase.Count > 0 && ofCase.All(after.Contains) ? ofCase : after;

    internal sealed class Handler(Recorder recorder, RequestContext context) : IRequestHandler<Command, Receipt>
    {
        private sealed record Affected
        {
            public Guid CaseId { get; init; }
            public string IncidentOn { get; init; } = "";
            public string Hosts { get; init; } = "";
        }

        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            recorder.Record(
                context.Caller.Author,
                async recording =>
                {
                    var known = await MissionDirectory.Read(recording.Session);
                    var (defined, stream) = (Decide(known, request), MissionDirectory.IdOf(request.Mission.Code));
                    await recording.Load(stream);
                    recording.Add(MissionProjection.Kind, stream, [defined]);
                    if (known.Find(request.Mission.Code) is { } before)
                        await Follow(recording, before, defined);
                    return new Receipt();
                },
                cancellationToken
            );

        private static async Task Follow(Recording recording, Mission before, MissionDefined defined)
        {
            var after = defined.Mission;
            var cases = await new AudienceReader(recording.Session, Viewpoint.Un).Query<Affected>(
                "-- DefineMission.Cases\nSELECT c.CaseId, c.IncidentOn, c.Hosts FROM {CaseRow} AS c WHERE c.Mission = @Code",
                new { before.Code }
            );
            var moved = cases
                .Select(c =>
                    (c.CaseId, Hosts: c.Hosts.Split(' ', StringSplitOptions.RemoveEmptyEntries), On: PartialDate.Parse(c.IncidentOn))
                )
                .Select(c =>
                    (c.CaseId, c.Hosts, Next: HostsAfter(c.Hosts, HostStates.Of(before, c.On, null), HostStates.Of(after, c.On, null)))
                )
                .Where(c => !c.Hosts.SequenceEqual(c.Next))
                .ToList();
            foreach (var some in moved.Chunk(500))
            {
                await recording.Preload([.. some.Select(c => c.CaseId)]);
                foreach (var (caseId, _, next) in some)
                {
                    var file = Fold.Of(await recording.Load(caseId));
                    recording.Add(
                        CaseFile.StreamKind,
                        caseId,
                        [
                            new IncidentCorrected(file.Incident with { Hosts = next }, $"{after.Code}: {defined.Reason}")
                            {
                                EffectiveOn = file.Incident.OccurredOn,
                            },
                        ]
                    );
                }
            }
        }
    }

    [GeneratedRegex("^[A-Za-z0-9-]{1,20}$")]
    private static partial Regex Acronym();
}

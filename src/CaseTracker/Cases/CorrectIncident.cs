using CaseTracker.Access;
using CaseTracker.Ledger;
using CaseTracker.Missions;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;
using Firmness = CaseTracker.Reference.Attribution;

namespace CaseTracker.Cases;

/// <summary>States an incident again, in full and with the reason; host States follow from mission, date and place.</summary>
public static class CorrectIncident
{
    /// <param name="Mission">Empty for humanitarian cases, which belong to no mission.</param>
    /// <param name="Host">Which of the mission's several host States; null where the place does not tell. For humanitarian cases the State
    /// itself.</param>
    /// <param name="Nature">Null leaves it as it is; so do <paramref name="Means"/>, <paramref name="Setting"/>, <paramref
    /// name="Perpetrator"/> and <paramref name="Attribution"/>.</param>
    [Needs(Right.FollowUp)]
    public sealed record Command(
        string Reference,
        int? Version,
        string Mission,
        PartialDate OccurredOn,
        Act Act,
        Nature? Nature,
        string? Host,
        string? Area,
        string? Place,
        double? Latitude,
        double? Longitude,
        Means? Means,
        Setting? Setting,
        Perpetrator? Perpetrator,
        Attribution? Attribution,
        string Reason,
        Source Source,
        Confidence Confidence
    ) : ICaseCommand, IFourEyes, IAcceptable
    {
        IAcceptable IAcceptable.SaidBy(Source source) => this with { Source = source };

        bool IFourEyes.NeedsSecondPerson => Attribution == Firmness.JudiciallyEstablished;

        bool IFourEyes.IsHeldBackWhenStrict => true;
    }

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            RuleFor(c => c.OccurredOn).NotInTheFuture(clock);
            RuleFor(c => c.Area).AtMost(200);
            RuleFor(c => c.Place).AtMost(200);
            RuleFor(c => c.Latitude).InclusiveBetween(-90, 90).WithMessage(_ => Text.NotALatitude);
            RuleFor(c => c.Longitude).InclusiveBetween(-180, 180).WithMessage(_ => Text.NotALongitude);
            RuleFor(c => c.Reason).Reasoned();
        }
    }

    /// <summary>Pure: from the case, the mission as it is and the command to the correction.</summary>
    /// <param name="mission">Null for humanitarian cases.</param>
    /// <param name="seesAll">Whether the author sees what a strictly confidential case holds back; who does not, leaves it as it
    /// is.</param>
    internal static IEnumerable<Event> Decide(CaseFile file, Mission? mission, Command command, bool seesAll)
    {
        if (file.IsStrictlyConfidential && !seesAll && command.Attribution == Firmness.JudiciallyEstablished)
            throw new RuleBrokenException(Text.CaseIsStrict, nameof(Command.Attribution));
        var old = file.Incident;
        var incident = old with
        {
            Mission = mission?.Code ?? "",
            OccurredOn = command.OccurredOn,
            Act = command.Act,
            Hosts = HostsOf(file, mission, command),
            Area = command.Area.OrNull(),
        };
        if (!file.IsStrictlyConfidential || seesAll)
        {
            incident = incident with
            {
                Place = command.Place.OrNull(),
                Latitude = command.Latitude,
                Longitude = command.Longitude,
                Nature = command.Nature ?? old.Nature,
                Means = command.Means ?? old.Means,
                Setting = command.Setting ?? old.Setting,
                Perpetrator = command.Perpetrator ?? old.Perpetrator,
                Attribution = command.Attribution ?? old.Attribution,
            };
        }
        if (incident == old)
            throw new RuleBrokenException(Text.NothingChanged);
        yield return new IncidentCorrected(incident, command.Reason)
        {
            EffectiveOn = command.OccurredOn,
            Source = command.Source,
            Confidence = command.Confidence,
        };
    }

    private static IReadOnlyList<string> HostsOf(CaseFile file, Mission? mission, Command command)
    {
        if (mission is not null)
            return HostStates.Of(mission, command.OccurredOn, command.Host.OrNull());
        if (command.Host.OrNull() is not { } host)
            return file.Incident.Hosts;
        return States.Find(host) is { HasLiaison: true }
            ? [host]
            : throw new RuleBrokenException(Text.StateUnknown(host), nameof(Command.Host));
    }

    internal sealed class Handler(CaseDesk desk, RequestContext context) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(
                request,
                async (file, recording) =>
                {
                    if (file.Incident.Scope == Scope.Humanitarian && request.Mission.OrNull() is null)
                        return Decide(file, null, request, context.Caller.Has(Right.ReadStrict));
                    if (request.Mission.OrNull() is null)
                        throw new RuleBrokenException(Text.MissionMissing, nameof(Command.Mission));
                    var mission = (await MissionDirectory.Read(recording.Session)).Find(request.Mission);
                    if (mission is null || context.Caller.Missions?.Contains(mission.Code) == false)
                        throw new RuleBrokenException(Text.MissionUnknown(request.Mission), nameof(Command.Mission));
                    return Decide(file, mission, request, context.Caller.Has(Right.ReadStrict));
                },
                cancellationToken
            );
    }
}

using CaseTracker.Assistance;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Seeding;

/// <summary>
/// Assistance to the host State of a synthetic case: asked for, offered, agreed, delivered in part, declined; and investigators whom a
/// contributing State lends.
/// </summary>
internal sealed class SyntheticAssistance
{
    private const int Every = 16,
        Place = 11,
        EngagementItem = 0xFFE,
        StepItem = 0xFC0;

    private readonly List<Event> _events = [];
    private readonly Draft _draft;
    private readonly DateOnly _until;
    private readonly bool _lends;
    private DateOnly _day;

    private SyntheticAssistance(Draft draft, DateOnly from, DateOnly until, bool lends) =>
        (_draft, _day, _until, _lends) = (draft, from, until, lends);

    public Guid Id => _draft.Chance.Id(EngagementItem);

    public IReadOnlyList<Event> Events => _events;

    /// <summary>Null for most cases.</summary>
    public static SyntheticAssistance? Of(Draft draft, SyntheticCases.Story story, DateOnly until)
    {
        // What is merged would take its links along.
        if (
            draft.Number % Every != Place
            || draft.Incident.Hosts.Count == 0
            || SyntheticCases.IsDuplicate(draft.Number)
            || SyntheticCases.IsDuplicate(draft.Number + 1)
        )
            return null;
        var (chance, host) = (new Chance(draft.Number, Place), draft.Incident.Hosts[0]);
        var lender = story
            .Events.OfType<PersonAdded>()
            .Select(p => p.Facts.ContributingState)
            .FirstOrDefault(s => s is not null && s != host);
        var lends = lender is not null && chance.Is(0.3);
        var first = Earlier(draft.Incident.OccurredOn.Last.AddDays(chance.Between(10, 60)), until);
        var engagement = new SyntheticAssistance(draft, first, until, lends);
        engagement.Tell(chance, host, lends ? lender : null, story.Proceeding?.Id);
        return engagement;
    }

    private void Tell(Chance chance, string host, string? lender, Guid? proceedingId)
    {
        var provider =
            lender is not null ? AssistanceProvider.ContributingState
            : chance.Is(0.2) ? AssistanceProvider.RegionalOrganization
            : AssistanceProvider.UnitedNations;
        var facts = new EngagementFacts
        {
            Kind = lender is not null ? AssistanceKind.Investigation : chance.Of(Enum.GetValues<AssistanceKind>()),
            Host = host,
            Authority = chance.Of(Enum.GetValues<HostAuthority>()),
            Provider = provider,
            State = lender,
            Mission = _draft.Incident.Mission,
            Summary = SyntheticTexts.Assistance,
            Entity = provider switch
            {
                AssistanceProvider.RegionalOrganization => SyntheticTexts.Organization,
                AssistanceProvider.UnitedNations => SyntheticTexts.Entity,
                _ => null,
            },
        };
        _events.Add(Said(new AssistanceOpened($"AS-{host}-{_day.Year:0000}-{SyntheticSubmission.Lot(_draft.Number)}", facts)));
        _events.Add(
            new AssistanceLinked(_draft.Chance.Id(StepItem), _draft.CaseId, chance.Is(0.5) ? proceedingId : null, SyntheticTexts.Reason)
        );
        var asked = chance.Is(0.6);
        if (asked)
            Take(chance, AssistanceStep.Requested);
        if (!asked || chance.Is(0.7))
            Take(chance, AssistanceStep.Offered);
        if (chance.Is(0.25))
            return;
        if (chance.Is(0.15))
        {
            Take(chance, AssistanceStep.Declined);
            return;
        }
        Take(chance, AssistanceStep.Agreed);
        if (chance.Is(0.3))
            return;
        for (var n = chance.Between(1, 3); n > 0; n--)
            Take(chance, AssistanceStep.Delivered);
        if (chance.Is(0.4))
            Take(chance, AssistanceStep.Ended);
    }

    private void Take(Chance chance, AssistanceStep step)
    {
        int? persons =
            _lends && step is (AssistanceStep.Requested or AssistanceStep.Offered or AssistanceStep.Delivered)
                ? chance.Between(1, 6)
                : null;
        _events.Add(Said(new AssistanceStated(_draft.Chance.Id(StepItem + _events.Count), step, persons, SyntheticTexts.Reason)));
        _day = Earlier(_day.AddDays(chance.Between(5, 120)), _until);
    }

    private Event Said(Event e) => e with { EffectiveOn = PartialDate.FromDate(_day), Source = Source.MissionMonitoring };

    private static DateOnly Earlier(DateOnly day, DateOnly until) => day < until ? day : until;
}

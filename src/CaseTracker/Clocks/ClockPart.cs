using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Clocks;

/// <summary>
/// The clocks of a case for each audience: the UN reads all, a host the ones of its own replies, a State concerned the one of its own
/// notification.
/// </summary>
internal sealed class ClockPart : CasePart
{
    public override IEnumerable<Row> Rows(CaseFile file, IReadOnlyList<Recorded> own, IReadOnlyDictionary<string, Capacity> capacities)
    {
        foreach (var clock in Clock.Of(own))
        {
            yield return RowOf(file, clock, Audience.Un);
            if (clock.Start.State is not { } state || !capacities.TryGetValue(state, out var capacity))
                continue;
            var audience = Audience.Of(state);
            if (
                Policy.Allows(
                    Datum.Clock,
                    audience,
                    capacity,
                    file.IsStrictlyConfidential,
                    new Subject(IsOwn: IsOwn(clock.Start.Kind, capacity))
                )
            )
                yield return RowOf(file, clock, audience);
        }
    }

    private static bool IsOwn(ClockKind kind, Capacity capacity) =>
        kind switch
        {
            ClockKind.HostAcknowledgement or ClockKind.ProgressReport => capacity.HasFlag(Capacity.Host),
            ClockKind.ConventionArt12 or ClockKind.ConventionArt13 or ClockKind.ConventionArt18 => true,
            ClockKind.NotifyContributor or ClockKind.NotifyNationality => capacity.HasFlag(Capacity.Concerned),
            _ => false,
        };

    private static ClockRow RowOf(CaseFile file, Clock clock, Audience audience)
    {
        var (start, isUn, inHours) = (clock.Start, audience == Audience.Un, clock.Start.Limit.Unit == ClockUnit.Hours);
        var course =
            isUn ? ClockCourse.Of(clock)
            : inHours ? null
            : ClockCourse.ByDay(clock);
        return new ClockRow
        {
            Audience = audience.Code,
            StreamId = file.CaseId,
            ClockId = start.ClockId,
            Mission = file.Incident.Mission,
            Reference = file.Reference,
            Kind = Codes.Of(start.Kind),
            Obliged = ClockPolicy.ObligesState(start.Kind) ? start.State! : Audience.Un.Code,
            State = start.State,
            Standing = Codes.Of(clock.Standing),
            StartedOn = Text(start.Day),
            DueAt = isUn ? clock.Due?.At : clock.Due?.DayEnds,
            DueOn = clock.Due is { } due ? Text(due.Day) : null,
            RemindAt = isUn ? clock.RemindAt : null,
            PausedOn = clock is { Standing: ClockStanding.Paused, PausedDays: [.., var last] } ? Text(last.From) : null,
            EndedOn = clock.EndedOn is { } ended ? Text(ended) : null,
            Extended = clock.Extensions.Sum(),
            Unit = Codes.Of(start.Limit.Unit),
            Reason = isUn ? clock.Reason : null,
            Course = course is null ? null : Canonical.Plain.Write(course),
        };
    }

    private static string Text(DateOnly day) => PartialDate.FromDate(day).ToString();
}

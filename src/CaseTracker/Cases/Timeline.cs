using System.Globalization;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Cases;

/// <summary>The steps of a case that an audience may know, numbered among themselves so that no gap tells of others.</summary>
internal static class Timeline
{
    public static IEnumerable<TimelineRow> Of(Disclose.View view)
    {
        var ordinal = 0;
        var own = view.File.Steps.Select(s => (s.RecordedAt, Row: Describe(view, s.Event) is { } row ? Dated(row, s.Event) : null));
        var stated = view
            .File.Influences.SelectMany(i => i.Milestones)
            .Where(m => MayKnow(view, m.IsOpen))
            .Select(m => (m.RecordedAt, Row: (TimelineRow?)Stated(m)));
        foreach (var (recordedAt, row) in own.Concat(stated).OrderBy(x => x.RecordedAt))
        {
            if (row is null)
                continue;
            yield return row with
            {
                Audience = view.Audience.Code,
                CaseId = view.File.CaseId,
                Mission = view.File.Incident.Mission,
                Ordinal = ++ordinal,
                RecordedOn = recordedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            };
        }
    }

    private static TimelineRow Dated(TimelineRow row, Event e) =>
        row with
        {
            OccurredOn = row.OccurredOn ?? e.EffectiveOn?.ToString(),
            Source = Codes.Of(e.Source),
            Confidence = Codes.Of(e.Confidence),
        };

    private static TimelineRow Stated(Milestone milestone) =>
        new()
        {
            Kind = "milestone",
            Detail = Codes.Of(milestone.Stage),
            OccurredOn = milestone.On?.ToString(),
            Source = Codes.Of(milestone.Source),
            Confidence = Codes.Of(milestone.Confidence),
        };

    private static TimelineRow? Describe(Disclose.View view, Event e) =>
        e switch
        {
            CaseRegistered => new() { Kind = "registered", OccurredOn = view.File.Incident.OccurredOn.ToString() },
            StateNotified n when MayKnow(view, n.State) => new() { Kind = "state_notified", State = n.State },
            StateAcknowledged a when MayKnow(view, a.State) => new() { Kind = "state_acknowledged", State = a.State },
            MilestoneStated m when MayKnow(view, m.Confidence != Confidence.Unconfirmed) => new()
            {
                Kind = "milestone",
                Detail = Codes.Of(m.Stage),
            },
            DetentionStated d
                when MayKnow(view, d.Confidence != Confidence.Unconfirmed)
                    && view.File.Persons.Any(p => p.PersonId == d.PersonId && view.Allows(Datum.Person, view.SubjectOf(p))) => new()
            {
                Kind = "detention",
                Detail = Codes.Of(d.Step),
            },
            DetentionCorrected or DetentionWithdrawn when view.Allows(Datum.OtherAudiences) => new() { Kind = "detention_corrected" },
            CaseClosed c => new() { Kind = "closed", Detail = Codes.Of(c.Closure) },
            CaseReopened => new() { Kind = "reopened" },
            CaseMerged m => new() { Kind = "merged", Detail = m.Into },
            IncidentCorrected when view.Allows(Datum.OtherAudiences) => new() { Kind = "incident_corrected" },
            PersonCorrected when view.Allows(Datum.OtherAudiences) => new() { Kind = "person_corrected" },
            PersonWithdrawn w when view.Allows(Datum.OtherAudiences) => new() { Kind = "person_withdrawn", Detail = w.MovedTo },
            HarmRecorded h when view.Allows(Datum.OtherAudiences) => new() { Kind = "harm_recorded", Detail = Codes.Of(h.Harm.Harm) },
            NextOfKinConfirmed when view.Allows(Datum.OtherAudiences) => new() { Kind = "next_of_kin_confirmed" },
            NameReleased r when view.Allows(Datum.OtherAudiences) => new() { Kind = "name_released", State = r.State },
            NameReleaseRevoked r when view.Allows(Datum.OtherAudiences) => new() { Kind = "name_release_revoked", State = r.State },
            ClassificationSet c when view.Allows(Datum.OtherAudiences) => new()
            {
                Kind = "classified",
                Detail = Codes.Of(c.Classification),
            },
            CaseAbsorbed a when view.Allows(Datum.OtherAudiences) => new() { Kind = "absorbed", Detail = a.Reference },
            AccessGranted g when view.Allows(Datum.OtherAudiences) => new() { Kind = "access_granted", State = g.State },
            AccessEnded g when view.Allows(Datum.OtherAudiences) => new() { Kind = "access_ended", State = g.State },
            HostAssessed when view.Allows(Datum.InternalAssessment) => new() { Kind = "host_assessed" },
            CaseReferred when view.Allows(Datum.InternalAssessment) => new() { Kind = "referred" },
            FamilyInformed when view.Allows(Datum.FamilyFollowUp) => new() { Kind = "family_informed" },
            ServiceReferred r when view.Allows(Datum.FamilyFollowUp) => new() { Kind = "service_referred", Detail = Codes.Of(r.Service) },
            PersonErased when view.Allows(Datum.OtherAudiences) => new() { Kind = "person_erased" },
            _ => null,
        };

    /// <summary>That a host was told is as open as the stage; that another State was told is between the UN and that State.</summary>
    private static bool MayKnow(Disclose.View view, string state) =>
        view.File.Incident.Hosts.Contains(state)
            ? view.Allows(Datum.HostNotification)
            : view.Allows(Datum.ConcernedNotification, new Subject(IsOwn: view.Audience.Code == state));

    private static bool MayKnow(Disclose.View view, bool isOpen) => view.Allows(isOpen ? Datum.Statement : Datum.UnconfirmedStatement);
}

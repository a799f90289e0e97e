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
        foreach (var step in view.File.Steps)
        {
            if (Describe(view, step.Event) is not { } row) continue;
            yield return row with
            {
                Audience = view.Audience.Code, CaseId = view.File.CaseId, Mission = view.File.Incident.Mission, Ordinal = ++ordinal,
                OccurredOn = row.OccurredOn ?? step.Event.EffectiveOn?.ToString(),
                RecordedOn = step.RecordedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                Source = Codes.Of(step.Event.Source), Confidence = Codes.Of(step.Event.Confidence),
            };
        }
    }

    private static TimelineRow? Describe(Disclose.View view, Event e) => e switch
    {
        CaseRegistered => new() { Kind = "registered", OccurredOn = view.File.Incident.OccurredOn.ToString() },
        StateNotified n when MayKnow(view, n.State) => new() { Kind = "state_notified", State = n.State },
        StateAcknowledged a when MayKnow(view, a.State) => new() { Kind = "state_acknowledged", State = a.State },
        MilestoneStated m when MayKnow(view, m) => new() { Kind = "milestone", Detail = Codes.Of(m.Stage) },
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
        ClassificationSet c when view.Allows(Datum.OtherAudiences) => new() { Kind = "classified", Detail = Codes.Of(c.Classification) },
        CaseAbsorbed a when view.Allows(Datum.OtherAudiences) => new() { Kind = "absorbed", Detail = a.Reference },
        AccessGranted g when view.Allows(Datum.OtherAudiences) => new() { Kind = "access_granted", State = g.State },
        AccessEnded g when view.Allows(Datum.OtherAudiences) => new() { Kind = "access_ended", State = g.State },
        PersonErased when view.Allows(Datum.OtherAudiences) => new() { Kind = "person_erased" },
        _ => null,
    };

    /// <summary>That a host was told is as open as the stage; that another State was told is between the UN and that State.</summary>
    private static bool MayKnow(Disclose.View view, string state) =>
        view.File.Incident.Hosts.Contains(state) ? view.Allows(Datum.HostNotification)
            : view.Allows(Datum.ConcernedNotification, new Subject(IsOwn: view.Audience.Code == state));

    private static bool MayKnow(Disclose.View view, MilestoneStated milestone) =>
        view.Allows(milestone.Confidence == Confidence.Unconfirmed ? Datum.UnconfirmedStatement : Datum.Statement);
}

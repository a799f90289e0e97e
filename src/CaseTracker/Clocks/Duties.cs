using System.Globalization;
using CaseTracker.Cases;
using CaseTracker.Convention;
using CaseTracker.Disclosure;
using CaseTracker.Reference;

namespace CaseTracker.Clocks;

/// <summary>Something that is owed in a case, and from when it is owed.</summary>
/// <param name="State">Owed by it or to it; null where the UN owes it to itself.</param>
/// <param name="Subject">The submission that it is about, or what it follows; null where there is one of its kind and State.</param>
internal sealed record Duty(ClockKind Kind, string? State, string? Subject, Anchor Anchor);

/// <summary>What is owed in a case, and by whom, follows from the case alone; pure. Nothing is, in a case that was imported: nobody made
/// the promise then.</summary>
internal static class Duties
{
    /// <param name="now">UTC; from when that is owed of which no date is known.</param>
    /// <param name="parties">Who is bound by the 1994 Convention; of whom nothing is on record owes nothing under it.</param>
    public static IEnumerable<Duty> Of(CaseFile? file, DateTime now, PartyList parties)
    {
        if (file is null || file.MergedInto is not null || IsImported(file))
            return [];
        var answers = file
            .Submissions.Where(s => s.AnsweredAt is null)
            .Select(s => new Duty(ClockKind.AnswerSubmission, s.State, s.SubmissionId.ToString(), Anchor.At(s.ReceivedAt)));
        var convention = UnderConvention(file, now, parties).Concat(Transmissions(file));
        return IsOpen(file)
            ? [.. Notifications(file, now), .. Replies(file, now), .. answers, .. convention, Review(file, now)]
            : answers.Concat(convention);
    }

    /// <summary>Whether the clock ended because what it ran for was done; otherwise its reason is gone.</summary>
    public static bool IsDone(CaseFile file, ClockStarted clock) =>
        clock.Kind switch
        {
            ClockKind.NotifyHost or ClockKind.NotifyContributor or ClockKind.NotifyNationality => file.Notified.ContainsKey(clock.State!),
            ClockKind.HostAcknowledgement => file.Acknowledged.ContainsKey(clock.State!) || LastOf(file, clock.State!) is not null,
            ClockKind.ProgressReport => (LastOf(file, clock.State!)?.SubmissionId.ToString() ?? clock.Subject) != clock.Subject,
            ClockKind.AnswerSubmission => file.Submissions.Any(s => s.SubmissionId.ToString() == clock.Subject && s.AnsweredAt is not null),
            ClockKind.DormantReview => IsOpen(file) && SubjectOfReview(file) != clock.Subject,
            ClockKind.Transmission => Told(file).Any(m => SubjectOf(m) == clock.Subject),
            _ => Occasions(file)
                .Any(o => KindOf(o.Occasion.Duty) == clock.Kind && o.Occasion.State == clock.State && o.Proceeding == clock.Subject),
        };

    private static bool IsImported(CaseFile file) => file.Steps is [{ Event.Source: Source.Imported }, ..];

    private static bool IsOpen(CaseFile file) =>
        file is { Closure: null, MergedInto: null, Incident.Nature: Nature.Malicious or Nature.SuspectedMalicious };

    /// <summary>One notification for each State, under the first of its capacities.</summary>
    private static IEnumerable<Duty> Notifications(CaseFile file, DateTime now) =>
        from state in Capacities.Of(file)
        where (state.Value & (Capacity.Host | Capacity.Concerned)) != 0 && !file.Notified.ContainsKey(state.Key)
        let kind = state.Value.HasFlag(Capacity.Host) ? ClockKind.NotifyHost
        : file.Persons.Any(p => p.Facts.Personnel.IsUniformed() && p.ConcernedState == state.Key) ? ClockKind.NotifyContributor
        : ClockKind.NotifyNationality
        select new Duty(kind, state.Key, null, Anchor.At(now));

    private static IEnumerable<Duty> Replies(CaseFile file, DateTime now)
    {
        foreach (var host in file.Incident.Hosts.Where(h => States.Find(h) is { HasLiaison: true }))
        {
            if (LastOf(file, host) is { } last)
                yield return new Duty(ClockKind.ProgressReport, host, last.SubmissionId.ToString(), Anchor.At(last.ReceivedAt));
            else if (file.Acknowledged.TryGetValue(host, out var acknowledged))
                yield return new Duty(ClockKind.ProgressReport, host, null, From(acknowledged));
            else if (file.Notified.TryGetValue(host, out var notified))
                yield return new Duty(ClockKind.HostAcknowledgement, host, null, From(notified));
        }

        Anchor From(StatedOn stated) => stated.On is { } on ? Anchor.On(on) : Anchor.At(now);
    }

    /// <summary>What a State that is bound tells of a proceeding of its own, until it has told.</summary>
    private static IEnumerable<Duty> UnderConvention(CaseFile file, DateTime now, PartyList parties) =>
        from o in Occasions(file)
        where parties.Binds(o.Occasion.State, Treaty.Convention, o.Occasion.On?.First ?? DateOnly.FromDateTime(now))
        where !Told(file).Any(m => m.Kind == o.Occasion.Duty && m.State == o.Occasion.State && m.RecordedAt >= o.Occasion.KnownAt)
        select new Duty(
            KindOf(o.Occasion.Duty),
            o.Occasion.State,
            o.Proceeding,
            o.Occasion.On is { } date ? Anchor.On(date) : Anchor.At(now)
        );

    /// <summary>What a State told under the Convention goes on to the other States concerned.</summary>
    private static IEnumerable<Duty> Transmissions(CaseFile file) =>
        from told in Told(file)
        where !file.Messages.SkipWhile(m => m != told).Any(m => m is { Kind: MessageKind.Transmission, IsFromState: false })
        select new Duty(ClockKind.Transmission, null, SubjectOf(told), Anchor.At(told.RecordedAt));

    private static IEnumerable<(string Proceeding, ConventionOccasion Occasion)> Occasions(CaseFile file) =>
        file.Influences.SelectMany(i => i.Occasions.Select(o => (i.Reference, o)));

    /// <summary>What States told under the Convention.</summary>
    private static IEnumerable<ExchangedMessage> Told(CaseFile file) =>
        file.Messages.Where(m =>
            m is { IsFromState: true, Kind: MessageKind.ConventionArt12 or MessageKind.ConventionArt13 or MessageKind.ConventionArt18 }
        );

    private static string SubjectOf(ExchangedMessage told) =>
        string.Create(CultureInfo.InvariantCulture, $"{Codes.Of(told.Kind)} {told.State} {told.RecordedAt:O}");

    private static ClockKind KindOf(MessageKind duty) =>
        duty switch
        {
            MessageKind.ConventionArt12 => ClockKind.ConventionArt12,
            MessageKind.ConventionArt13 => ClockKind.ConventionArt13,
            _ => ClockKind.ConventionArt18,
        };

    /// <summary>Counted from when the case came to be as it is: what moves it begins the time anew.</summary>
    private static Duty Review(CaseFile file, DateTime now) => new(ClockKind.DormantReview, null, SubjectOfReview(file), Anchor.At(now));

    private static string SubjectOfReview(CaseFile file) => Movements.LastOn(file).ToString();

    /// <summary>The last that a State sent in of its own about the case; consent, and asking for assistance, report nothing.</summary>
    private static ReceivedSubmission? LastOf(CaseFile file, string state) =>
        file.Submissions.LastOrDefault(s => s.State == state && s.Kind is not (SubmissionKind.Consent or SubmissionKind.AssistanceRequest));
}

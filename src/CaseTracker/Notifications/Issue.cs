using System.Security.Cryptography;
using System.Text;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Missions;
using CaseTracker.Reference;
using CaseTracker.Texts;

namespace CaseTracker.Notifications;

/// <summary>What a note is to be: kind, addressee, language, and what the officer adds.</summary>
public sealed record NoteOrder(MessageKind Kind, string State, string Language, string? Remark);

/// <summary>Whether a note may be issued, and what it would say; the same for the preview and for the note itself.</summary>
internal static class Issue
{
    public const int LongestRemark = 4000;

    /// <exception cref="RuleBrokenException">The State cannot be sent this message about the case as it is.</exception>
    public static void Require(CaseFile file, NoteOrder order)
    {
        // What is strictly confidential does not leave through a network (ST/SGB/2007/6).
        if (file.IsStrictlyConfidential)
            throw new RuleBrokenException(Text.StrictIsNotIssued);
        if (!Capacities.Of(file).TryGetValue(order.State, out var capacity))
            throw new RuleBrokenException(
                States.Find(order.State) is { HasLiaison: true } ? Text.NotConcerned : Text.NoteNeedsState,
                nameof(NoteOrder.State)
            );
        var (isHost, notified) = (capacity.HasFlag(Capacity.Host), file.Notified.ContainsKey(order.State));
        switch (order.Kind)
        {
            case MessageKind.InitialNotification when !isHost:
                throw new RuleBrokenException(Text.NotAHostOfCase, nameof(NoteOrder.State));
            case MessageKind.ContributorNotice when !Concerned(file, order.State, isUniformed: true):
            case MessageKind.NationalityNotice when !Concerned(file, order.State, isUniformed: false):
                throw new RuleBrokenException(Text.NotConcerned, nameof(NoteOrder.State));
            case MessageKind.InitialNotification or MessageKind.ContributorNotice or MessageKind.NationalityNotice when notified:
                throw new RuleBrokenException(Text.AlreadyNotified, nameof(NoteOrder.State));
            case MessageKind.Reminder when !notified:
                throw new RuleBrokenException(Text.NotNotified, nameof(NoteOrder.State));
        }
    }

    public static bool IsFirst(MessageKind kind) =>
        kind is MessageKind.InitialNotification or MessageKind.ContributorNotice or MessageKind.NationalityNotice;

    public static bool Concerned(CaseFile file, string state, bool isUniformed) =>
        file.Persons.Any(p => p.ConcernedState == state && p.Facts.Personnel.IsUniformed() == isUniformed);

    /// <summary>Pure: filled from the rows that are written for the addressee.</summary>
    public static MessageContent Content(CaseFile file, NoteTemplate template, Mission? mission, NoteHead head) =>
        NoteFilling.Fill(template, [.. Disclose.To(file, Audience.Of(head.State), Capacities.Of(file)[head.State])], mission, head);

    public static async Task<MessageContent> Content(Session session, CaseFile file, NoteOrder order, string number, DateOnly today)
    {
        var mission = (await MissionDirectory.Read(session)).Find(file.Incident.Mission);
        return Content(
            file,
            await Templates.Find(session, order.Kind, order.Language),
            mission,
            new NoteHead(number, order.State, PartialDate.FromDate(today), order.Remark.OrNull(), Earlier(file, order.State))
        );
    }

    /// <summary>What a preview shows, without what is only settled when the note is issued.</summary>
    public static string Seal(Note note) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical.Plain.Write(note with { Number = "", Date = "" }))));

    /// <summary>The last message to this State, as its number and day.</summary>
    private static (string Number, PartialDate On)? Earlier(CaseFile file, string state) =>
        file
            .Steps.Select(s =>
                s.Event switch
                {
                    MessageIssued i when i.State == state => (i.Number, i.EffectiveOn!.Value),
                    StateNotified { Notice.Channel: not MessageChannel.Electronic, EffectiveOn: { } on } n when n.State == state => (
                        n.Notice!.Document ?? n.Notice.Number,
                        on
                    ),
                    _ => default((string, PartialDate)?),
                }
            )
            .LastOrDefault(e => e is not null);
}

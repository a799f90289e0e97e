using System.Security.Cryptography;
using System.Text;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Notifications;

/// <summary>The messages of a case: rows for the UN and for the State that each is with, and for nobody else.</summary>
public sealed class MessageRows : CasePart
{
    private sealed record Message(string Key, string? Number, MessageKind Kind, string State, bool IsFromState, PartialDate On)
    {
        public MessageChannel? Channel { get; init; }
        public string? Document { get; init; }
        public Note? Note { get; init; }
        public (string By, PartialDate On)? Opened { get; init; }
        public PartialDate? DeliveredOn { get; init; }
    }

    public override IEnumerable<Row> Rows(CaseFile file, IReadOnlyList<Recorded> own, IReadOnlyDictionary<string, Capacity> capacities)
    {
        var messages = Messages(file, own);
        if (messages.Count == 0)
            return [];
        var views = capacities
            .Select(c => new Disclose.View(file, Audience.Of(c.Key), c.Value))
            .Prepend(new Disclose.View(file, Audience.Un, Capacity.None));
        return views
            .SelectMany(v => RowsOf(v, [.. messages.Where(m => v.Allows(Datum.Message, SubjectOf(v, m)))]))
            .Concat(HeldBack(file, messages));
    }

    private static IEnumerable<Row> RowsOf(Disclose.View view, List<Message> messages) =>
        messages
            .SelectMany(m => RowsOf(view, m))
            .Concat(
                messages.Where(m => view.File.Incident.Hosts.Contains(m.State)).GroupBy(m => m.State).Select(g => Sum(view, g.Key, [.. g]))
            );

    private static ExchangeRow Sum(Disclose.View view, string state, List<Message> messages)
    {
        var (sent, replies) = (messages.Where(m => !m.IsFromState).ToList(), messages.Where(m => m.IsFromState).ToList());
        return new ExchangeRow
        {
            Audience = view.Audience.Code,
            CaseId = view.File.CaseId,
            State = state,
            Mission = view.File.Incident.Mission,
            Sent = sent.Count,
            Replies = replies.Count,
            DaysToNotify = Days(view.File.Incident.OccurredOn, First(sent.Where(m => m.Kind == MessageKind.InitialNotification))),
            DaysToReply = Days(First(sent), First(replies)),
            LastReplyOn = replies.Count == 0 ? null : replies.Max(m => m.On).ToString(),
        };
    }

    private static PartialDate? First(IEnumerable<Message> messages) => messages.Min(m => (PartialDate?)m.On);

    private static int? Days(PartialDate? from, PartialDate? to) =>
        from is { Precision: DatePrecision.Day } first && to is { Precision: DatePrecision.Day } last && last.First >= first.First
            ? last.First.DayNumber - first.First.DayNumber
            : null;

    private static List<Message> Messages(CaseFile file, IReadOnlyList<Recorded> own)
    {
        var all = new Dictionary<string, Message>(StringComparer.Ordinal);
        foreach (var recorded in own)
        {
            if (Begun(file, recorded) is { } message)
                all[message.Key] = message;
            else if (recorded.Event is MessageOpened o && all.TryGetValue(o.Number, out var opened))
                all[o.Number] = opened with { Opened = opened.Opened ?? (o.By, On(recorded)) };
            else if (recorded.Event is AlertDelivered d && all.TryGetValue(d.Number, out var delivered))
                all[d.Number] = delivered with { DeliveredOn = delivered.DeliveredOn ?? On(recorded) };
        }
        return [.. all.Values];
    }

    private static Message? Begun(CaseFile file, Recorded recorded) =>
        recorded.Event switch
        {
            MessageIssued i => new Message(i.Number, i.Number, i.Kind, i.State, false, On(recorded))
            {
                Channel = MessageChannel.Electronic,
                Note = i.Content.Read(),
            },
            // What was issued here stands for itself.
            StateNotified { Notice.Channel: MessageChannel.Electronic } => null,
            StateNotified n => new Message(
                n.Notice?.Number ?? $"{file.Reference}>{n.State}",
                n.Notice?.Number,
                KindOf(file, n.State),
                n.State,
                false,
                On(recorded)
            )
            {
                Channel = n.Notice?.Channel,
                Document = n.Notice?.Document,
            },
            // An acknowledgement that came as a submission is that submission.
            StateAcknowledged a when file.Submissions.All(s => s.State != a.State || s.Kind != SubmissionKind.Acknowledgement) =>
                new Message($"{file.Reference}<{a.State}", null, MessageKind.HostReply, a.State, true, On(recorded)),
            // With a merged duplicate, what States sent in went to the case that stays.
            SubmissionReceived when file.MergedInto is not null => null,
            SubmissionReceived s => new Message(
                $"{file.Reference}<{s.SubmissionId.ToString("N")[^9..]}",
                s.Reference,
                ReplyKind(file, s),
                s.State,
                true,
                On(recorded)
            )
            {
                Channel = MessageChannel.Electronic,
            },
            ReplyRecorded r => new Message(r.Number, r.Number, r.Kind, r.State, true, On(recorded))
            {
                Channel = r.Channel,
                Document = r.Document,
                Note = NoteOf(r),
            },
            _ => null,
        };

    private static MessageKind KindOf(CaseFile file, string state) =>
        file.Incident.Hosts.Contains(state) ? MessageKind.InitialNotification
        : file.Persons.Any(p => p.ConcernedState == state && !p.Facts.Personnel.IsUniformed())
        && !file.Persons.Any(p => p.ConcernedState == state && p.Facts.Personnel.IsUniformed())
            ? MessageKind.NationalityNotice
        : MessageKind.ContributorNotice;

    private static MessageKind ReplyKind(CaseFile file, SubmissionReceived submission) =>
        submission.Kind == SubmissionKind.AssistanceRequest ? MessageKind.AssistanceRequest
        : file.Incident.Hosts.Contains(submission.State) ? MessageKind.HostReply
        : MessageKind.Transmission;

    private static Note? NoteOf(ReplyRecorded reply) =>
        reply.Text is null
            ? null
            : new Note
            {
                Language = "",
                Number = reply.Number,
                Blocks = [.. new NoteTemplate(reply.Kind, "", "", reply.Text).Paragraphs.Select(p => new NoteBlock { Text = p })],
            };

    private static PartialDate On(Recorded recorded) =>
        recorded.Event.EffectiveOn ?? PartialDate.FromDate(DateOnly.FromDateTime(recorded.RecordedAt));

    private static Subject SubjectOf(Disclose.View view, Message message) => new(IsOwn: view.Audience.Code == message.State);

    private static IEnumerable<Row> RowsOf(Disclose.View view, Message message)
    {
        var text = view.Allows(Datum.MessageText, SubjectOf(view, message)) ? message.Note : null;
        yield return new MessageRow
        {
            Audience = view.Audience.Code,
            CaseId = view.File.CaseId,
            Message = message.Key,
            Mission = view.File.Incident.Mission,
            Reference = view.File.Reference,
            Number = message.Number,
            Kind = Codes.Of(message.Kind),
            State = message.State,
            Direction = message.IsFromState ? "from_state" : "to_state",
            Channel = message.Channel is { } channel ? Codes.Of(channel) : null,
            Language = message.Note?.Language is { Length: > 0 } language ? language : null,
            SentOn = message.On.ToString(),
            DeliveredOn = message.DeliveredOn?.ToString(),
            OpenedOn = message.Opened?.On.ToString(),
            OpenedBy = message.Opened?.By,
            Document = message.Document,
            HasText = text is not null,
        };
        if (text is not null)
            yield return new MessageTextRow
            {
                Audience = view.Audience.Code,
                CaseId = view.File.CaseId,
                Message = message.Key,
                Mission = view.File.Incident.Mission,
                Text = Canonical.Plain.Write(text),
            };
    }

    /// <summary>What the messages of a strictly confidential case say is for its named readers.</summary>
    private static IEnumerable<ProtectedRow> HeldBack(CaseFile file, List<Message> messages) =>
        !new Disclose.View(file, Audience.Un, Capacity.None).IsStrict
            ? []
            : messages
                .Where(m => m.Note is not null)
                .Select(m => new ProtectedRow
                {
                    Audience = Audience.UnStrict.Code,
                    CaseId = file.CaseId,
                    ItemId = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(m.Key)).AsSpan(0, 16)),
                    Mission = file.Incident.Mission,
                    Kind = Codes.Of(ProtectedKind.MessageText),
                    Text = $"{m.Key}\n{m.Note!.PlainText()}",
                });
}

using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Notifications;
using CaseTracker.Reference;

namespace CaseTracker.Tests.Disclosure;

/// <summary>What a State may not see of messages, said once more and apart from the product: those of others, in whatever they say.</summary>
internal sealed class UnseenMessages(string viewer, IReadOnlyList<Event> all, RandomLife any)
{
    /// <summary>A message between the UN and the viewer's State.</summary>
    public bool IsOwn(string number) =>
        all.Any(e =>
            (e is MessageIssued m && m.Number == number && m.State == viewer)
            || (e is ReplyRecorded r && r.Number == number && r.State == viewer)
        );

    /// <summary>The same event with everything about it changed that the viewer may not see.</summary>
    public Event Other(Event e, Func<Guid, Guid> idOf, Func<string> otherState) =>
        e switch
        {
            MessageIssued m when m.State != viewer => m with { Kind = any.Pick<MessageKind>(), Content = any.Content(any.Id(), m.Number) },
            MessageIssued m => m with { Content = WithOtherIds(m.Content, idOf) },
            ReplyRecorded r when r.State != viewer => r with { Kind = any.Pick<MessageKind>(), Document = any.Words(), Text = any.Words() },
            SubmissionReceived r when r.State != viewer => r with
            {
                SubmissionId = any.Id(),
                Kind = any.Pick<SubmissionKind>(),
                Reference = any.Words(),
                At = any.Chance(2) ? any.Time() : null,
            },
            MessageTakenOver m => m with
            {
                Kind = any.Pick<MessageKind>(),
                At = any.Time(),
                State = m.IsFromState ? m.State : otherState(),
            },
            _ => e,
        };

    private static MessageContent WithOtherIds(MessageContent content, Func<Guid, Guid> idOf) =>
        content with
        {
            Blocks =
            [
                .. content.Blocks.Select(b =>
                    b with
                    {
                        Lines =
                        [
                            .. b.Lines.Select(l => l.Name is { } name ? l with { Name = name with { PersonId = idOf(name.PersonId) } } : l),
                        ],
                    }
                ),
            ],
        };
}

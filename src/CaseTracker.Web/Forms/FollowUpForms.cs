using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Notifications;
using CaseTracker.Reference;

namespace CaseTracker.Web.Forms;

/// <summary>Forms that record what was said to States and what they and their courts did.</summary>
internal static class FollowUpForms
{
    private static MessageChannel[] ByOtherMeans { get; } = [MessageChannel.Paper, MessageChannel.Meeting, MessageChannel.Other];

    private static Entries ByPaper() => new Entries().Set<MessageChannel>("Channel", MessageChannel.Paper);

    public static IReadOnlyList<CaseForm> All { get; } =
    [
        new(
            "notify",
            FormGroup.FollowUp,
            Right.FollowUp,
            c =>
                [
                    new Section(
                        null,
                        [
                            Ask.State("State", c.Concerned),
                            Ask.Date("NotifiedOn"),
                            Ask.Term("Channel", among: ByOtherMeans),
                            Ask.Line("Document", "MessageDocument", optional: true),
                        ]
                    ),
                ],
            (c, e) =>
                new NotifyState.Command(
                    c.Reference,
                    c.Version,
                    e.Text("State") ?? "",
                    e.Date("NotifiedOn") ?? default,
                    e.Choice<MessageChannel>("Channel") ?? MessageChannel.Other,
                    e.Text("Document")
                )
        )
        {
            Start = c => ByPaper().Set("State", c.Concerned.ToList() is [var only] ? only : null),
            Applies = (seen, _) => seen.Case.HostStates.Count > 0 || seen.Persons.Any(p => p.ConcernedState is not null),
        },
        new(
            "reply",
            FormGroup.FollowUp,
            Right.FollowUp,
            c =>
                [
                    new Section(
                        null,
                        [
                            Ask.State("State", c.Concerned),
                            Ask.Term("Kind", "ReplyKind", among: RecordReply.Kinds),
                            Ask.Date("ReceivedOn"),
                            Ask.Term("Channel", among: ByOtherMeans),
                            Ask.Line("Document", "MessageDocument", optional: true),
                            Ask.Text("Message", "ReplyMessage", optional: true),
                        ]
                    ),
                ],
            (c, e) =>
                new RecordReply.Command(
                    c.Reference,
                    c.Version,
                    e.Choice<MessageKind>("Kind") ?? default,
                    e.Text("State") ?? "",
                    e.Choice<MessageChannel>("Channel") ?? MessageChannel.Other,
                    e.Date("ReceivedOn") ?? default,
                    e.Text("Document"),
                    e.Text("Message")
                )
        )
        {
            Start = c => ByPaper().Set<MessageKind>("Kind", MessageKind.HostReply).Set("State", c.Hosts is [var only] ? only : null),
            Applies = (seen, _) => seen.Case.HostStates.Count > 0 || seen.Persons.Any(p => p.ConcernedState is not null),
        },
        new(
            "acknowledge",
            FormGroup.FollowUp,
            Right.FollowUp,
            c => [new Section(null, [Ask.State("State", c.Hosts, "HostState"), Ask.Date("AcknowledgedOn")])],
            (c, e) =>
                new AcknowledgeNotification.Command(c.Reference, c.Version, e.Text("State") ?? "", e.Date("AcknowledgedOn") ?? default)
        )
        {
            Start = c => c.Hosts is [var only] ? new Entries().Set("State", only) : new Entries(),
            Applies = (seen, _) => seen.Case.HostNotifiedOn is not null,
        },
    ];
}

using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Notifications;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using CaseTracker.Texts;
using static CaseTracker.Tests.Cases.Scene;

namespace CaseTracker.Tests.Notifications;

public sealed class RecordReplyTests
{
    private static RecordReply.Command From(string reference, string state, MessageKind kind = MessageKind.HostReply) =>
        new(reference, null, kind, state, MessageChannel.Paper, Day("2017-06-02"), "Note 17/2017", "An inquiry is open.");

    [Test]
    public async Task A_host_that_replied_has_given_information()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        Assert.That((await world.Sees("UN", reference))!.Accountability, Is.EqualTo("no_information"));
        await world.Do(From(reference, "CAF"));
        Assert.That((await world.Sees("UN", reference))!.Accountability, Is.EqualTo("ongoing"));
        var row = (await world.Rows<MessageRow>(new Viewpoint(Audience.Of("CAF")))).Single();
        Assert.That(
            (row.Direction, row.Kind, row.Channel, row.SentOn, row.Document),
            Is.EqualTo(("from_state", "host_reply", "paper", "2017-06-02", "Note 17/2017"))
        );
        Assert.That(
            (await world.As(World.Liaison("CAF")).Send(new ViewMessage.Query(row.Number!))).Note!.PlainText(),
            Is.EqualTo("An inquiry is open.")
        );
        Assert.That(await world.Rows<MessageRow>(new Viewpoint(Audience.Of("MAR"))), Is.Empty);
        await world.AssertSound();
    }

    [Test]
    public async Task A_contributor_s_reply_says_nothing_for_the_host()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Do(From(reference, "MAR", MessageKind.Transmission));
        Assert.That((await world.Sees("UN", reference))!.Accountability, Is.EqualTo("no_information"));
        await world.Breaks(Text.NotAHostOfCase, From(reference, "MAR"));
        await world.Breaks(Text.NotConcerned, From(reference, "FRA", MessageKind.Transmission));
        await world.Rejects(Text.MessageKindNotReceived, From(reference, "CAF", MessageKind.Reminder));
        await world.Rejects(Text.ElectronicIsSubmitted, From(reference, "CAF") with { Channel = MessageChannel.Electronic });
    }

    [Test]
    public async Task A_notification_by_other_means_is_a_message_with_its_document()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Do(new NotifyState.Command(reference, null, "CAF", Day("2017-05-10"), MessageChannel.Meeting, "Minutes 3"));
        await world.Do(new AcknowledgeNotification.Command(reference, null, "CAF", Day("2017-05-20")));
        var rows = (await world.As(World.Liaison("CAF")).Send(new ListMessages.Query(new MessageFilter()))).Rows;
        Assert.That(
            rows.Select(r => (r.Direction, r.Channel, r.SentOn, r.Document, r.HasText)),
            Is.EqualTo(
                ((string, string?, string, string?, bool)[])
                    [("from_state", null, "2017-05-20", null, false), ("to_state", "meeting", "2017-05-10", "Minutes 3", false)]
            )
        );
        await world.Rejects(
            Text.ElectronicIsIssued,
            new NotifyState.Command(reference, null, "MAR", Day("2017-05-10"), MessageChannel.Electronic)
        );
        await world.AssertSound();
    }
}

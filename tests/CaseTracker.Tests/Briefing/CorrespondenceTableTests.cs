using CaseTracker.Briefing;
using CaseTracker.Cases;
using CaseTracker.Notifications;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using static CaseTracker.Tests.Cases.Scene;

namespace CaseTracker.Tests.Briefing;

public sealed class CorrespondenceTableTests
{
    [Test]
    public async Task Counts_notes_and_replies_and_says_how_long_they_took()
    {
        await using var world = await World.New();
        string[] notified = ["2017-05-10", "2017-05-18", "2017-06"];
        var references = new List<string>();
        foreach (var on in notified)
        {
            var (reference, _) = await world.Killing("MAR");
            references.Add(reference);
            await world.Do(new NotifyState.Command(reference, null, "CAF", Day(on), MessageChannel.Paper));
        }
        await world.Killing("KHM");
        await world.Do(new NotifyState.Command(references[0], null, "MAR", Day("2017-05-11"), MessageChannel.Paper));
        await world.Do(new AcknowledgeNotification.Command(references[0], null, "CAF", Day("2017-05-30")));
        await world.Do(
            new RecordReply.Command(
                references[0],
                null,
                MessageKind.HostReply,
                "CAF",
                MessageChannel.Meeting,
                Day("2017-07-01"),
                null,
                null
            )
        );
        await world.Do(new IssueMessage.Command(references[0], null, MessageKind.Reminder, "CAF", "fr"));

        var table = await world.As(World.Desk).Send(new ViewTable.Query(TableId.T6, Period.OfYear(2017)));
        Assert.That(table.Rows.Select(r => string.Join(' ', r.Keys)), Is.EqualTo((string[])["CAF", ""]));
        foreach (var row in table.Rows)
            Assert.That(
                row.Cells.Zip(table.Columns, (cell, column) => $"{column.Id} {cell.Text(column.Kind)}"),
                Is.EqualTo(
                    (string[])
                        [
                            "notes_sent 4",
                            "replies 2",
                            "reply_share 33.3",
                            "days_to_notify 6",
                            "days_to_reply 20",
                            "overdue 3",
                            "last_update 2017-07-01",
                        ]
                )
            );
        var own = await world.As(World.Liaison("MAR")).Send(new ViewTable.Query(TableId.T6, Period.OfYear(2017)));
        Assert.That(own.Rows.Single().Cells.Select(c => c.Value ?? 0), Is.All.Zero);
        Assert.That(
            (await world.As(World.Liaison("CAF")).Send(new ViewTable.Query(TableId.T6, Period.OfYear(2017)))).Rows[0].Cells[0].Value,
            Is.EqualTo(4)
        );
    }
}

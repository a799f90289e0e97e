using CaseTracker.Briefing;
using CaseTracker.Cases;
using CaseTracker.Notifications;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;

namespace CaseTracker.Tests.Notifications;

public sealed class ReminderTests
{
    [Test]
    public async Task A_host_that_let_its_time_run_out_is_to_be_reminded_once_in_its_time()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Do(IssueMessageTests.To(reference, "CAF", MessageKind.InitialNotification));
        Assert.That(await Reminders(world, reference), Is.Empty);
        world.Clock.Advance(TimeSpan.FromDays(60));
        Assert.That(await Reminders(world, reference), Is.EqualTo((string[])["CAF"]));
        await world.Do(IssueMessageTests.To(reference, "CAF", MessageKind.Reminder));
        Assert.That(await Reminders(world, reference), Is.Empty);
        var note = (
            await world.As(World.Liaison("CAF")).Send(new ListMessages.Query(new MessageFilter { Kind = MessageKind.Reminder }))
        ).Rows.Single();
        Assert.That(
            (await world.As(World.Liaison("CAF")).Send(new ViewMessage.Query(note.Number!))).Note!.PlainText(),
            Does.Match("to its note NV-CAF-2024-[A-Z0-9]{4} of 15 January 2024")
        );
        world.Clock.Advance(TimeSpan.FromDays(30));
        Assert.That(await Reminders(world, reference), Is.EqualTo((string[])["CAF"]));

        var table = await world.As(World.Desk).Send(new ViewTable.Query(TableId.T6, Period.OfYear(2017)));
        var overdue = table.Rows[0].Cells[table.Columns.ToList().FindIndex(c => c.Id == "overdue")];
        Assert.That((overdue.Value, (await world.As(World.Desk).Send(new ListCases.Query(overdue.Cases))).Count), Is.EqualTo((1, 1)));
        await world.AssertSound();
    }

    private static async Task<IEnumerable<string>> Reminders(World world, string reference) =>
        (await world.As(World.Desk).Send(new ProposedMessages.Query(reference)))
            .Where(p => p.Kind == MessageKind.Reminder)
            .Select(p => p.State);

    [Test]
    public async Task What_a_State_sends_through_the_database_stands_in_the_thread_and_counts_as_a_reply()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Do(IssueMessageTests.To(reference, "CAF", MessageKind.InitialNotification));
        var file = await world.File(reference);
        var rows = new MessageRows()
            .Rows(
                file,
                [
                    Happened(
                        new SubmissionReceived(new Guid("018d0c6e-0000-7000-8000-0123456789ab"), "CAF", SubmissionKind.ProgressReport)
                    ),
                    Happened(new SubmissionReceived(Guid.Empty, "MAR", SubmissionKind.Information)),
                ],
                Capacities.Of(file)
            )
            .OfType<CaseTracker.Disclosure.MessageRow>();
        Assert.That(
            rows.Select(r => $"{r.Audience} {r.State} {r.Kind} {r.Direction} {r.Channel}"),
            Is.EquivalentTo(
                (string[])
                    [
                        "UN CAF host_reply from_state electronic",
                        "CAF CAF host_reply from_state electronic",
                        "UN MAR transmission from_state electronic",
                        "MAR MAR transmission from_state electronic",
                    ]
            )
        );
    }

    private static CaseTracker.Ledger.Recorded Happened(CaseTracker.Ledger.Event e) =>
        new(1, CaseFile.StreamKind, Guid.Empty, 1, e, new DateTime(2024, 1, 20, 0, 0, 0, DateTimeKind.Utc), "", "");
}

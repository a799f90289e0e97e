using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Notifications;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using CaseTracker.Texts;
using static CaseTracker.Tests.Cases.Scene;

namespace CaseTracker.Tests.Notifications;

public sealed class IssueMessageTests
{
    internal static IssueMessage.Command To(
        string reference,
        string state,
        MessageKind kind,
        string language = "en",
        string? remark = null
    ) => new(reference, null, kind, state, language, remark);

    [Test]
    public async Task Notifies_the_host_and_each_State_reads_its_own_note()
    {
        await using var world = await World.New();
        var (reference, persons) = await world.Killing("MAR", "KHM");
        await world.Do(new ConfirmNextOfKin.Command(reference, null, persons[0], Day("2017-05-12")));
        Assert.That(
            (await world.As(World.Desk).Send(new ProposedMessages.Query(reference))).Select(p => (p.Kind, p.State, p.Language)),
            Is.EqualTo(
                ((MessageKind, string, string)[])
                    [
                        (MessageKind.InitialNotification, "CAF", "en"),
                        (MessageKind.ContributorNotice, "KHM", "en"),
                        (MessageKind.ContributorNotice, "MAR", "en"),
                    ]
            )
        );
        await world.Do(To(reference, "CAF", MessageKind.InitialNotification));
        await world.Do(To(reference, "MAR", MessageKind.ContributorNotice, "fr"));
        Assert.That(
            (await world.As(World.Desk).Send(new ProposedMessages.Query(reference))).Select(p => p.State),
            Is.EqualTo((string[])["KHM"])
        );

        var seen = (await world.Sees("UN", reference))!;
        Assert.That((seen.Stage, seen.HostNotifiedOn), Is.EqualTo(("host_notified", "2024-01-15")));
        foreach (var (state, language) in ((string, string)[])[("CAF", "en"), ("MAR", "fr")])
        {
            var list = await world.As(World.Liaison(state)).Send(new ListMessages.Query(new MessageFilter()));
            var only = list.Rows.Single();
            Assert.That(
                (list.Count, only.State, only.Language, only.Direction, only.HasText),
                Is.EqualTo((1, state, language, "to_state", true))
            );
            Assert.That(only.Number, Does.Match($"^NV-{state}-2024-[A-Z0-9]{{4}}$"));
            var view = await world.As(World.Liaison(state)).Send(new ViewMessage.Query(only.Number!));
            Assert.That(view.Note!.PlainText(), Does.Contain(reference));
        }
        Assert.That((await world.As(World.Liaison("KHM")).Send(new ListMessages.Query(new MessageFilter()))).Count, Is.Zero);
        Assert.That(
            (await world.As(World.Desk).Send(new ListMessages.Query(new MessageFilter { About = reference }))).Count,
            Is.EqualTo(2)
        );
        await world.AssertSound();
    }

    [Test]
    public async Task Another_State_and_another_mission_find_no_message()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Do(To(reference, "CAF", MessageKind.InitialNotification));
        var number = (await world.As(World.Desk).Send(new ListMessages.Query(new MessageFilter()))).Rows.Single().Number!;
        foreach (var caller in (Caller[])[World.Liaison("MAR"), World.Liaison("FRA"), World.FocalPoint("MONUSCO")])
        {
            await Assert.ThrowsAsync<NotFoundException>(() => world.As(caller).Send(new ViewMessage.Query(number)));
            await Assert.ThrowsAsync<NotFoundException>(() => world.As(caller).Send(new OpenMessage.Command(number)));
        }
    }

    [Test]
    public async Task The_first_opening_by_a_liaison_is_noted_once_and_makes_no_form_stale()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Do(To(reference, "CAF", MessageKind.InitialNotification));
        var version = (await world.File(reference)).Version;
        var number = (await world.As(World.Liaison("CAF")).Send(new ListMessages.Query(new MessageFilter()))).Rows.Single().Number!;
        await world.As(World.Desk).Send(new OpenMessage.Command(number));
        Assert.That((await world.As(World.Desk).Send(new ViewMessage.Query(number))).Message.OpenedOn, Is.Null);
        await world.As(World.Liaison("CAF")).Send(new OpenMessage.Command(number));
        var position = await world.Position();
        await world.As(World.Liaison("CAF")).Send(new OpenMessage.Command(number));
        Assert.That(await world.Position(), Is.EqualTo(position));
        var opened = (await world.As(World.Desk).Send(new ViewMessage.Query(number))).Message;
        Assert.That((opened.OpenedOn, opened.OpenedBy), Is.EqualTo(("2024-01-15", World.Liaison("CAF").Subject)));
        await world.Do(new SetSummary.Command(reference, version, "A summary."));
        await world.AssertSound();
    }

    [Test]
    public async Task Sends_exactly_what_the_preview_showed_or_nothing()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var seen = await world
            .As(World.Desk)
            .Send(new PreviewMessage.Query(reference, MessageKind.InitialNotification, "CAF", "en", "A remark."));
        await world.Do(new SetSummary.Command(reference, null, "What happened."));
        var order = To(reference, "CAF", MessageKind.InitialNotification, remark: "A remark.");
        await world.Refuses<StaleException>(order with { SeenAs = seen.SeenAs });
        seen = await world
            .As(World.Desk)
            .Send(new PreviewMessage.Query(reference, MessageKind.InitialNotification, "CAF", "en", "A remark."));
        await world.Do(order with { SeenAs = seen.SeenAs });
        var sent = (
            await world
                .As(World.Liaison("CAF"))
                .Send(
                    new ViewMessage.Query(
                        (await world.As(World.Desk).Send(new ListMessages.Query(new MessageFilter()))).Rows.Single().Number!
                    )
                )
        ).Note!;
        Assert.That(sent.PlainText(), Is.EqualTo(seen.Note.PlainText()).And.Contains("What happened."));
    }

    [Test]
    public async Task Says_the_same_for_ever_whatever_becomes_of_case_and_template()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Do(To(reference, "CAF", MessageKind.InitialNotification));
        var number = (await world.As(World.Desk).Send(new ListMessages.Query(new MessageFilter()))).Rows.Single().Number!;
        var before = NoteDocument.Print((await world.As(World.Liaison("CAF")).Send(new ViewMessage.Query(number))).Note!);
        await world.Do(new SetSummary.Command(reference, null, "Another summary."));
        await world.Do(new SetTemplate.Command(MessageKind.InitialNotification, "en", "Note", "About {reference}.\n\n{facts}", "Shorter."));
        Assert.That(
            NoteDocument.Print((await world.As(World.Liaison("CAF")).Send(new ViewMessage.Query(number))).Note!),
            Is.EqualTo(before)
        );
    }

    [Test]
    public async Task The_name_of_an_erased_person_is_gone_from_every_note()
    {
        await using var world = await World.New();
        var (reference, persons) = await world.Killing("MAR");
        var person = (await world.As(World.Desk).Send(new ViewFacts.Query(reference))).Persons.Single();
        await world.Do(
            new CorrectPerson.Command(
                reference,
                null,
                persons[0],
                person.Facts with
                {
                    Name = "Amine T.",
                },
                "Named.",
                Source.MissionMonitoring,
                Confidence.Confirmed
            )
        );
        await world.Do(new ConfirmNextOfKin.Command(reference, null, persons[0], Day("2017-05-12")));
        await world.Do(To(reference, "MAR", MessageKind.ContributorNotice));
        var number = (await world.As(World.Liaison("MAR")).Send(new ListMessages.Query(new MessageFilter()))).Rows.Single().Number!;
        Assert.That((await world.As(World.Liaison("MAR")).Send(new ViewMessage.Query(number))).Note!.PlainText(), Does.Contain("Amine T."));
        await world.As(World.Senior).Send(new ErasePerson.Command(reference, null, persons[0], "Asked for."));
        Assert.That(
            (await world.As(World.Liaison("MAR")).Send(new ViewMessage.Query(number))).Note!.PlainText(),
            Does.Not.Contain("Amine")
        );
        Assert.That((await world.Rows<MessageTextRow>(Viewpoint.Un)).Select(r => r.Text), Has.None.Contain("Amine"));
        await world.AssertSound();
    }

    [Test]
    public async Task Refuses_what_the_case_does_not_call_for()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Breaks(Text.NotConcerned, To(reference, "FRA", MessageKind.ContributorNotice));
        await world.Breaks(Text.NotAHostOfCase, To(reference, "MAR", MessageKind.InitialNotification));
        await world.Breaks(Text.NotConcerned, To(reference, "MAR", MessageKind.NationalityNotice));
        await world.Breaks(Text.NotNotified, To(reference, "CAF", MessageKind.Reminder));
        await world.Rejects(Text.RemarkMissing, To(reference, "CAF", MessageKind.NoteVerbale));
        await world.Rejects(Text.MessageKindNotIssued, To(reference, "CAF", MessageKind.HostReply));
        await world.Rejects(Text.NoteLanguageMissing, To(reference, "CAF", MessageKind.Reminder, "de"));
        await world.Do(To(reference, "CAF", MessageKind.InitialNotification));
        await world.Breaks(Text.AlreadyNotified, To(reference, "CAF", MessageKind.InitialNotification));
        await world.Do(To(reference, "CAF", MessageKind.Reminder));
        await world.Do(To(reference, "MAR", MessageKind.NoteVerbale, remark: "A word."));
        await world.Do(new Classify.Command(reference, null, Classification.StrictlyConfidential, "Sensitive."));
        await world.Breaks(
            Text.StrictIsNotIssued,
            To(reference, "MAR", MessageKind.ContributorNotice),
            World.Desk with
            {
                IsStrictReader = true,
            }
        );
        Assert.That((await world.Rows<MessageTextRow>(Viewpoint.Un)), Is.Empty);
        Assert.That(
            (await world.Rows<MessageRow>(new Viewpoint(Audience.Of("CAF")))).Select(r => r.HasText),
            Is.EqualTo((bool[])[false, false])
        );
        Assert.That(
            (await world.Rows<ProtectedRow>(new Viewpoint(Audience.Un, Strict: true))).Count(r => r.Kind == "message_text"),
            Is.EqualTo(3)
        );
        await world.AssertSound();
    }
}

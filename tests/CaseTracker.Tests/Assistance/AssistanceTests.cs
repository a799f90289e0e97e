using CaseTracker.Access;
using CaseTracker.Assistance;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using CaseTracker.Texts;

namespace CaseTracker.Tests.Assistance;

/// <summary>Assistance from request to delivery, and who may know of it.</summary>
[SetUICulture("en")]
public sealed class AssistanceTests
{
    [Test]
    public async Task A_request_of_the_host_is_offered_agreed_and_delivered_in_parts()
    {
        await using var world = await World.New();
        var (@case, _) = await world.Killing("MAR");
        var reference = await world.Opens(Aid.Forensics(cases: @case));
        Assert.That(reference, Does.Match("^AS-CAF-2023-[2-9A-Z]{4}$"));
        await world.Do(new NoteAssistance.Command(reference, null, "The laboratory may not be ready."));
        await world.Takes(reference, AssistanceStep.Offered, "2023-03");
        await world.Takes(reference, AssistanceStep.Agreed, "2023-04-01");
        await world.Takes(reference, AssistanceStep.Delivered, "2023-05-01", what: "One expert");
        await world.Takes(reference, AssistanceStep.Delivered, "2023-06-01", what: "Reagents");

        foreach (
            var (caller, note) in new[]
            {
                (World.Desk, (string?)"The laboratory may not be ready."),
                (World.FocalPoint("MINUSCA"), "The laboratory may not be ready."),
                (World.Liaison("CAF"), null),
            }
        )
        {
            var seen = await world.Assists(caller, reference);
            Assert.That(
                (seen.Engagement.Status, seen.Engagement.Deliveries, seen.Engagement.Note, seen.Engagement.Summary),
                Is.EqualTo(("delivered", 2, note, "A laboratory"))
            );
            Assert.That(seen.Steps.Select(s => s.Code), Is.EqualTo(new[] { "requested", "offered", "agreed", "delivered", "delivered" }));
            Assert.That(seen.Cases.Select(c => c.Reference), Is.EqualTo(new[] { @case }));
            Assert.That(
                (seen.Version is null, seen.Steps[0].StepId is null),
                Is.EqualTo((caller.Audience.IsState, caller.Audience.IsState))
            );
        }
        // A contributor of the case is told nothing of what the host State is assisted with, nor a focal point of another mission.
        foreach (var other in new[] { World.Liaison("MAR"), World.Liaison("FRA"), World.FocalPoint("MONUSCO") })
        {
            Assert.That(await world.Counts(other), Is.Zero);
            await Assert.ThrowsAsync<NotFoundException>(() => world.Assists(other, reference));
        }
        Assert.That((await world.As(World.Liaison("MAR")).Send(new AssistanceOfCase.Query(@case))).Engagements, Is.Empty);
        await world.AssertSound();
    }

    [Test]
    public async Task Investigators_are_shown_to_the_State_once_it_has_offered_them()
    {
        await using var world = await World.New();
        var (@case, _) = await world.Killing("MAR");
        var reference = await world.Opens(Aid.Investigators("MAR", 5, AssistanceStep.Requested, @case));
        Assert.That((await world.Counts(World.Liaison("MAR")), await world.Counts(World.Liaison("CAF"))), Is.EqualTo((0, 1)));
        await world.Breaks(
            Text.PersonsMissing,
            new StateAssistance.Command(
                reference,
                null,
                AssistanceStep.Offered,
                null,
                null,
                Scene.Day("2023-04"),
                Source.Contributor,
                Confidence.Confirmed
            )
        );
        await world.Takes(reference, AssistanceStep.Offered, "2023-04-02", 4, confidence: Confidence.Unconfirmed);
        Assert.That(await world.Counts(World.Liaison("MAR")), Is.Zero, "an offer that nobody confirmed is none");
        await world.Takes(reference, AssistanceStep.Offered, "2023-04-03", 3);
        await world.Takes(reference, AssistanceStep.Agreed, "2023-05");
        await world.Takes(reference, AssistanceStep.Delivered, "2023-06-01", 2);
        await world.Takes(reference, AssistanceStep.Delivered, "2023-07-01", 1);
        var seen = await world.Assists(World.Liaison("MAR"), reference);
        Assert.That(
            (seen.Engagement.InvestigatorsRequested, seen.Engagement.InvestigatorsOffered, seen.Engagement.InvestigatorsDeployed),
            Is.EqualTo(((int?)5, (int?)3, (int?)3))
        );
        Assert.That((seen.Steps.Count, seen.Cases.Single().Reference), Is.EqualTo((5, @case)));
        await world.Breaks(
            Text.InvestigatorsStay,
            new CorrectAssistance.Command(
                reference,
                null,
                AssistanceKind.Investigation,
                "CAF",
                HostAuthority.Police,
                AssistanceProvider.UnitedNations,
                null,
                null,
                null,
                null,
                "x"
            )
        );
        await world.Do(
            new CorrectAssistance.Command(
                reference,
                null,
                AssistanceKind.Investigation,
                "CAF",
                HostAuthority.Police,
                AssistanceProvider.ContributingState,
                null,
                "KHM",
                null,
                null,
                "It was another State."
            )
        );
        Assert.That((await world.Counts(World.Liaison("MAR")), await world.Counts(World.Liaison("KHM"))), Is.EqualTo((0, 1)));
        Assert.That((await world.Assists(World.Liaison("KHM"), reference)).Cases, Is.Empty, "the case does not concern it");
        await world.AssertSound();
    }

    [Test]
    public async Task A_step_is_corrected_and_withdrawn_with_the_reason()
    {
        await using var world = await World.New();
        var reference = await world.Opens(Aid.Forensics());
        await world.Takes(reference, AssistanceStep.Offered, "2023-03-01");
        await world.Takes(reference, AssistanceStep.Agreed, "2023-04-01");
        var steps = (await world.Assists(World.Desk, reference)).Steps;
        var tooEarly = new CorrectAssistanceStep.Command(
            reference,
            null,
            steps[2].StepId!.Value,
            Scene.Day("2023-01-01"),
            null,
            null,
            "Misread."
        );
        Assert.That(
            (await world.Refuses<RuleBrokenException>(tooEarly)).Message,
            Does.Contain("Requested by the host State (1 February 2023)")
        );
        await world.Do(tooEarly with { On = Scene.Day("2023-03-15") });
        await world.Breaks(Text.NothingChanged, tooEarly with { On = Scene.Day("2023-03-15") });
        var (seen, ofHost) = (await world.Assists(World.Desk, reference), await world.Assists(World.Liaison("CAF"), reference));
        Assert.That(
            (seen.Engagement.AgreedOn, seen.Steps[2].IsCorrected, ofHost.Steps[2].IsCorrected),
            Is.EqualTo(("2023-03-15", true, false))
        );
        await world.Do(new WithdrawAssistanceStep.Command(reference, null, steps[1].StepId!.Value, "Never offered."));
        Assert.That(
            (await world.Assists(World.Liaison("CAF"), reference)).Steps.Select(s => s.Code),
            Is.EqualTo(new[] { "requested", "agreed" })
        );
        await world.Refuses<NotFoundException>(new WithdrawAssistanceStep.Command(reference, null, steps[1].StepId!.Value, "Again."));
        Assert.That(
            (
                await world.Refuses<RuleBrokenException>(
                    new WithdrawAssistanceStep.Command(reference, null, steps[0].StepId!.Value, "Nor asked for.")
                )
            ).Message,
            Does.Contain("needs this on record first")
        );
        await world.AssertSound();
    }

    [Test]
    public async Task Texts_are_held_back_while_a_case_is_strictly_confidential()
    {
        await using var world = await World.New();
        var (@case, _) = await world.Killing("MAR");
        var reference = await world.Opens(Aid.Forensics(cases: @case));
        await world.Do(new NoteAssistance.Command(reference, null, "Held back"));
        var position = await world.Position();
        await world.Do(new Classify.Command(@case, null, Classification.StrictlyConfidential, "Witnesses are in danger."));
        foreach (
            var seen in new[]
            {
                await world.Assists(World.Desk, reference),
                await world.Assists(World.Liaison("CAF"), reference),
                await world.Assists(World.Desk, reference, position),
            }
        )
            Assert.That(
                (seen.Engagement.Summary, seen.Engagement.Note, seen.Steps[0].What, seen.Engagement.Status),
                Is.EqualTo(((string?)null, (string?)null, (string?)null, "requested"))
            );
        var reader = World.Desk with { Subject = "reader@example.org", IsStrictReader = true };
        Assert.That(
            (await world.Rows<ProtectedRow>(reader.Viewpoint)).Select(r => $"{r.Kind}: {r.Text}"),
            Does.Contain($"assistance_text: {reference}: A laboratory\nHeld back\nTwo experts")
        );
        await world.Breaks(Text.CaseIsStrict, new NoteAssistance.Command(reference, null, "Over it"));
        await world.Do(
            new CorrectAssistance.Command(
                reference,
                null,
                AssistanceKind.Forensics,
                "CAF",
                HostAuthority.Judiciary,
                AssistanceProvider.UnitedNations,
                null,
                null,
                "MINUSCA",
                null,
                "A court."
            )
        );
        await world.As(reader).Send(new Classify.Command(@case, null, Classification.Confidential, "The danger is over."));
        Assert.That((await world.Assists(World.Liaison("CAF"), reference)).Engagement.Summary, Is.EqualTo("A laboratory"));
        await world.AssertSound();
    }

    [TestCase("Two experts")]
    [TestCase("Another guess")]
    public async Task No_refusal_confirms_a_guess_of_what_is_held_back(string guess)
    {
        await using var world = await World.New();
        var (@case, _) = await world.Killing("MAR");
        var opened = Aid.Forensics(cases: @case);
        var reference = await world.Opens(opened);
        await world.Do(new Classify.Command(@case, null, Classification.StrictlyConfidential, "Witnesses are in danger."));
        await world.Breaks(
            Text.AlreadyStated,
            new StateAssistance.Command(reference, null, opened.Step, opened.Persons, guess, opened.On, opened.Source, opened.Confidence)
        );
        foreach (var summary in new[] { opened.Summary, guess })
            await world.Do(
                new CorrectAssistance.Command(
                    reference,
                    null,
                    opened.Kind,
                    opened.Host,
                    opened.Authority,
                    opened.Provider,
                    null,
                    null,
                    opened.Mission,
                    summary,
                    "A guess"
                )
            );
        await world.AssertSound();
    }
}

using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;

namespace CaseTracker.Tests.Proceedings;

/// <summary>A proceeding about a strictly confidential case: its texts and names are for named readers alone.</summary>
public sealed class StrictProceedingTests
{
    private static readonly Caller _reader = World.Desk with { Subject = "reader@example.org", IsStrictReader = true };

    [Test]
    public async Task Names_whereabouts_and_texts_are_held_back_from_all_but_named_readers()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var court = await Court.Open(world, Forum.Civilian, "CAF", reference);
        var accused = (await court.Add(1, name: "Held back", from: "CAF"))[0];
        await world.Do(
            new RecordWhereabouts.Command(court.Reference, null, accused, "Hiding place", Source.MissionMonitoring, Confidence.Confirmed)
        );
        await court.Charge(accused, ChargeStep.Brought, "2018", "Murder");
        var position = await world.Position();
        Assert.That((await court.Seen(World.Liaison("CAF"))).Accused[0].Name, Is.EqualTo("Held back"));
        await world.Do(new Classify.Command(reference, null, Classification.StrictlyConfidential, "Witnesses are in danger."));

        foreach (
            var seen in new[]
            {
                await court.Seen(),
                await court.Seen(World.Liaison("CAF")),
                await court.Seen(World.Liaison("MAR")),
                await court.Seen(position: position),
            }
        )
        {
            Assert.That(
                (seen.Accused[0].Name, seen.Accused[0].Whereabouts, seen.Accused[0].Offences),
                Is.EqualTo(((string?)null, (string?)null, (string?)null))
            );
            Assert.That(
                (seen.Proceeding.Authority, seen.Proceeding.LegalBasis, seen.Proceeding.Accused),
                Is.EqualTo(((string?)null, (string?)null, 1))
            );
            Assert.That(seen.Statements.Select(s => s.Detail ?? ""), Has.None.Contains("Murder"));
        }
        var held = (await world.Rows<ProtectedRow>(_reader.Viewpoint)).Select(r => $"{r.Kind}: {r.Text}");
        Assert.That(
            held,
            Is.SupersetOf(
                new[] { "suspect_name: Held back", "suspect_whereabouts: Hiding place", "proceeding_text: The court; Criminal code" }
            )
        );

        // Who was not shown the name leaves it as it is.
        await world.Breaks(
            CaseTracker.Texts.Text.NothingChanged,
            new CorrectAccused.Command(court.Reference, null, accused, new(null, null), "x", Source.HostOfficial, Confidence.Confirmed)
        );
        await world.Do(new CorrectProceeding.Command(court.Reference, null, Forum.Military, "CAF", null, null, "A military court."));
        Assert.That(
            (await court.File()).Facts,
            Is.EqualTo(
                new ProceedingFacts
                {
                    Forum = Forum.Military,
                    State = "CAF",
                    Authority = "The court",
                    LegalBasis = "Criminal code",
                }
            )
        );
        await world.AssertSound();
    }
}

using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Cases;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using CaseTracker.Tests.Proceedings;

namespace CaseTracker.Tests.RealCases;

/// <summary>
/// Haskanita, Sudan, 2007, before the International Criminal Court: charges declined for one suspect, confirmed for two. (Who contributed
/// the peacekeepers, and how many they were, is not among the facts used here; the case is kept with the mission that followed in Darfur.)
/// </summary>
[SetUICulture("en")]
public sealed class HaskanitaTests
{
    private const string Attacked = "2007-09",
        Declined = "2010",
        Confirmed = "2011";
    private const string Offence = "Attacking personnel involved in a peacekeeping mission (Rome Statute)";

    [Test]
    public async Task Charges_declined_for_one_and_confirmed_for_two_suspects()
    {
        await using var world = await World.New();
        var attack = await world.Attack("UNAMID", Attacked);
        await world.Do(new GrantAccess.Command(attack, null, "NLD", null, "A State party concerned under the Convention."));
        var court = await Court.Open(world, Forum.Icc, null, attack);
        Assert.That(court.Reference, Does.StartWith("PR-ICC-"));
        var suspects = await court.Add(3, null, Source.CourtRecord, name: "Held back");
        foreach (var suspect in suspects)
            await court.Charge(suspect, ChargeStep.Brought, null, Offence);
        var brought = await world.Point();
        await court.Charge(suspects[0], ChargeStep.Declined, Declined, Offence);
        await world.Whereabouts(court, suspects[1], "Hiding place");
        var declined = await world.Point();
        foreach (var suspect in suspects.Skip(1))
            await court.Charge(suspect, ChargeStep.Confirmed, Confirmed, Offence);

        foreach (var audience in (string?[])[null, "SDN", "NLD"])
        {
            Assert.That(await Charged(world, brought, audience), Is.EqualTo(3));
            Assert.That(await Charged(world, declined, audience), Is.EqualTo(2));
            Assert.That(await Charged(world, null, audience), Is.EqualTo(2));
            Assert.That(await world.Why(attack, "stage", brought, audience), Is.EqualTo("charged by furthest"));
            Assert.That(await world.Why(attack, "stage", audience: audience), Is.EqualTo("charged by furthest"));
            Assert.That(await world.Why(attack, "accountability", audience: audience), Is.EqualTo("ongoing by replied"));
            Assert.That((await world.Figures(TableId.T4, "UNAMID", audience: audience))("identified"), Is.EqualTo(3));
            Assert.That((await world.Figures(TableId.T3, audience: audience))("trial"), Is.Zero);
            var seen = await court.Seen(audience: audience);
            Assert.That(
                (seen.Proceeding.Forum, seen.Proceeding.State, seen.Proceeding.Stage),
                Is.EqualTo(("icc", (string?)null, "charged"))
            );
            Assert.That(
                seen.Accused.Select(a => (a.Charged, a.Offences)),
                Is.EqualTo(new[] { (false, null), (true, Offence), (true, (string?)Offence) })
            );
        }
        await world.Refuses<RuleBrokenException>(
            new StateVerdict.Command(
                court.Reference,
                null,
                suspects[1],
                Verdict.Convicted,
                Instance.FirstInstance,
                false,
                [],
                Scene.Day("2014"),
                Source.CourtRecord,
                Confidence.Confirmed,
                null
            )
        );
        foreach (var state in (string[])["SDN", "NLD"])
            Assert.That(
                await world.AllThatIsTold(state, court.Reference, attack),
                Does.Contain(court.Reference).And.Not.Contain("Held back").And.Not.Contain("Hiding place"),
                state
            );
        await world.AssertSound();
    }

    private static async Task<int?> Charged(World world, long? position, string? audience) =>
        (await world.Figures(TableId.T4, "UNAMID", position, audience))("charged");
}

using CaseTracker.Cases;
using CaseTracker.Reference;
using CaseTracker.Texts;

namespace CaseTracker.Tests.Cases;

public sealed class RecordHarmTests
{
    private static RecordHarm.Command As(string reference, Guid person, Harm harm, string? on) =>
        new(reference, null, person, harm, on is null ? null : PartialDate.Parse(on), Source.MissionMonitoring, Confidence.Confirmed);

    [Test]
    public async Task Who_is_abducted_and_then_killed_counts_as_killed_and_nothing_follows()
    {
        await using var world = await World.New();
        var receipt = await world.Do(
            RegisterCaseTests.Killing("MINUSCA") with
            {
                Persons =
                [
                    new AddPerson.Facts(
                        Personnel.InternationalCivilian,
                        Sex.Female,
                        "FRA",
                        [new HarmSuffered(Harm.Abducted, PartialDate.Parse("2017-05-08"))],
                        null
                    ),
                ],
            }
        );
        var person = (await world.File(receipt.Reference!)).Persons.Single().PersonId;
        await world.Breaks(Text.DateBeforeIncident, As(receipt.Reference!, person, Harm.Killed, "2017-04"));
        await world.Do(As(receipt.Reference!, person, Harm.Hostage, "2017-06-01"));
        await world.Breaks(Text.HarmOutOfOrder, As(receipt.Reference!, person, Harm.Killed, "2017-05-20"));
        await world.Rejects(Text.HarmMissing, As(receipt.Reference!, person, Harm.None, null));
        await world.Do(As(receipt.Reference!, person, Harm.Killed, "2017-06"));
        var row = (await world.Sees("UN", receipt.Reference!))!;
        Assert.That((row.Persons, row.Killed, row.Abducted), Is.EqualTo((1, 1, 0)));
        await world.Breaks(Text.HarmAfterDeath, As(receipt.Reference!, person, Harm.Assault, null));
        await world.AssertSound();
    }
}

using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Texts;

namespace CaseTracker.Tests.Cases;

public sealed class RecordProtectedInformationTests
{
    private static readonly Caller _strict = World.FocalPoint("MINUSCA") with { IsStrictReader = true };

    [Test]
    public async Task Only_named_readers_record_and_read_it_and_the_ledger_holds_it_encrypted()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var command = new RecordProtectedInformation.Command(reference, null, ProtectedKind.Witness, "Invented witness");
        await world.Refuses<ForbiddenException>(command);
        await world.As(_strict).Send(command);
        Assert.That((await world.Rows<ProtectedRow>(_strict.Viewpoint)).Single().Text, Is.EqualTo("Invented witness"));
        Assert.That(await world.Rows<ProtectedRow>(Viewpoint.Un), Is.Empty);
        Assert.That(await world.Database.Read(s => s.Query<string>("SELECT Body FROM Ledger")), Has.None.Contains("Invented witness"));
        await world.AssertSound();
    }

    [Test]
    public async Task Refuses_an_empty_text_and_a_kind_that_is_derived()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var empty = await world.Refuses<FluentValidation.ValidationException>(
            new RecordProtectedInformation.Command(reference, null, ProtectedKind.Witness, " "),
            _strict
        );
        var derived = await world.Refuses<FluentValidation.ValidationException>(
            new RecordProtectedInformation.Command(reference, null, ProtectedKind.Narrative, "x"),
            _strict
        );
        Assert.That(
            (empty.Errors.Single().ErrorMessage, derived.Errors.Single().ErrorMessage),
            Is.EqualTo((Text.TextMissing, Text.KindNotRecorded))
        );
    }
}

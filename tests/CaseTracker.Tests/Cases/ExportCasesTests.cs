using System.Text;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;

namespace CaseTracker.Tests.Cases;

public sealed class ExportCasesTests
{
    [Test]
    public async Task Takes_out_what_the_reader_lists_and_no_formula()
    {
        await using var world = await World.New();
        await world.As(World.Desk).Send(RegisterCaseTests.Killing("MINUSCA", "MAR") with { Area = "=HYPERLINK(\"x\")" });
        await world.As(World.Desk).Send(RegisterCaseTests.Killing("MONUSCO", "ZAF"));
        var desk = await Lines(world, World.Desk);
        Assert.Multiple(async () =>
        {
            Assert.That(desk, Has.Length.EqualTo(3));
            Assert.That(string.Concat(desk), Does.Contain("\"'=HYPERLINK(\"\"x\"\")\""));
            Assert.That(await Lines(world, World.Liaison("MAR")), Has.Length.EqualTo(2));
            Assert.That(await Lines(world, World.Liaison("FRA")), Has.Length.EqualTo(1));
        });
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            world.As(World.Liaison("MAR")).Send(new ExportCases.Query(new CaseFilter(), Audience: Audience.Of("FRA")))
        );
    }

    [Test]
    public async Task Readings_and_exports_are_on_record_for_auditors()
    {
        await using var world = await World.New();
        var auditor = world.As(new Caller("auditor@example.org", "Auditor", Role.Auditor, Audience.Un, null));
        var reference = (await world.As(World.Desk).Send(RegisterCaseTests.Killing("MINUSCA", "MAR"))).Reference!;
        await world.As(World.Liaison("MAR")).Send(new ViewCase.Query(reference));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.As(World.Desk).Send(new ViewCase.Query(reference, Audience: Audience.Of("MAR")));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await Lines(world, World.Desk);

        var first = await auditor.Send(new ReadAccessLog.Query(Size: 2));
        var rest = await auditor.Send(new ReadAccessLog.Query(Size: 2, After: first.Next));
        var ofCase = await auditor.Send(
            new ReadAccessLog.Query(reference, World.Desk.Subject, new DateOnly(2024, 1, 15), new DateOnly(2024, 1, 15))
        );
        Assert.Multiple(async () =>
        {
            Assert.That(first.Entries.Select(e => e.Deed), Is.EqualTo(new[] { "export_list", "read_case" }));
            Assert.That((rest.Entries.Single().Subject, rest.Next), Is.EqualTo((World.Liaison("MAR").Subject, (string?)null)));
            Assert.That(ofCase.Entries.Single().Audience, Is.EqualTo("MAR"));
            Assert.That((await auditor.Send(new ReadAccessLog.Query(To: new DateOnly(2024, 1, 14)))).Entries, Is.Empty);
            Assert.That(
                (await world.As(World.Liaison("MAR")).Send(new ViewCase.Query(reference))).ReadBy!.Select(r => r.Subject),
                Is.EqualTo(new[] { World.Liaison("MAR").Subject })
            );
        });
        await Assert.ThrowsAsync<ForbiddenException>(() => world.As(World.Desk).Send(new ReadAccessLog.Query()));
    }

    private static async Task<string[]> Lines(World world, Caller caller)
    {
        var export = await world.As(caller).Send(new ExportCases.Query(new CaseFilter()));
        using var file = new MemoryStream();
        await export.Write(file, CancellationToken.None);
        Assert.That(file.ToArray().Take(3), Is.EqualTo(Encoding.UTF8.Preamble.ToArray()));
        return Encoding.UTF8.GetString(file.ToArray()).TrimEnd().Split("\r\n");
    }
}

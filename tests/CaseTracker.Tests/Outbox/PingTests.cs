using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Tests.Cases;

namespace CaseTracker.Tests.Outbox;

/// <summary>A program is told of a change exactly when the rows of its own audience change, and in words that follow from them
/// alone.</summary>
public sealed class PingTests
{
    private static readonly Caller[] _programs =
    [
        WebhookTests.Program("MAR"),
        WebhookTests.Program("CAF"),
        WebhookTests.Program("FJI"),
        new(MachineClients.SubjectOf("desk"), "Program", Role.DeskOfficer, Audience.Un, null),
        new(MachineClients.SubjectOf("monusco"), "Program", Role.FocalPoint, Audience.Un, ["MONUSCO"]),
    ];

    private sealed record Ping
    {
        public Guid RecipientId { get; init; }
        public string Reference { get; init; } = "";
        public string Occasion { get; init; } = "";
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task Whatever_happens_nobody_is_told_of_what_does_not_change_his_rows(int seed)
    {
        await using var world = await World.New();
        var hooks = new List<(Guid Id, Caller Program)>();
        foreach (var program in _programs)
            hooks.Add((await world.Registered(program), program));
        await Pings(world);
        var (commands, told, before) = (new RandomCommands(seed), new Dictionary<string, int>(), await Seen(world));
        for (var i = 0; i < 120; i++)
        {
            var (caller, command) = i % 12 == 0 ? (World.Desk, commands.Registration()) : commands.Draw();
            try
            {
                var receipt = await world.As(caller).Send(command);
                if (receipt.ProposalId is { } proposal)
                    commands.Proposals.Add(proposal);
                if (command is RegisterCase.Command)
                    commands.References.Add(receipt.Reference!);
                if (command is RegisterCase.Command or AddPerson.Command)
                    commands.Persons.AddRange(
                        (await world.File(commands.References[^1])).Persons.Select(p => p.PersonId).Except(commands.Persons)
                    );
                await commands.Trials.Learn(world, command, receipt);
            }
            catch (Exception refusal)
                when (refusal
                        is NotFoundException
                            or ForbiddenException
                            or RuleBrokenException
                            or StaleException
                            or FluentValidation.ValidationException
                )
            {
                // Then nothing changed, and nobody is told.
            }
            var (after, pings) = (await Seen(world), await Pings(world));
            foreach (var (id, program) in hooks)
            {
                var own = pings.Where(p => p.RecipientId == id).ToList();
                var changed = !before[program.Subject].Rows.SetEquals(after[program.Subject].Rows);
                Assert.That(own, changed ? Is.Not.Empty : Is.Empty, $"{program.Subject}: {command}");
                Assert.That(
                    own.Select(p => p.Reference),
                    Is.SubsetOf(before[program.Subject].References.Union(after[program.Subject].References))
                );
                Assert.That(own.Select(p => (p.Reference, p.Occasion)), Is.Unique);
                foreach (var ping in own)
                    told[$"{program.Subject} {ping.Occasion}"] = told.GetValueOrDefault($"{program.Subject} {ping.Occasion}") + 1;
            }
            before = after;
        }
        Assert.That(
            told.Keys,
            Is.SupersetOf(
                (string[])
                    [
                        "client:mar case.appeared",
                        "client:mar case.changed",
                        "client:caf case.changed",
                        "client:desk case.changed",
                        "client:desk proceeding.changed",
                    ]
            )
        );
        Assert.That(told.Keys, Has.None.StartsWith("client:monusco"));
        await world.AssertSound();
    }

    [Test]
    public async Task A_program_whose_designation_ended_is_told_nothing()
    {
        await using var world = await World.New();
        await world.Registered(WebhookTests.Program("MAR"));
        await world.Killing("MAR");
        Assert.That(await Pings(world), Has.Count.EqualTo(1));
        var designation = (await world.As(World.Desk).Send(new ListDesignations.Query()))
            .Single(d => d.Subject == "client:mar")
            .DesignationId;
        await world.Do(new EndDesignation.Command(designation, "Not needed"));
        await world.Killing("MAR");
        Assert.That(await Pings(world), Is.Empty);
    }

    /// <summary>What waits, and waits no longer.</summary>
    private static Task<IReadOnlyList<Ping>> Pings(World world) =>
        world.Database.Write(async session =>
        {
            var pings = await session.Query<Ping>("SELECT RecipientId, Reference, Occasion FROM OutboxEntry WHERE Kind = 'webhook'");
            await session.Execute("DELETE FROM OutboxEntry WHERE Kind = 'webhook'");
            return pings;
        });

    /// <summary>Everything that each program could read now.</summary>
    private static async Task<Dictionary<string, (HashSet<string> Rows, HashSet<string> References)>> Seen(World world)
    {
        var seen = new Dictionary<string, (HashSet<string>, HashSet<string>)>();
        foreach (var program in _programs)
        {
            var (rows, references) = (new HashSet<string>(), new HashSet<string>());
            foreach (var table in RowTable.All.Where(t => t.IsPerAudience))
            {
                var columns = string.Join(", ", table.Columns.Select(c => $"t.{c}"));
                foreach (
                    var row in await world.Database.Read(s => program.Open(s).Query<object>($"SELECT {columns} FROM {{{table.Name}}} AS t"))
                )
                {
                    var values = (IDictionary<string, object?>)row;
                    rows.Add(
                        $"{table.Name} {string.Join('|', values.Select(v => v.Value is byte[] bytes ? Convert.ToHexString(bytes) : v.Value))}"
                    );
                    if (values.TryGetValue("Reference", out var reference) && reference is string text)
                        references.Add(text);
                }
            }
            seen[program.Subject] = (rows, references);
        }
        return seen;
    }
}

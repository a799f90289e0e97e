using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Tests.Cases;

/// <summary>Whatever commands come in whatever order, valid or not, from whomever: the ledger holds, and everything read follows from
/// it.</summary>
public sealed class RandomCommandsTests
{
    private const int Sequences = 40,
        Length = 16;

    [Test]
    public async Task Keep_the_ledger_and_what_is_read_from_it_sound([Range(1, 5)] int seed)
    {
        await using var world = await World.New();
        var commands = new RandomCommands(seed);
        var (done, refused) = (0, 0);
        for (var sequence = 0; sequence < Sequences; sequence++)
        {
            var happened = await Run(world, commands, Length);
            (done, refused) = (done + happened, refused + Length - happened);
        }
        await AssertCounted(world);
        Assert.That(Math.Min(done, refused), Is.GreaterThan(Sequences), "the lots must try both what may and what may not be");
        Assert.That(
            (await world.Rows<MovementRow>(Viewpoint.Un)).Where(m => m.Proceeding is not null).Select(m => m.ToStage).Distinct().Count(),
            Is.GreaterThan(3),
            "cases must come far in court"
        );
        await world.AssertSound();
    }

    /// <summary>Documents, registry and families, assistance and the public page beside all else.</summary>
    [Test]
    public async Task Follow_up_keeps_it_sound_too([Range(1, 3)] int seed)
    {
        await using var world = await World.New();
        var commands = new RandomCommands(seed);
        var followUp = new RandomFollowUp(new Random(seed), commands);
        var kinds = new HashSet<Type>();
        for (var sequence = 0; sequence < Sequences; sequence++)
        {
            await Run(world, commands, 3);
            for (var i = 0; i < Length; i++)
            {
                // More than a person may have stored that belong to nothing are refused.
                if (i % 8 == 0)
                    await followUp.Store(world);
                var (caller, command) = followUp.Draw();
                var receipt = await Happens(world, caller, command);
                await followUp.Learn(world, receipt);
                if (receipt is not null)
                    kinds.Add(command.GetType());
            }
        }
        Assert.That(kinds, Has.Count.GreaterThan(14), string.Join(' ', kinds.Select(k => k.DeclaringType!.Name)));
        await world.AssertSound();
    }

    /// <summary>Stage, counts and tables are those of a second count that was written independently.</summary>
    private static async Task AssertCounted(World world)
    {
        var (cases, trials) = await IndependentFold.Of(world);
        Assert.That(
            IndependentFold.Lines(await world.Rows<CaseRow>(Viewpoint.Un), await world.Rows<MovementRow>(Viewpoint.Un)),
            Is.EquivalentTo(cases.Select(c => c.Line()))
        );
        Assert.That(IndependentFold.Lines(await world.Rows<ProceedingRow>(Viewpoint.Un)), Is.EquivalentTo(trials.Select(t => t.Line())));
        foreach (var id in IndependentTables.Known)
        {
            var table = await world.As(World.Desk).Send(new ViewTable.Query(id, Period.Of(new PartialDate(2000), new PartialDate(2040))));
            Assert.That(IndependentTables.Lines(table), Is.EquivalentTo(IndependentTables.Of(id, cases, trials)), id.ToString());
        }
    }

    /// <summary>One more case, some commands and half a day.</summary>
    /// <returns>How many of the commands happened.</returns>
    internal static async Task<int> Run(World world, RandomCommands commands, int length)
    {
        var done = 0;
        await Register(world, commands);
        for (var i = 0; i < length; i++)
        {
            if (await Happens(world, commands))
                done++;
        }
        world.Clock.Advance(TimeSpan.FromHours(12));
        await world.InScope(World.Desk, services => services.GetRequiredService<GrantSweep>().Run());
        return done;
    }

    private static async Task Register(World world, RandomCommands commands)
    {
        commands.References.Add((await world.Do(commands.Registration())).Reference!);
        await Learn(world, commands);
    }

    /// <summary>True when the command happened; one that is refused leaves no trace, and no command fails in any other way.</summary>
    private static async Task<bool> Happens(World world, RandomCommands commands)
    {
        var (caller, command) = commands.Draw();
        if (await Happens(world, caller, command) is not { } receipt)
            return false;
        if (receipt.ProposalId is { } proposal)
            commands.Proposals.Add(proposal);
        if (command is AddPerson.Command)
            await Learn(world, commands);
        await commands.Trials.Learn(world, command, receipt);
        return true;
    }

    /// <returns>Null where the command was refused.</returns>
    private static async Task<Receipt?> Happens(World world, Caller caller, IRequest<Receipt> command)
    {
        var before = await world.Position();
        try
        {
            return await world.As(caller).Send(command);
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
            Assert.That(await world.Position(), Is.EqualTo(before), $"{command}: {refusal.Message}");
            return null;
        }
    }

    private static async Task Learn(World world, RandomCommands commands)
    {
        foreach (var person in (await world.File(commands.References[^1])).Persons.Select(p => p.PersonId))
        {
            if (!commands.Persons.Contains(person))
                commands.Persons.Add(person);
        }
    }
}

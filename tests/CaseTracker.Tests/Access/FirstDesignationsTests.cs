using CaseTracker.Access;
using CaseTracker.Tests.Cli;
using CaseTracker.Texts;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Tests.Access;

public sealed class FirstDesignationsTests
{
    private static readonly (string, string, string)[] _two =
    [
        ("amina@example.org", "Amina", "amina@example.org"),
        ("sub-2", "Jonas", "jonas@example.org"),
    ];
    private static readonly string[] _command =
    [
        "designate-first",
        "--subject",
        "amina",
        "--name",
        "Amina",
        "--email",
        "amina@example.org",
        "--subject",
        "jonas",
        "--name",
        "Jonas",
        "--email",
        "jonas@example.org",
    ];

    private static Task<int> First(World world, params (string, string, string)[] persons) =>
        world.InScope(World.Desk, s => s.GetRequiredService<FirstDesignations>().Record(World.Desk.Author, persons, "First"));

    [Test]
    public async Task Makes_two_desk_officers_who_need_each_other_and_is_never_repeated()
    {
        await using var world = await World.New();
        Assert.That(await First(world, _two), Is.EqualTo(2));
        Assert.That(
            (await world.Listed()).Select(d => (d.Subject, d.Role, d.HoldsToday)),
            Is.EquivalentTo(new[] { ("amina@example.org", Role.DeskOfficer, true), ("sub-2", Role.DeskOfficer, true) })
        );
        Assert.That(await world.Pending(), Has.Count.EqualTo(2));
        Assert.That(
            (
                await Assert.ThrowsAsync<RuleBrokenException>(() => First(world, ("x", "X", "x@example.org"), ("y", "Y", "y@example.org")))
            )!.Message,
            Is.EqualTo(Text.AlreadyBegun)
        );
        foreach (var row in await world.Listed())
            await world.As(World.Desk).Send(new EndDesignation.Command(row.DesignationId, "Gone"));
        Assert.That(
            (await Assert.ThrowsAsync<RuleBrokenException>(() => First(world, _two)))!.Message,
            Is.EqualTo(Text.AlreadyBegun),
            "ended ones count too"
        );
        await world.AssertSound();
    }

    [Test]
    public async Task One_person_alone_or_twice_or_a_machine_is_not_enough()
    {
        await using var world = await World.New();
        Assert.That(
            (await Assert.ThrowsAsync<RuleBrokenException>(() => First(world, _two[0])))!.Message,
            Is.EqualTo(Text.TwoPersonsNeeded)
        );
        Assert.That(
            (await Assert.ThrowsAsync<RuleBrokenException>(() => First(world, _two[0], _two[0])))!.Message,
            Is.EqualTo(Text.AlreadyDesignated)
        );
        Assert.That(
            (await Assert.ThrowsAsync<RuleBrokenException>(() => First(world, _two[0], ("other", "Other", "Amina@example.org"))))!.Message,
            Is.EqualTo(Text.EmailOfAnother)
        );
        await Assert.ThrowsAsync<FluentValidation.ValidationException>(() =>
            First(world, _two[0], ("client:x", "Program", "x@example.org"))
        );
        Assert.That(
            (await Assert.ThrowsAsync<RuleBrokenException>(() => First(world, _two[0], ("client:x", "Program", ""))))!.Message,
            Is.EqualTo(Text.TwoPersonsNeeded)
        );
        Assert.That(await world.Listed(), Is.Empty);
    }

    [Test]
    public async Task Of_several_at_once_one_wins()
    {
        await using var world = await World.New();
        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(async i =>
                {
                    try
                    {
                        return await Task.Run(() => First(world, ($"a{i}", "A", $"a{i}@example.org"), ($"b{i}", "B", $"b{i}@example.org")));
                    }
                    catch (RuleBrokenException refused) when (refused.Message == Text.AlreadyBegun)
                    {
                        return 0;
                    }
                })
        );
        Assert.That(outcomes.Sum(), Is.EqualTo(2));
        Assert.That(await world.Listed(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Is_a_command_of_the_command_line()
    {
        using var shell = new Shell();
        Assert.That(await shell.Fail(1, _command), Does.Contain("casetracker migrate"));
        await shell.Succeed("migrate");
        Assert.That(await shell.Fail(2, [.. _command, "--subject", "third"]), Does.Contain("once for each person"));
        Assert.That(await shell.Fail(2, _command[..5]), Does.StartWith("casetracker: "));
        Assert.That(await shell.Fail(1, _command[..7]), Does.Contain("at least two persons"));
        Assert.That(await shell.Succeed(_command), Does.StartWith("Designated 2 desk officers."));
        Assert.That(await shell.Fail(1, _command), Does.Contain("cannot be repeated"));
    }

    /// <summary>Two processes, not only two tasks.</summary>
    [Test]
    public async Task Of_two_processes_at_once_one_wins()
    {
        using var shell = new Shell();
        await shell.Succeed("migrate");
        using var one = shell.Start(_command);
        using var other = shell.Start(_command);
        await Task.WhenAll(one.WaitForExitAsync(), other.WaitForExitAsync());
        Assert.That(new[] { one.ExitCode, other.ExitCode }, Is.EquivalentTo([0, 1]));
    }
}

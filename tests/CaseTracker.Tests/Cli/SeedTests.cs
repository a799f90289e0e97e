namespace CaseTracker.Tests.Cli;

public sealed class SeedTests
{
    [Test]
    public async Task The_same_seed_gives_the_same_cases_and_another_gives_others()
    {
        var lists = new List<string>();
        foreach (var seed in new[] { "5", "5", "6" })
        {
            using var shell = new Shell();
            await shell.Succeed("seed", "--cases", "200", "--seed", seed);
            await shell.Succeed("verify", "--views");
            lists.Add(await shell.Succeed("cases", "--audience", "UN", "--format", "json"));
        }
        Assert.That(lists[1], Is.EqualTo(lists[0]));
        Assert.That(lists[2], Is.Not.EqualTo(lists[0]));
    }

    [Test]
    public async Task Seeding_again_adds_only_what_is_missing_and_another_seed_adds_beside_it()
    {
        using var shell = new Shell();
        Assert.That(await shell.Succeed("seed", "--cases", "150", "--seed", "5"), Does.StartWith("150 cases"));
        Assert.That(await shell.Succeed("seed", "--cases", "150", "--seed", "5"), Does.StartWith("0 cases"));
        Assert.That(await shell.Succeed("seed", "--cases", "250", "--seed", "5"), Does.StartWith("100 cases"));
        Assert.That(await shell.Succeed("seed", "--cases", "50", "--seed", "6"), Does.StartWith("50 cases"));
        await shell.Succeed("verify", "--views");
    }
}

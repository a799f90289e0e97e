using FsCheck;
using FsCheck.Fluent;
using IdentityServer.Mail;
using IdentityServer.Sessions;
using IdentityServer.SigningIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace IdentityServer.Tests.SigningIn;

public sealed class BackOffTests
{
    [TestCase(0, 0)]
    [TestCase(4, 0)]
    [TestCase(5, 1)]
    [TestCase(6, 2)]
    [TestCase(7, 4)]
    [TestCase(10, 32)]
    [TestCase(11, 60)]
    [TestCase(1_000_000, 60)]
    public void Doubles_up_to_an_hour(int failures, int minutes) =>
        Assert.That(BackOff.After(failures), Is.EqualTo(TimeSpan.FromMinutes(minutes)));

    [Property]
    public bool Never_gets_shorter(NonNegativeInt failures) => BackOff.After(failures.Get) <= BackOff.After(failures.Get + 1);

    [Test]
    public async Task Ten_guesses_at_once_get_no_more_looks_than_one_after_the_other([Values] bool atPassphrase)
    {
        await using var server = await Server.Start();
        var account = await server.AddAccount();

        var begun = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => Begin(server, account.Id, atPassphrase ? Guess.Passphrase : Guess.SecondFactor))
        );

        Assert.That(begun.OfType<int>().Order(), Is.EqualTo([1, 2, 3, 4, 5]));
    }

    [Test]
    public async Task A_right_guess_forgives_and_the_two_kinds_are_counted_apart()
    {
        await using var server = await Server.Start();
        var account = await server.AddAccount();
        for (var i = 0; i < 5; i++)
            await Begin(server, account.Id, Guess.SecondFactor);

        Assert.That(await Begin(server, account.Id, Guess.SecondFactor), Is.Null);
        Assert.That(await Begin(server, account.Id, Guess.Passphrase), Is.EqualTo(1));
        await server.InScope(async s =>
        {
            await s.GetRequiredService<Attempts>().Forgive(account.Id, Guess.Passphrase);
            return true;
        });
        Assert.That(await Begin(server, account.Id, Guess.SecondFactor), Is.Null, "a right passphrase does not forgive wrong codes");
        server.Clock.Turn(TimeSpan.FromMinutes(1));
        Assert.That(await Begin(server, account.Id, Guess.SecondFactor), Is.EqualTo(6));
        server.Clock.Turn(TimeSpan.FromMinutes(1));
        Assert.That(await Begin(server, account.Id, Guess.SecondFactor), Is.Null, "two minutes after the sixth");
    }

    [Test]
    public async Task The_right_passphrase_is_refused_while_no_guesses_are_taken_and_the_owner_is_told_once()
    {
        await using var server = await Server.Start();
        var account = await server.AddAccount();
        using var browser = server.Browser();
        for (var i = 0; i < 7; i++)
            using (await browser.Post("/sign-in", "/sign-in", ("Email", account.Email!), ("passphrase", "a wrong one"))) { }

        using var right = await browser.Post("/sign-in", "/sign-in", ("Email", account.Email!), ("passphrase", Server.Passphrase));
        Assert.That(right.Headers.Location, Is.Null);
        server.Clock.Turn(TimeSpan.FromMinutes(1));
        using var later = await browser.Post("/sign-in", "/sign-in", ("Email", account.Email!), ("passphrase", Server.Passphrase));
        Assert.That(later.Headers.Location, Is.Not.Null);

        var log = await server.InScope(s => s.GetRequiredService<SignInLog>().List(account.Id, 20));
        Assert.That(log.Count(e => e.Outcome == SignInOutcome.Wrong), Is.EqualTo(BackOff.FreeFailures));
        Assert.That(log.Count(e => e.Outcome == SignInOutcome.LockedOut), Is.EqualTo(3));
        for (var i = 0; i < 100 && await server.InStore(s => s.Set<OutgoingMessage>().AnyAsync()); i++)
            await Task.Delay(100);
        var letters = server.App.Services.GetRequiredService<MailFolder>().Read();
        Assert.That(letters.Select(l => l.Subject), Is.EqualTo(["Wrong passphrases or codes for your account"]));
    }

    [Test]
    public async Task Saving_an_account_does_not_put_an_older_count_back()
    {
        await using var server = await Server.Start();
        var account = await server.AddAccount();
        await server.InStore(async store =>
        {
            var loaded = await store.Users.SingleAsync();
            await Begin(server, account.Id, Guess.Passphrase);
            store.Update(loaded);
            return await store.SaveChangesAsync();
        });

        Assert.That(await Begin(server, account.Id, Guess.Passphrase), Is.EqualTo(2));
    }

    private static Task<int?> Begin(Server server, string accountId, Guess guess) =>
        server.InScope(s => s.GetRequiredService<Attempts>().Begin(accountId, guess));
}

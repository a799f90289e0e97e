using System.Security.Cryptography;
using CaseTracker.Access;
using CaseTracker.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Tests.Access;

/// <summary>What the web service's nodes share through the database.</summary>
public sealed class WebSessionTests
{
    private static readonly DateTime Noon = new(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc);

    private World _world = null!;

    [SetUp]
    public async Task Build() => _world = await World.New();

    [TearDown]
    public async Task Drop() => await _world.DisposeAsync();

    [Test]
    public async Task Finds_what_was_started_and_not_what_was_ended()
    {
        var sessions = await Started(("a", "one", "p1"), ("b", "one", "p2"), ("c", "two", null), ("d", "two", "p1"));
        Assert.That((await sessions.Find("a"))!.EndsAt, Is.EqualTo(Noon.AddHours(12)));
        await sessions.EndOne("two", "a");
        Assert.That(await Left(sessions), Is.EqualTo("abcd"), "only its own person ends a session");
        await sessions.EndOfProvider("p1");
        Assert.That(await Left(sessions), Is.EqualTo("bc"));
        await sessions.EndAllOfProvider("nobody");
        Assert.That(await Left(sessions), Is.EqualTo("bc"));
        await sessions.EndAll("one");
        await sessions.EndAllOfProvider("two at the provider");
        Assert.That(await Left(sessions), Is.Empty);
    }

    [Test]
    public async Task Use_is_noted_forward_only_and_what_ran_out_long_ago_is_swept_away()
    {
        var sessions = await Started(("a", "one", null), ("b", "one", null));
        await sessions.Saw([new("a", Noon.AddMinutes(9)), new("b", Noon.AddMinutes(-9)), new("gone", Noon)]);
        Assert.That(((await sessions.Find("a"))!.SeenAt, (await sessions.Find("b"))!.SeenAt), Is.EqualTo((Noon.AddMinutes(9), Noon)));
        await sessions.Renew("b", "another ticket");
        Assert.That((await sessions.Find("b"))!.Ticket, Is.EqualTo("another ticket"));
        Assert.That((await sessions.Of("one")).Select(s => s.SessionId), Is.EquivalentTo(["a", "b"]));
        await sessions.Sweep(Noon, Noon.AddMinutes(1));
        Assert.That(await Left(sessions), Is.EqualTo("a"));
    }

    [Test]
    public async Task A_form_is_kept_for_its_person_and_no_more_than_twenty()
    {
        var forms = _world.Services.GetRequiredService<KeptForms>();
        for (var i = 0; i < 20; i++)
            Assert.That(await forms.Keep($"form {i}", "one", $"content {i}"), Is.True);
        Assert.That(await forms.Keep("one more", "one", "content"), Is.False);
        Assert.That(await forms.Find("form 7", "one"), Is.EqualTo("content 7"));
        Assert.That(await forms.Find("form 7", "two"), Is.Null);
        await forms.Sweep();
    }

    [Test]
    public async Task A_token_is_taken_once()
    {
        var spent = _world.Services.GetRequiredService<SpentTokens>();
        Assert.That(
            (await spent.Take("x", Noon), await spent.Take("x", Noon), await spent.Take("y", Noon)),
            Is.EqualTo((true, false, true))
        );
        await spent.Sweep();
    }

    [Test]
    public async Task Keys_are_locked_under_the_master_key()
    {
        var keys = _world.Services.GetRequiredService<WebKeys>();
        await keys.Add("first");
        await keys.Add("second");
        Assert.That(await keys.All(), Is.EquivalentTo(["first", "second"]));
        var locked = keys.Lock([1, 2, 3]);
        Assert.That(keys.Unlock(locked), Is.EqualTo(new byte[] { 1, 2, 3 }));
        using var other = new MasterKey(RandomNumberGenerator.GetBytes(32));
        Assert.That(() => other.Unlock(locked), Throws.InstanceOf<CryptographicException>());
    }

    private async Task<WebSessions> Started(params (string Id, string Subject, string? Provider)[] all)
    {
        var sessions = _world.Services.GetRequiredService<WebSessions>();
        foreach (var (id, subject, provider) in all)
            await sessions.Start(
                new WebSession
                {
                    SessionId = id,
                    Subject = subject,
                    ProviderSession = provider,
                    Ticket = "ticket",
                    StartedAt = Noon,
                    SeenAt = Noon,
                    EndsAt = Noon.AddHours(12),
                    ProviderSubject = $"{subject} at the provider",
                }
            );
        return sessions;
    }

    private static async Task<string> Left(WebSessions sessions)
    {
        var left = "";
        foreach (var id in new[] { "a", "b", "c", "d" })
            left += (await sessions.Find(id))?.SessionId;
        return left;
    }
}

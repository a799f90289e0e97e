using System.Text;
using IdentityServer.SecondFactors;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityServer.Tests.SecondFactors;

public sealed class TotpTests
{
    private static readonly byte[] _rfcSecret = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238, appendix B, the last six digits.
    [TestCase(59, "287082")]
    [TestCase(1111111109, "081804")]
    [TestCase(1111111111, "050471")]
    [TestCase(1234567890, "005924")]
    [TestCase(2000000000, "279037")]
    [TestCase(20000000000, "353130")]
    public void Computes_the_codes_of_the_standard(long seconds, string code) =>
        Assert.That(Totp.Code(_rfcSecret, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))), Is.EqualTo(code));

    [Test]
    public void Spells_the_secret_as_the_standard_does() =>
        Assert.That(Totp.Base32(_rfcSecret), Is.EqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"));

    [TestCase(-2, false)]
    [TestCase(-1, true)]
    [TestCase(0, true)]
    [TestCase(1, true)]
    [TestCase(2, false)]
    public void Takes_codes_of_clocks_that_are_half_a_minute_off(int steps, bool taken)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1234567890);
        Assert.That(Totp.StepOf(_rfcSecret, Totp.Code(_rfcSecret, Totp.StepAt(now) + steps), now) is not null, Is.EqualTo(taken));
    }

    [TestCase("005 924", true)]
    [TestCase("005924 ", true)]
    [TestCase("5924", false)]
    [TestCase("", false)]
    [TestCase("٠٠٥٩٢٤", false)]
    public void Reads_a_code_with_spaces_and_nothing_else(string typed, bool taken) =>
        Assert.That(Totp.StepOf(_rfcSecret, typed, DateTimeOffset.FromUnixTimeSeconds(1234567890)) is not null, Is.EqualTo(taken));

    [Test]
    public async Task A_code_counts_once_also_when_sent_many_times_at_once()
    {
        await using var server = await Server.Start();
        var account = await server.AddAccount();
        var code = (await server.AddApp(account)).NextCode();

        var checks = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => server.InScope(s => s.GetRequiredService<AuthenticatorApps>().Check(account.Id, code)))
        );

        Assert.That(checks.Order(), Is.EqualTo(Enumerable.Repeat(CodeCheck.Replayed, 7).Append(CodeCheck.Right)));
    }

    [Test]
    public async Task A_code_of_an_earlier_step_than_one_that_was_taken_is_not_taken()
    {
        await using var server = await Server.Start();
        var account = await server.AddAccount();
        var phone = await server.AddApp(account);
        server.Clock.Turn(TimeSpan.FromMinutes(2));
        var (earlier, now) = (phone.CodeOf(-1), phone.Code);

        Assert.That(await Check(server, account.Id, now), Is.EqualTo(CodeCheck.Right));
        Assert.That(await Check(server, account.Id, earlier), Is.EqualTo(CodeCheck.Replayed));
    }

    [Test]
    public async Task The_secret_lies_sealed_for_its_account()
    {
        await using var server = await Server.Start();
        var account = await server.AddAccount();
        var offer = await server.InScope(s => Task.FromResult(s.GetRequiredService<AuthenticatorApps>().New(account)));
        var other = await server.AddAccount("other@un.example", "Other");

        await server.InScope(s =>
            s.GetRequiredService<AuthenticatorApps>().Add(account, offer.Ticket, Phone.With(offer.Secret, server.Clock).Code)
        );
        var stored = await server.InStore(s => Task.FromResult(s.Set<AccountTotp>().Single().Secret));

        Assert.That(stored, Has.Length.EqualTo(12 + Totp.SecretBytes + 16));
        Assert.That(
            await server.InScope(s => Task.FromResult(s.GetRequiredService<AuthenticatorApps>().Again(other, offer.Ticket))),
            Is.Null
        );
    }

    private static Task<CodeCheck> Check(Server server, string accountId, string code) =>
        server.InScope(s => s.GetRequiredService<AuthenticatorApps>().Check(accountId, code));
}

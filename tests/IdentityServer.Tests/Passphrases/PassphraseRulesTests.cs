using System.Security.Cryptography;
using System.Text;
using IdentityServer.Accounts;
using IdentityServer.Passphrases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NSubstitute;

namespace IdentityServer.Tests.Passphrases;

public sealed class PassphraseRulesTests
{
    private static readonly Account _amina = new()
    {
        Id = "amina.haddad@un.example",
        Email = "amina.haddad@un.example",
        Name = "Amina Haddad-Benali",
    };

    [TestCase("seven quiet lanterns cross the harbour")]
    [TestCase("correct horse battery staple")]
    [TestCase("il pleuvait fort sur la grand-route")]
    [TestCase("vx7kq2mzr9tb")]
    [TestCase("Ημέρα βροχερή στον κήπο")]
    [TestCase("静かな湖畔の森の影から聞こえる")]
    [TestCase("حديقة هادئة خلف المدرسة القديمة")]
    [TestCase("🦊🌲🚲🪁🫐🪗🎏🧭🪵🛶🥁🪨")]
    [TestCase("no1 likes my 3 purple umbrellas!")]
    public void Accepts(string passphrase) => Assert.That(Fault(passphrase), Is.Null);

    [TestCase("password1234")]
    [TestCase("P@ssw0rd!2025")]
    [TestCase("MotDePasse2026!")]
    [TestCase("motdepasse motdepasse")]
    [TestCase("iloveyou123456")]
    [TestCase("qwertyuiopasdfgh")]
    [TestCase("azertyuiopqsdf")]
    [TestCase("1qaz2wsx3edc")]
    [TestCase("aaaaaaaaaaaaaaaa")]
    [TestCase("abcabcabcabcabc")]
    [TestCase("abcdefghijklmnop")]
    [TestCase("123456789012345")]
    [TestCase("987654321098765")]
    [TestCase("21111998 21111998")]
    [TestCase("Summer2025!!!")]
    [TestCase("Sunshine Monkey 1")]
    [TestCase("welcome to geneva 2026")]
    [TestCase("CaseTracker2026!")]
    [TestCase("united nations unies")]
    [TestCase("Amina.Haddad.2026")]
    [TestCase("haddad-benali-haddad")]
    [TestCase("@m1n4 h4dd4d b3n4l1")]
    public void Refuses_what_is_tried_first(string passphrase) => Assert.That(Fault(passphrase), Is.EqualTo("Passphrase.EasyToGuess"));

    [TestCase("", "Passphrase.TooShort")]
    [TestCase("vx7kq2mzr9t", "Passphrase.TooShort")]
    [TestCase("vx7kq2mzr9t\ud800", "Passphrase.NotText")]
    [TestCase("seven quiet\nlanterns", "Passphrase.NotText")]
    public void Refuses(string passphrase, string fault) => Assert.That(Fault(passphrase), Is.EqualTo(fault));

    [Test]
    public void Takes_up_to_256_characters()
    {
        var words = string.Concat(Enumerable.Range(0, 80).Select(i => $"{(char)('a' + i * 7 % 26)}{i}"));
        Assert.That(Fault(words.PadRight(256, 'q')), Is.Null);
        Assert.That(Fault(words.PadRight(257, 'q')), Is.EqualTo("Passphrase.TooLong"));
    }

    [Test]
    public void Counts_characters_as_they_are_after_normalising() =>
        Assert.That(
            Fault("e\u0301a\u0300o\u0302u\u0308i\u0301y"),
            Is.EqualTo("Passphrase.TooShort"),
            "six letters, five of them with a combining accent"
        );

    [Test]
    public void The_same_passphrase_typed_on_another_keyboard_is_the_same()
    {
        var hasher = Hasher();
        var hash = hasher.HashPassword(_amina, "le cafe\u0301 de l’e\u0301glise ﬁn");

        Assert.That(
            hasher.VerifyHashedPassword(_amina, hash, "le café de l’église fin"),
            Is.Not.EqualTo(Microsoft.AspNetCore.Identity.PasswordVerificationResult.Failed)
        );
    }

    [Test]
    public async Task Is_kept_as_four_hundred_thousand_rounds_of_PBKDF2_with_SHA_512()
    {
        await using var app = IdentityService.Build(Options());
        var hash = Convert.FromBase64String(
            app.Services.GetRequiredService<PassphraseHasher>().HashPassword(_amina, "seven quiet lanterns")
        );

        // The framework's third format: marker, function, rounds (0x61a80), length of the salt.
        Assert.That(hash[..13], Is.EqualTo(new byte[] { 1, 0, 0, 0, 2, 0, 0x06, 0x1a, 0x80, 0, 0, 0, 16 }));
    }

    [Test]
    public void Finds_breached_passphrases_in_the_sorted_file(
        [Values(0, 1, 2, 1000)] int others,
        [Values("\n", "\r\n")] string lineEnd,
        [Values] bool counted
    )
    {
        string[] breached = ["vx7kq2mzr9tb", "seven quiet lanterns", "café de la gare du nord"];
        var lines = breached
            .Concat(Enumerable.Range(0, others).Select(i => $"other {i}"))
            .Select(Sha1)
            .Order(StringComparer.Ordinal)
            .Select((hash, i) => counted ? $"{hash}:{i * 37}" : hash);
        var file = Path.GetTempFileName();
        File.WriteAllText(file, string.Join(lineEnd, lines) + (counted ? lineEnd : ""));
        using (var list = new BreachedPassphrases(Options() with { BreachedPassphrases = file }))
        {
            Assert.That(breached.All(list.Has), Is.True);
            Assert.That(Enumerable.Range(0, others).All(i => list.Has($"other {i}")), Is.True);
            Assert.That(Enumerable.Range(0, 300).Any(i => list.Has($"another {i}")), Is.False);
            Assert.That(
                new PassphraseRules(Options(), list).Fault(_amina, "cafe\u0301 de la gare du nord"),
                Is.EqualTo("Passphrase.Breached")
            );
        }
        File.Delete(file);
    }

    [Test]
    public void Does_not_start_without_the_list_that_was_asked_for() =>
        Assert.That(
            () => new BreachedPassphrases(Options() with { BreachedPassphrases = "/nowhere/list.txt" }),
            Throws.InstanceOf<IOException>()
        );

#pragma warning disable CA5350 // The published lists are of SHA-1.
    private static string Sha1(string text) => Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350

    private static string? Fault(string passphrase)
    {
        using var none = new BreachedPassphrases(Options());
        return new PassphraseRules(Options(), none).Fault(_amina, passphrase);
    }

    private static PassphraseHasher Hasher()
    {
        var meters = Substitute.For<System.Diagnostics.Metrics.IMeterFactory>();
        meters.Create(Arg.Any<System.Diagnostics.Metrics.MeterOptions>()).Returns(_ => new System.Diagnostics.Metrics.Meter("test"));
        return new PassphraseHasher(
            Microsoft.Extensions.Options.Options.Create(new Microsoft.AspNetCore.Identity.PasswordHasherOptions { IterationCount = 10 }),
            meters
        );
    }

    private static IdentityServiceOptions Options() =>
        new()
        {
            Database = "sqlite:x",
            MasterKey = new byte[32],
            Issuer = "http://localhost",
        };
}

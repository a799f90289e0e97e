using System.Net;
using CaseTracker.Access;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Outbox;
using CaseTracker.Tests.Access;
using CaseTracker.Tests.Cases;

namespace CaseTracker.Tests.Outbox;

public sealed class WebhookTests
{
    private static readonly Caller _mar = Program("MAR");

    [Test]
    public async Task A_program_names_one_address_in_each_capacity_changes_its_secret_and_ends_it()
    {
        await using var world = await World.New();
        var id = await world.Registered(_mar);
        await world.Breaks(CaseTracker.Texts.Text.WebhookExists, new RegisterWebhook.Command("https://other.example/hook"), _mar);
        Assert.That((await world.As(_mar).Send(new ListWebhooks.Query())).Single().Address, Is.EqualTo("https://program.example/hook"));
        var seen = (await world.As(World.Desk).Send(new ListWebhooks.Query())).Single();
        Assert.That((seen.Subject, seen.For, seen.Host, seen.Address), Is.EqualTo(("client:mar", "MAR", "program.example", (string?)null)));
        Assert.That(await world.As(Program("CAF")).Send(new ListWebhooks.Query()), Is.Empty);

        await world.Refuses<NotFoundException>(new RotateWebhookSecret.Command(id), World.Desk);
        await world.Refuses<NotFoundException>(new EndWebhook.Command(id), Program("CAF"));
        Assert.That((await world.As(_mar).Send(new RotateWebhookSecret.Command(id))).Version, Is.EqualTo(2));
        await world.As(World.Desk).Send(new EndWebhook.Command(id));
        await world.Refuses<NotFoundException>(new EndWebhook.Command(id), _mar);
        await world.Refuses<NotFoundException>(new RotateWebhookSecret.Command(id), _mar);
        await world.Registered(_mar);
        await world.AssertSound();
    }

    [Test]
    public async Task Persons_are_told_by_mail_and_not_so()
    {
        await using var world = await World.New();
        await world.Breaks(
            CaseTracker.Texts.Text.WebhookForPrograms,
            new RegisterWebhook.Command("https://program.example/hook"),
            World.Liaison("MAR")
        );
    }

    [TestCase("http://program.example/hook")]
    [TestCase("https://127.0.0.1/hook")]
    [TestCase("https://localhost/hook")]
    [TestCase("https://[::1]/hook")]
    [TestCase("https://[::ffff:10.1.2.3]/hook")]
    [TestCase("https://10.1.2.3/hook")]
    [TestCase("https://169.254.169.254/latest/meta-data")]
    [TestCase("https://0x7f.1/hook")]
    [TestCase("https://2130706433/hook")]
    [TestCase("https://user:password@program.example/hook")]
    [TestCase("https://program.example/hook#part")]
    [TestCase("file:///etc/passwd")]
    [TestCase("/hook")]
    [TestCase("")]
    public async Task An_address_is_public_and_reached_through_TLS(string address)
    {
        await using var world = await World.New();
        await world.Rejects(CaseTracker.Texts.Text.WebhookAddressNotValid, new RegisterWebhook.Command(address));
    }

    [TestCase("8.8.8.8", true)]
    [TestCase("203.0.114.1", true)]
    [TestCase("2606:4700::1111", true)]
    [TestCase("10.0.0.1", false)]
    [TestCase("100.64.0.1", false)]
    [TestCase("127.9.9.9", false)]
    [TestCase("169.254.169.254", false)]
    [TestCase("172.31.255.255", false)]
    [TestCase("192.168.1.1", false)]
    [TestCase("0.0.0.0", false)]
    [TestCase("224.0.0.1", false)]
    [TestCase("255.255.255.255", false)]
    [TestCase("::", false)]
    [TestCase("::1", false)]
    [TestCase("::ffff:192.168.1.1", false)]
    [TestCase("64:ff9b::a00:1", false)]
    [TestCase("2002:a00:1::", false)]
    [TestCase("2001:0:a00:1::", false)]
    [TestCase("fe80::1", false)]
    [TestCase("fd00::1", false)]
    [TestCase("ff02::1", false)]
    [TestCase("2001:db8::1", false)]
    public void Knows_the_addresses_of_the_public_Internet(string address, bool isPublic) =>
        Assert.That(PublicAddresses.IsPublic(IPAddress.Parse(address)), Is.EqualTo(isPublic));

    /// <summary>The name is of this machine, whatever it was when somebody looked at the address.</summary>
    [Test]
    public async Task Does_not_connect_where_the_name_leads_inside()
    {
        var refused = await Assert.ThrowsAsync<NotTakenException>(async () =>
            await PublicAddresses.Connect(new DnsEndPoint("localhost", 443), allowsPrivate: false, default)
        );
        Assert.That(refused!.Fault, Is.EqualTo(OutboxFault.AddressNotAllowed));
    }

    /// <summary>Calculated with another program: printf %s '1705309200.{"id":"x"}' | openssl dgst -sha256 -hmac secret.</summary>
    [Test]
    public void Is_signed_together_with_the_time()
    {
        var at = new DateTimeOffset(2024, 1, 15, 9, 0, 0, TimeSpan.Zero);
        Assert.That(
            WebhookSecrets.Sign(["secret", "old"], at, """{"id":"x"}"""),
            Is.EqualTo(
                "t=1705309200,v1=01adb2370abdbdc5a04a400c87fd08e4d2f04fec5e92e44e607b85fb9960337d,v1=adb5759c7396921518e63827c6a0ca0cba09c3a92a62d625e7da9b25118dc3bc"
            )
        );
        var (key, id) = (new MasterKey(new byte[32]), new Guid("0193d6a0-0000-7000-8000-000000000001"));
        Assert.That(
            new[] { WebhookSecrets.Of(key, id, 1), WebhookSecrets.Of(key, id, 2), WebhookSecrets.Of(key, Guid.Empty, 1) }
                .Distinct()
                .Count(),
            Is.EqualTo(3)
        );
        Assert.That(WebhookSecrets.Of(key, id, 1), Has.Length.EqualTo(43));
    }

    internal static Caller Program(string state) =>
        new(MachineClients.SubjectOf(state.ToLowerInvariant()), "Program", Role.Liaison, Audience.Of(state), null);
}

internal static class Programs
{
    /// <summary>Designates the program and has it told.</summary>
    public static async Task<Guid> Registered(this World world, Caller program)
    {
        if ((await world.Listed()).All(d => d.Subject != program.Subject))
            await world.Designate(
                DesignatedPersons.Of(
                    program.Role,
                    program.Audience.IsState ? program.Audience.Code : string.Join(' ', program.Missions ?? []),
                    program.Subject
                )
            );
        return Guid.Parse((await world.As(program).Send(new RegisterWebhook.Command("https://program.example/hook"))).Reference!);
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Correspondence;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Missions;
using CaseTracker.Notifications;
using CaseTracker.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.EndToEnd.Tests.Killing;

/// <summary>Nodes of the service are killed (SIGKILL) at random moments while commands and mail flow; nothing that was promised is
/// lost.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed partial class KilledServiceTests
{
    private const int Nodes = 2;
    private const int Cases = 200;
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(3),
        _longestLife = TimeSpan.FromSeconds(5);

    /// <summary>Two of the host State's, one of the contributor's.</summary>
    private static readonly (string Email, string State)[] _liaisons =
    [
        ("one@caf.example", "CAF"),
        ("two@caf.example", "CAF"),
        ("one@mar.example", "MAR"),
    ];

    private static int Kills =>
        int.TryParse(Environment.GetEnvironmentVariable("CASETRACKER_KILLS"), CultureInfo.InvariantCulture, out var kills) ? kills : 200;

    [Test]
    public async Task Whatever_the_moment_every_acknowledged_command_stands_and_every_message_arrives_and_says_one_thing()
    {
        var folder = Directory.CreateTempSubdirectory("casetracker-killing-").FullName;
        var (database, watch) = (Path.Combine(folder, "test.db"), Stopwatch.StartNew());
        await using var services = Node.Services(database, new OutboxOptions());
        await Prepare(services);
        await using var relay = await MoodyRelay.Start(seed: 2589);
        var client = new Client(database, relay.Port, Cases);

        var killed = (await Task.WhenAll(Enumerable.Range(0, Nodes).Select(n => Kill(client, relay, Kills / Nodes, new Random(n))))).Sum();
        var (during, taken) = (watch.Elapsed, relay.Taken.Count);
        await relay.Calm();
        await Finish(client, services);

        await Check(services, client, relay);
        TestContext.Out.WriteLine(
            $"{killed} kills in {during.TotalSeconds:F0} s, {watch.Elapsed.TotalSeconds:F0} s in all; {client.Acknowledged.Count} commands acknowledged, {client.Repeated} sent again; "
                + $"{taken} mails taken meanwhile, {relay.Taken.Count} in the end, {relay.Taken.Count - relay.Taken.Select(m => m.Mark).Distinct().Count()} of them repetitions"
        );
        Assert.That(killed, Is.GreaterThanOrEqualTo(Kills * 9 / 10));
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<int> Kill(Client client, MoodyRelay relay, int times, Random random)
    {
        var killed = 0;
        for (var i = 0; i < times; i++)
        {
            using var node = client.StartNode();
            var life = new Life();
            var feeding = client.Feed(node, life, random);
            await Moment(life, relay, random);
            if (!node.HasExited)
                killed++;
            node.Kill();
            await node.WaitForExitAsync();
            await feeding;
        }
        return killed;
    }

    /// <summary>One in ten dies while it begins, the others amid commands and mail, however fast this machine is.</summary>
    private static async Task Moment(Life life, MoodyRelay relay, Random random)
    {
        if (random.Next(10) == 0)
        {
            await Task.WhenAny(life.Ready, Task.Delay(random.Next(0, 400)));
            return;
        }
        await life.Ready;
        var (since, mails, commands, taken) = (Stopwatch.StartNew(), random.Next(0, 7), random.Next(0, 12), relay.Taken.Count);
        var waitsForMail = random.Next(2) == 0;
        while (since.Elapsed < _longestLife && (waitsForMail ? relay.Taken.Count - taken < mails : life.Acknowledged < commands))
            await Task.Delay(5);
        await Task.Delay(random.Next(0, 60));
    }

    /// <summary>One node lives on until nothing waits any longer.</summary>
    private static async Task Finish(Client client, ServiceProvider services)
    {
        using var node = client.StartNode();
        await client.Feed(node, new Life(), new Random(0));
        var since = Stopwatch.StartNew();
        while ((await Node.As(services, new ListOutbox.Query())).Waiting > 0)
        {
            Assert.That(since.Elapsed, Is.LessThan(_patience), "something still waits");
            await Task.Delay(200);
        }
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        Assert.That((client.IsDone, node.ExitCode), Is.EqualTo((true, 0)));
    }

    private static async Task Check(ServiceProvider services, Client client, MoodyRelay relay)
    {
        Assert.That(client.Errors, Is.Empty);
        Assert.That(client.Acknowledged, Has.Count.EqualTo(Cases * 5));
        var cases = await services
            .GetRequiredService<Database>()
            .Read(async session =>
                (
                    await new AudienceReader(session, Viewpoint.Un).Query<CaseRow>(
                        "-- Killing\nSELECT CaseId, Reference FROM {CaseRow} AS c"
                    )
                ).ToDictionary(c => c.Reference, c => c.CaseId)
            );
        var events = (
            await services
                .GetRequiredService<Database>()
                .Read(session =>
                    new LedgerSession(session, new MasterKey(Node.Key)).LoadTypes([
                        "state_notified",
                        "message_issued",
                        "alert_delivered",
                        "submission_sent",
                        "submission_received",
                    ])
                )
        ).ToLookup(r => r.StreamId);
        Assert.That(cases, Has.Count.EqualTo(Cases), "a command with one key happens once");
        var mails = relay.Taken.ToLookup(m => Address().Match(m.Body).Groups[1].Value);
        Assert.Multiple(() =>
        {
            foreach (var order in client.Sent.Values.Where(o => o.Kind == "notify"))
            {
                var id = cases[order.Reference!];
                Assert.That(
                    events[id].Count(r => r.Event is StateNotified notified && notified.State == order.State),
                    Is.EqualTo(1),
                    $"{order} was acknowledged"
                );
                var number = events[id].Select(r => r.Event).OfType<MessageIssued>().Single(m => m.State == order.State).Number;
                Assert.That(
                    events[id].Count(r => r.Event is AlertDelivered delivered && delivered.Number == number),
                    Is.EqualTo(1),
                    $"{number} was delivered"
                );
                Assert.That(
                    mails[number].Select(m => m.To).Distinct(),
                    Is.EquivalentTo(_liaisons.Where(l => l.State == order.State).Select(l => l.Email)),
                    $"{number} arrived"
                );
                Assert.That(mails[number].Select(m => (m.Subject, m.Body)).Distinct().Count(), Is.EqualTo(1), $"{number} says one thing");
                Assert.That(
                    mails[number].Select(m => (m.To, m.Mark, m.Id)).Distinct().Count(),
                    Is.EqualTo(mails[number].Select(m => m.To).Distinct().Count()),
                    $"repetitions of {number} are marked as such"
                );
            }
            Assert.That(relay.Taken.Where(m => m.To != m.Named), Is.Empty);
            Assert.That(
                mails.Select(m => m.Key),
                Is.EquivalentTo(events.SelectMany(e => e).Select(r => r.Event).OfType<MessageIssued>().Select(m => m.Number))
            );
        });
        var submissions = events.SelectMany(e => e).Select(r => r.Event).OfType<SubmissionSent>().ToList();
        Assert.That(
            submissions.Select(s => s.Reference),
            Is.EquivalentTo(client.Sent.Values.Where(o => o.Kind == "submit").Select(o => client.Acknowledged[o.Key].Reference)),
            "each once"
        );
        Assert.That(
            submissions.Where(s =>
                s.Content.Points[0].What != $"Sent with submit-{s.Case}-{s.State}."
                || s.Receipt != SubmissionReceipt.HashOf(SubmissionReceipt.TextOf(s))
            ),
            Is.Empty
        );
        Assert.That(events.SelectMany(e => e).Count(r => r.Event is SubmissionReceived), Is.EqualTo(submissions.Count));
        Assert.That((await services.GetRequiredService<LedgerVerifier>().Verify()).Fault, Is.Null);
        Assert.That(await services.GetRequiredService<ReadTables>().Verify(), Is.Empty);
    }

    private static async Task Prepare(ServiceProvider services)
    {
        await services.GetRequiredService<Migrator>().Migrate();
        await services.GetRequiredService<ReadTables>().Begin(default);
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MissionLoader>().Load();
        await scope
            .ServiceProvider.GetRequiredService<Recorder>()
            .Record(
                Author.System,
                recording =>
                {
                    foreach (var (email, state) in _liaisons)
                        recording.Add(
                            DesignationProjection.Kind,
                            Guid.CreateVersion7(),
                            [
                                new Designated(email, "Invented", Role.Liaison, state, new DateOnly(2020, 1, 1), null)
                                {
                                    Email = email,
                                    Language = "en",
                                },
                            ]
                        );
                    return Task.FromResult(true);
                }
            );
    }

    [GeneratedRegex(@"https://cases\.example\.org/messages/([A-Z0-9a-z-]+)")]
    private static partial Regex Address();
}

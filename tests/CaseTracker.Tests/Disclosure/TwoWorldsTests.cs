using System.Reflection;
using System.Text;
using System.Text.Json;
using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Cases;
using CaseTracker.Correspondence;
using CaseTracker.Disclosure;
using CaseTracker.Home;
using CaseTracker.Ledger;
using CaseTracker.Notifications;
using CaseTracker.Reference;
using CaseTracker.Tests.Access;
using CaseTracker.Tests.Assistance;
using CaseTracker.Tests.Correspondence;
using CaseTracker.Tests.Proceedings;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Tests.Disclosure;

/// <summary>
/// Two worlds that differ in whatever a State may not see, whole cases included: every answer to that State's liaison, lists, counts,
/// pages, searches, tables, files and refusals, is the same to the byte.
/// </summary>
public sealed class TwoWorldsTests
{
    [TestCase("MAR", 1)]
    [TestCase("CAF", 2)]
    public async Task Every_answer_to_a_liaison_is_the_same(string viewer, int seed)
    {
        var random = new Random(seed);
        var lives = Enumerable.Range(0, 12).Select(n => new Life(Id(n), new RandomLife(random).Of($"MINUSCA-2017-SE{n:00}", 7))).ToList();
        lives = lives.ConvertAll(l => l with { Turns = [.. l.Turns, Noted(viewer, l, new RandomLife(random))] });
        var others = lives.ConvertAll(l => l with { Turns = Unseen.Change(viewer, l.Turns, random) });
        await using var world = await World.New();
        await using var other = await World.New();
        await Happen(world, viewer, [.. lives, .. Invisible(viewer, random, 100, 3)]);
        await Happen(other, viewer, [.. others, .. Invisible(viewer, random, 200, 9)]);
        var trial = new RandomTrial(random);
        var commands = trial.Of(40);
        await Replay.Happen(world, commands);
        await Replay.Happen(other, ProceedingNonInterferenceTests.Changed(viewer, commands, trial, random));
        await Replay.Happen(world, UnseenDocuments.OfTrial(viewer, new RandomLife(new Random(seed)), more: false));
        await Replay.Happen(other, UnseenDocuments.OfTrial(viewer, new RandomLife(new Random(seed)), more: true));
        var aid = new RandomAid(random);
        var engagements = aid.Of(4, viewer);
        await Replay.Happen(world, engagements);
        await Replay.Happen(other, AssistanceNonInterferenceTests.Changed(viewer, engagements, aid));
        await Replay.Happen(world, new RandomLetters(viewer, new Random(seed), false).Of(lives));
        await Replay.Happen(other, new RandomLetters(viewer, new Random(seed + 100), true).Of(others));
        await Write(world, viewer, lives, []);
        await Write(other, viewer, others, RandomLife.States.Where(s => s != viewer));

        var answers = await Answers(world, viewer);
        foreach (var (answer, toOther) in answers.Zip(await Answers(other, viewer)))
            Assert.That(toOther, Is.EqualTo(answer));
        Assert.That(answers.Count(a => a.Contains("MINUSCA-2017-SE", StringComparison.Ordinal)), Is.GreaterThan(20));
        Assert.That(answers.Count(a => a.Contains("\"Blocks\"", StringComparison.Ordinal)), Is.GreaterThan(0));
        Assert.That(answers.Count(a => a.Contains("The record is right.", StringComparison.Ordinal)), Is.GreaterThan(0));
        Assert.That(answers.Count(a => a.Contains("Not sent yet.", StringComparison.Ordinal)), Is.GreaterThan(0));
        Assert.That(
            answers.Count(a =>
                a.StartsWith("Query { Reference = AS-", StringComparison.Ordinal) && a.Contains("\"Steps\":[{", StringComparison.Ordinal)
            ),
            Is.GreaterThan(0)
        );
        Assert.That(
            answers.Count(a =>
                a.StartsWith("Query { Proceeding = PR-", StringComparison.Ordinal) && a.Contains("Judgment of", StringComparison.Ordinal)
            ),
            Is.GreaterThan(0)
        );
        Assert.That(answers.Count(a => a.Contains("\"Assistance\":[{\"Engagement\":{", StringComparison.Ordinal)), Is.GreaterThan(0));
        Assert.That(answers.Count(a => a.Contains("\"Arithmetic\":{", StringComparison.Ordinal)), Is.GreaterThan(0));
        Assert.That(answers.Count(a => a.Contains("\"Sha256\"", StringComparison.Ordinal)), Is.GreaterThan(0));
        var mails = await Mails(world, viewer);
        Assert.That((mails.Count > 0, await Mails(other, viewer)), Is.EqualTo((true, mails)));
        Assert.That((await world.Rows<CaseRow>(Viewpoint.Un)).Count, Is.Not.EqualTo((await other.Rows<CaseRow>(Viewpoint.Un)).Count));
        await world.AssertSound();
        await other.AssertSound();
    }

    /// <summary>A query that a liaison may send and that is not asked above would go untested.</summary>
    [Test]
    public void Every_query_of_a_liaison_is_asked()
    {
        var allowed = typeof(ICommand)
            .Assembly.GetTypes()
            .Where(t => t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IQuery<>)))
            .Where(t => World.Liaison("MAR").Has(t.GetCustomAttribute<NeedsAttribute>()!.Right));
        Assert.That(allowed, Is.SubsetOf(LiaisonQuestions.Of("MAR", ["X"], null, ["X"]).Select(q => q.GetType())));
    }

    /// <summary>The news begin at the last visit, and the questions are asked at one time.</summary>
    private static async Task Happen(World world, string viewer, IReadOnlyList<Life> lives)
    {
        foreach (var state in RandomLife.States)
            await world.Designate(DesignatedPersons.Of(Role.Liaison, state, $"liaison.{state}@state.example"));
        var visit = new DateTime(2024, 1, 18, 0, 0, 0, DateTimeKind.Utc);
        await Replay.Happen(world, lives.Select(l => l with { Turns = [.. l.Turns.Where(t => t.At < visit)] }));
        MoveTo(world, visit.AddDays(1));
        await world.As(World.Liaison(viewer)).Send(new MarkVisited.Command());
        await Replay.Happen(world, lives.Select(l => l with { Turns = [.. l.Turns.Where(t => t.At >= visit)] }));
        MoveTo(world, visit.AddMonths(5));
    }

    /// <summary>At last a note to the viewer, and a clock of its own, so that there are some to be opened.</summary>
    private static Turn Noted(string viewer, Life life, RandomLife any)
    {
        var number = $"NV-{viewer}-2024-{life.CaseId.ToString("N")[..8]}";
        return new Turn(
            life.Turns[^1].At.AddHours(2),
            any.Actor(),
            [
                new MessageIssued(number, MessageKind.NoteVerbale, viewer, any.Content(any.Id(), number)),
                any.Clock(any.Id(), ClockKind.ConventionArt12, viewer),
                any.Document(UnseenDocuments.Shown, viewer),
            ]
        );
    }

    /// <summary>A draft of the viewer's, and of each of these States one on the same case.</summary>
    private static Task<bool> Write(World world, string viewer, List<Life> lives, IEnumerable<string> states) =>
        world.InScope(
            World.Desk,
            async services =>
            {
                var drafts = services.GetRequiredService<Drafts>();
                await world.Database.Write(async session =>
                {
                    foreach (var (state, number) in states.Prepend(viewer).SelectMany(s => lives.Select((l, i) => (s, i))))
                        await drafts.Begin(
                            session,
                            state,
                            Id(RandomLife.States.ToList().IndexOf(state) * 100 + number + 5000),
                            lives[number].CaseId,
                            Letters.Information(state == viewer ? "Not sent yet." : $"Of {state}"),
                            $"liaison.{state}@state.example"
                        );
                });
                return true;
            }
        );

    /// <summary>The mails that wait for the State's liaisons, in what they say.</summary>
    private static async Task<IReadOnlyList<string>> Mails(World world, string viewer) =>
        [
            .. (
                await world.Database.Read(session =>
                    session.Query<string>(
                        """
                        -- Mails
                        SELECT CONCAT(Reference, ' ', Occasion)
                        FROM OutboxEntry
                        WHERE Audience = @viewer
                        ORDER BY Reference, Occasion
                        """,
                        new { viewer }
                    )
                )
            ),
        ];

    private static void MoveTo(World world, DateTime at) =>
        world.Clock.Advance(new DateTimeOffset(at, TimeSpan.Zero) - world.Clock.GetUtcNow());

    private static IEnumerable<Life> Invisible(string viewer, Random random, int from, int count) =>
        Enumerable
            .Range(from, 1000)
            .Select(n => new Life(Id(n), new RandomLife(random).Of($"MINUSCA-2017-NO{n}", 7)))
            .Where(l => l.Turns.SelectMany(t => t.Events).All(e => !Mentions(viewer, e)))
            .Take(count);

    private static bool Mentions(string viewer, Event e) =>
        e switch
        {
            CaseRegistered r => r.Incident.Hosts.Contains(viewer),
            IncidentCorrected c => c.Incident.Hosts.Contains(viewer),
            PersonAdded a => a.Facts.ContributingState == viewer || a.Facts.Nationality == viewer,
            PersonCorrected c => c.Facts.ContributingState == viewer || c.Facts.Nationality == viewer,
            AccessGranted g => g.State == viewer,
            // Nobody sends a State a message about a case that does not concern it.
            IAlertState m => m.State == viewer,
            _ => false,
        };

    private static async Task<List<string>> Answers(World world, string viewer)
    {
        var (answers, liaison) = (new List<string>(), World.Liaison(viewer));
        var references = (await world.As(World.Desk).Send(new ListCases.Query(new CaseFilter { Standing = null }, Size: 200)))
            .Rows.Select(r => r.Reference)
            .Where(r => r.StartsWith("MINUSCA-2017-SE", StringComparison.Ordinal))
            .Append("MINUSCA-2017-NO100")
            .Append("MINUSCA-2017-NO200")
            .Order(StringComparer.Ordinal);
        var first = await world.As(liaison).Send(new ListCases.Query(new CaseFilter { Standing = null }, Size: 3));
        List<string> numbers =
        [
            .. (await world.As(liaison).Send(new ListMessages.Query(new MessageFilter(), Size: 200)))
                .Rows.Select(r => r.Number)
                .OfType<string>(),
            "NV-FRA-2024-7QK4",
        ];
        foreach (var question in LiaisonQuestions.Of(viewer, [.. references], first.Next, numbers))
            answers.Add($"{question} → {await Answer(world, liaison, question)}");
        return answers;
    }

    private static async Task<string> Answer(World world, Caller liaison, IBaseRequest question)
    {
        try
        {
            object? answer = await world.InScope<object?>(
                liaison,
                async services => await ((dynamic)services.GetService(typeof(IMediator))!).Send((dynamic)question)
            );
            if (answer is ExportCases.Result export)
            {
                using var file = new MemoryStream();
                await export.Write(file, CancellationToken.None);
                return $"{export.FileName} {Encoding.UTF8.GetString(file.ToArray())}";
            }
            return answer is null ? "nothing"
                : answer is BriefingTable table ? Encoding.UTF8.GetString(TableJson.Write(table))
                : JsonSerializer.Serialize(answer, answer.GetType());
        }
        catch (Exception refusal)
            when (refusal is NotFoundException or ForbiddenException or RuleBrokenException or FluentValidation.ValidationException)
        {
            return $"{refusal.GetType().Name}: {refusal.Message}";
        }
    }

    private static Guid Id(int n) => new(n, 7, 7, new byte[8]);
}

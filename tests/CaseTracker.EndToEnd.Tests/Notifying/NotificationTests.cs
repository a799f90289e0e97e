using System.Text.Json;

namespace CaseTracker.EndToEnd.Tests.Notifying;

/// <summary>From the registration of a killing to the answer about what the host State disputes: each State has its own part in it, and a
/// third State none.</summary>
public sealed class NotificationTests
{
    private static readonly IReadOnlyDictionary<string, decimal> Expected = new Dictionary<string, decimal>
    {
        ["T3 killed"] = 2,
        ["T3 cases"] = 1,
        ["T3 notified"] = 1,
        ["T3 acknowledged"] = 1,
        ["T3 investigation"] = 1,
        ["T5 ongoing"] = 1,
        ["T6 notes_sent"] = 1,
        ["T6 replies"] = 3,
    };

    private const int Telephone = Inspection.Telephone,
        Desk = Inspection.Desk;

    [Test]
    public async Task A_killing_is_notified_answered_and_disputed_and_no_third_State_notices()
    {
        await using var demonstration = await Demonstration.Start();
        var inspection = new Inspection();
        var focal = await Participant.SignIn(demonstration, inspection, "focal-minusca", "en", Desk);
        var third = new ThirdState(await Participant.SignIn(demonstration, inspection, "liaison-mar", "en", Desk), demonstration);
        await third.LookBefore(Invented.Area, Invented.Proposed);
        var before = await Figures(focal);

        var reference = await Register(focal);
        var notes = await Notes.SendAll(focal, reference);
        var host = await Participant.SignIn(demonstration, inspection, "liaison-caf", "fr", Telephone);
        var contributors = new[]
        {
            await Participant.SignIn(demonstration, inspection, "liaison-bgd", "en", Desk),
            await Participant.SignIn(demonstration, inspection, "liaison-fra", "fr", Desk),
        };
        foreach (var (liaison, state) in new[] { (host, "CAF"), (contributors[0], "BGD"), (contributors[1], "FRA") })
            await Notes.Receives(liaison, demonstration, notes, state, reference);

        var answering = new HostState(host);
        await host.See($"/cases/{reference}/answer");
        var acknowledged = await answering.Acknowledge(reference);
        var disputing = await answering.Report(reference, "investigation_opened", disputes: true);
        var reported = await answering.Report(reference, "evidence_requested", disputes: false);
        await TakeUp(focal, reference, acknowledged, disputing, reported);
        await host.See($"/submissions/{disputing}");
        Assert.That(await host.Text, Does.Contain(Invented.Reason));
        foreach (var contributor in contributors)
        {
            await contributor.See($"/cases/{reference}");
            Assert.That(await contributor.Text, Does.Not.Contain(Invented.Proposed).And.Not.Contain("SB-CAF-"));
        }

        await Follows(focal, reference, before);
        await third.SeesNoDifference(Invented.Area, Invented.Proposed);
        await third.CannotTell(
            reference,
            "/cases/{0}",
            "/cases/{0}/status",
            "/cases/{0}/answer",
            "/cases/{0}/answer?kind=correction",
            "/cases/{0}/history",
            "/cases?q={0}",
            "/messages?case={0}",
            "/submissions?case={0}",
            "/api/cases/{0}",
            "/api/cases/{0}/status",
            "/api/cases/{0}/clocks",
            "/api/cases/{0}/proposed-messages",
            "/api/messages?case={0}"
        );
        foreach (var note in notes)
            await third.CannotTell(note.Number, "/messages/{0}", "/messages/{0}.docx", "/api/messages/{0}", "/api/messages/{0}/document");
        foreach (var submission in new[] { acknowledged, disputing, reported })
            await third.CannotTell(
                submission,
                "/submissions/{0}",
                "/submissions/{0}/receipt",
                "/submissions/{0}/documents/1",
                "/submissions/{0}/accept/1",
                "/api/submissions/{0}",
                "/api/submissions/{0}/documents/1"
            );

        string[] content =
        [
            reference,
            Invented.Area,
            Invented.Victim,
            Invented.Prosecutor,
            Invented.Proposed,
            Invented.Reason,
            Invented.File,
        ];
        Assert.That(Mailbox.Of(demonstration).Where(m => m.Contains("liaison-mar", StringComparison.Ordinal)), Is.Empty);
        foreach (var word in content)
        {
            Assert.That(Mailbox.Of(demonstration).Where(m => m.Contains(word, StringComparison.OrdinalIgnoreCase)), Is.Empty, word);
            Assert.That(demonstration.Log.Where(l => l.Contains(word, StringComparison.OrdinalIgnoreCase)), Is.Empty, word);
        }
        Assert.That(inspection.Faults, Is.Empty, string.Join(Environment.NewLine, inspection.Faults));
    }

    private static async Task<string> Register(Participant focal)
    {
        await focal.See("/cases/register");
        await focal.FillToday("OccurredOn");
        await focal.Fill(("Act", "killing"), ("Area", Invented.Area), ("Narrative", $"The convoy of {Invented.Victim} was ambushed."));
        await focal.Page.ClickAsync("button[name=step][value=add]");
        foreach (var (person, state) in new[] { (0, "BGD"), (1, "FRA") })
        {
            await focal.Fill(
                ($"Persons[{person}].Personnel", "contingent"),
                ($"Persons[{person}].Sex", "male"),
                ($"Persons[{person}].State", state),
                ($"Persons[{person}].Name", $"{Invented.Victim} {state}"),
                ($"Persons[{person}].Harms[0].Harm", "killed")
            );
        }
        await focal.Press();
        if (await focal.Page.Locator("#alike").CountAsync() > 0)
            await focal.Press();
        await focal.Page.WaitForURLAsync("**/cases/MINUSCA-*");
        return focal.Named;
    }

    private static async Task TakeUp(Participant focal, string reference, string acknowledged, string disputing, string reported)
    {
        await focal.See("/");
        await focal.See("/submissions?open=yes");
        await focal.See($"/submissions/{acknowledged}/accept/1?by=acknowledge");
        await focal.Press();
        await focal.See($"/submissions/{disputing}");
        await focal.See($"/cases/{reference}/open-proceeding");
        await focal.Fill(("Forum", "civilian"), ("Source", "host_official"), ("Confidence", "confirmed"));
        await focal.Press();
        await focal.See($"/submissions/{disputing}/accept/1");
        await focal.Press("a[href*='by=step']");
        await focal.Press();
        await focal.See($"/submissions/{disputing}/decline/2");
        await focal.Fill(("Reason", Invented.Reason));
        await focal.Press();
        Assert.That(await focal.Page.Locator("h2 .tag").AllInnerTextsAsync(), Has.Count.EqualTo(2));
        await focal.See($"/submissions/{reported}/acknowledge");
        await focal.Press();
    }

    /// <summary>Clocks and tables say what has happened.</summary>
    private static async Task Follows(Participant focal, string reference, IReadOnlyDictionary<string, decimal> before)
    {
        await focal.See($"/cases/{reference}");
        await focal.See("/clocks");
        var after = await Figures(focal);
        var grown = after
            .Where(f => f.Value != before.GetValueOrDefault(f.Key))
            .ToDictionary(f => f.Key, f => f.Value - before.GetValueOrDefault(f.Key));
        foreach (var (figure, by) in Expected)
            Assert.That(grown.GetValueOrDefault(figure), Is.EqualTo(by), figure);
        Assert.That(grown.Keys.Where(f => f.StartsWith("T5 ", StringComparison.Ordinal)), Is.EqualTo(new[] { "T5 ongoing" }));
        await focal.See($"/cases/{reference}");
        await focal.Page.EvaluateAsync("document.querySelectorAll('details.ended').forEach(d => d.open = true)");
        var clocks = await focal.Page.Locator(".clocks > li").AllInnerTextsAsync();
        foreach (
            var settled in new[]
            {
                "Notification of the host State",
                "Notification of the contributing State, Bangladesh",
                "Notification of the contributing State, France",
                "Acknowledgement by the host State",
            }
        )
            Assert.That(clocks, Has.Some.StartsWith(settled).And.Some.Contains("Settled on"), settled);
        Assert.That(
            clocks
                .Where(c => c.StartsWith("Answer to a State’s submission", StringComparison.Ordinal))
                .Count(c => c.Contains("Settled on", StringComparison.Ordinal)),
            Is.EqualTo(2)
        );
        Assert.That(clocks.Where(c => c.StartsWith("Progress report", StringComparison.Ordinal)), Has.Some.Contains("Due by"));
    }

    /// <summary>The figures of this year for the mission and its host, by table and column.</summary>
    private static async Task<IReadOnlyDictionary<string, decimal>> Figures(Participant focal)
    {
        var figures = new Dictionary<string, decimal>();
        foreach (var table in new[] { "T3", "T5", "T6" })
        {
            using var read = JsonDocument.Parse(await focal.Fetch($"/api/tables/{table}?period={DateTime.UtcNow.Year}&mission=MINUSCA"));
            var columns = read.RootElement.GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("id").GetString()!);
            foreach (
                var row in read.RootElement.GetProperty("rows").EnumerateArray().Where(r => r.GetProperty("kind").GetString() == "total")
            )
            {
                foreach (var (column, cell) in columns.Zip(row.GetProperty("cells").EnumerateArray()))
                {
                    if (cell.GetProperty("value") is { ValueKind: JsonValueKind.Number } value)
                        figures[$"{table} {column}"] = value.GetDecimal();
                }
            }
        }
        return figures;
    }
}

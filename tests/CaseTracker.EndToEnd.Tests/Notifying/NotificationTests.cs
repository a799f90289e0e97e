using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.Playwright;

namespace CaseTracker.EndToEnd.Tests.Notifying;

/// <summary>From the registration of a killing to the answer about what the host State disputes: each State has its own part in it, and a
/// third State none.</summary>
public sealed partial class NotificationTests
{
    private const string Area = "Zandekoro",
        Victim = "Invented Sergeant",
        Prosecutor = "Procureur de Zandekoro",
        Proposed = "Bambouti",
        Reason = "Three witnesses say otherwise.",
        File = "proces-verbal.pdf";
    private const string Notes = ".linked a[href*='/issue']";
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

    /// <summary>What was previewed for a State, and the number under which it was sent.</summary>
    private sealed record Sent(string State, string Number, string Text);

    [Test]
    public async Task A_killing_is_notified_answered_and_disputed_and_no_third_State_notices()
    {
        await using var demonstration = await Demonstration.Start();
        var inspection = new Inspection();
        var focal = await Participant.SignIn(demonstration, inspection, "focal-minusca", "en", Desk);
        var third = new ThirdState(await Participant.SignIn(demonstration, inspection, "liaison-mar", "en", Desk), demonstration);
        await third.LookBefore(Area, Proposed);
        var before = await Figures(focal);

        var reference = await Register(focal);
        var notes = await Send(focal, reference);
        var host = await Participant.SignIn(demonstration, inspection, "liaison-caf", "fr", Telephone);
        var contributors = new[]
        {
            await Participant.SignIn(demonstration, inspection, "liaison-bgd", "en", Desk),
            await Participant.SignIn(demonstration, inspection, "liaison-fra", "fr", Desk),
        };
        foreach (var (liaison, state) in new[] { (host, "CAF"), (contributors[0], "BGD"), (contributors[1], "FRA") })
            await Receives(liaison, demonstration, notes, state, reference);

        await host.See($"/cases/{reference}/answer");
        var acknowledged = await Acknowledge(host, reference);
        var disputing = await Report(host, reference, "investigation_opened", disputes: true);
        var reported = await Report(host, reference, "evidence_requested", disputes: false);
        await TakeUp(focal, reference, acknowledged, disputing, reported);
        await host.See($"/submissions/{disputing}");
        Assert.That(await host.Text, Does.Contain(Reason));
        foreach (var contributor in contributors)
        {
            await contributor.See($"/cases/{reference}");
            Assert.That(await contributor.Text, Does.Not.Contain(Proposed).And.Not.Contain("SB-CAF-"));
        }

        await Follows(focal, reference, before);
        await third.SeesNoDifference(Area, Proposed);
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

        string[] content = [reference, Area, Victim, Prosecutor, Proposed, Reason, File];
        Assert.That(Mail(demonstration).Where(m => m.Contains("liaison-mar", StringComparison.Ordinal)), Is.Empty);
        foreach (var word in content)
        {
            Assert.That(Mail(demonstration).Where(m => m.Contains(word, StringComparison.OrdinalIgnoreCase)), Is.Empty, word);
            Assert.That(demonstration.Log.Where(l => l.Contains(word, StringComparison.OrdinalIgnoreCase)), Is.Empty, word);
        }
        Assert.That(inspection.Faults, Is.Empty, string.Join(Environment.NewLine, inspection.Faults));
    }

    private static async Task<string> Register(Participant focal)
    {
        await focal.See("/cases/register");
        await focal.FillToday("OccurredOn");
        await focal.Fill(("Act", "killing"), ("Area", Area), ("Narrative", $"The convoy of {Victim} was ambushed."));
        await focal.Page.ClickAsync("button[name=step][value=add]");
        foreach (var (person, state) in new[] { (0, "BGD"), (1, "FRA") })
        {
            await focal.Fill(
                ($"Persons[{person}].Personnel", "contingent"),
                ($"Persons[{person}].Sex", "male"),
                ($"Persons[{person}].State", state),
                ($"Persons[{person}].Name", $"{Victim} {state}"),
                ($"Persons[{person}].Harms[0].Harm", "killed")
            );
        }
        await focal.Press();
        if (await focal.Page.Locator("#alike").CountAsync() > 0)
            await focal.Press();
        await focal.Page.WaitForURLAsync("**/cases/MINUSCA-*");
        return focal.Named;
    }

    /// <summary>Each note that the case proposes is read as the State will read it, and sent by a second press; the French read
    /// French.</summary>
    private static async Task<IReadOnlyList<Sent>> Send(Participant focal, string reference)
    {
        var notes = new List<Sent>();
        while (await focal.Page.Locator(Notes).CountAsync() > 0)
        {
            await focal.Page.Locator(Notes).First.ClickAsync();
            var state = await focal.Page.Locator("[name=State]").InputValueAsync();
            var language = state == "BGD" ? "en" : "fr";
            if (await focal.Page.Locator("[name=Language]").InputValueAsync() != language)
            {
                await focal.Fill(("Language", language));
                await focal.Press();
            }
            await focal.Look();
            var text = await BodyOf(focal);
            await focal.Press();
            await Assertions.Expect(focal.Page).ToHaveURLAsync(new Regex($"/cases/{reference}$"));
            var address = await focal.Page.Locator($"a[href^='/messages/NV-{state}-']").First.GetAttributeAsync("href");
            notes.Add(new Sent(state, address!.Split('/')[^1], text));
        }
        Assert.That(notes.Select(n => n.State), Is.EquivalentTo(new[] { "CAF", "BGD", "FRA" }));
        foreach (var note in notes)
        {
            Assert.That(note.Text, Does.Contain(Area));
            foreach (var victim in notes.Select(n => n.State))
                Assert.That(note.Text, Does.Not.Contain($"{Victim} {victim}"), "next of kin are not confirmed to be informed");
            await focal.See($"/messages/{note.Number}");
            Assert.That(Bare(await BodyOf(focal)), Is.EqualTo(Bare(note.Text)));
            Assert.That(
                TextOf(await focal.Fetch($"/messages/{note.Number}.docx")),
                Is.EqualTo(Bare(await focal.Page.Locator(".note-sheet").TextContentAsync()))
            );
        }
        return notes;
    }

    private static async Task Receives(
        Participant liaison,
        Demonstration demonstration,
        IReadOnlyList<Sent> notes,
        string state,
        string reference
    )
    {
        var own = notes.Single(n => n.State == state);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        string? mail;
        while ((mail = Mail(demonstration).SingleOrDefault(m => m.Contains(own.Number, StringComparison.Ordinal))) is null)
            await Task.Delay(250, patience.Token);
        Assert.That(
            mail,
            Does.Contain($"To: liaison-{state.ToLowerInvariant()}@demo.example").And.Contain($"{demonstration.Web}messages/{own.Number}")
        );
        Assert.That(Number().Matches(mail).Select(m => m.Value).Distinct(), Is.EqualTo(new[] { own.Number }));

        await liaison.See("/");
        await liaison.See($"/messages/{own.Number}");
        Assert.That(Bare(await BodyOf(liaison)), Is.EqualTo(Bare(own.Text)));
        Assert.That(
            TextOf(await liaison.Fetch($"/messages/{own.Number}.docx")),
            Is.EqualTo(Bare(await liaison.Page.Locator(".note-sheet").TextContentAsync()))
        );
        await liaison.See("/messages");
        Assert.That(
            Number().Matches(await liaison.Text).Select(m => m.Value).Where(n => notes.Any(o => o.Number == n)).Distinct(),
            Is.EqualTo(new[] { own.Number })
        );
        await liaison.See("/clocks?view=running");
        await liaison.See($"/cases/{reference}");
        Assert.That(Number().Matches(await liaison.Page.ContentAsync()).Select(m => m.Value).Distinct(), Is.EqualTo(new[] { own.Number }));
        Assert.That(await liaison.Text, Does.Not.Contain(Victim));
        if (state == "BGD")
            Assert.That(await liaison.Text, Does.Not.Contain("France"));
        if (state == "FRA")
            Assert.That(await liaison.Text, Does.Not.Contain("Bangladesh"));
    }

    private static async Task<string> Acknowledge(Participant host, string reference)
    {
        await host.See($"/cases/{reference}/answer?kind=acknowledgement");
        await host.FillToday("Content.Points[0].On");
        return await Sending(host);
    }

    private static async Task<string> Report(Participant host, string reference, string step, bool disputes)
    {
        await host.See($"/cases/{reference}/answer?kind=progress_report");
        await host.Fill(
            ("Content.Points[0].Step", step),
            ("Content.Points[0].What", "Une enquête est ouverte."),
            ("Content.Points[0].Authority", Prosecutor)
        );
        await host.FillToday("Content.Points[0].On");
        if (disputes)
        {
            await host.Press("button[name=step][value=add-disputed]");
            await host.Fill(
                ("Content.Points[1].Aspect", "place"),
                ("Content.Points[1].Proposed", Proposed),
                ("Content.Points[1].What", "Le lieu est un autre.")
            );
            await host.Page.SetInputFilesAsync(
                "input[type=file]",
                new FilePayload
                {
                    Name = File,
                    MimeType = "application/pdf",
                    Buffer = "%PDF-1.7 invented"u8.ToArray(),
                }
            );
        }
        return await Sending(host);
    }

    private static async Task<string> Sending(Participant host)
    {
        await host.Press();
        await host.Page.WaitForURLAsync("**/submissions/SB-CAF-*");
        await host.See($"/submissions/{host.Named}/receipt");
        await host.Page.GoBackAsync();
        return host.Named;
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
        await focal.Fill(("Reason", Reason));
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

    private static async Task<string> BodyOf(Participant reader) =>
        string.Join('\n', await reader.Page.Locator(".note-sheet > .prose, .note-sheet > .note-table").AllTextContentsAsync());

    private static string TextOf(byte[] document)
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(document), isEditable: false);
        return Bare(string.Concat(word.MainDocumentPart!.Document!.Body!.Descendants<Text>().Select(t => t.Text)));
    }

    private static string Bare(string? text) => Spaces().Replace(text ?? "", "");

    private static List<string> Mail(Demonstration demonstration) =>
        [
            .. Directory
                .GetFiles(demonstration.Folder, "*.eml", SearchOption.AllDirectories)
                .Select(f => $"{Path.GetFileName(f)}\n{Readable(System.IO.File.ReadAllText(f))}"),
        ];

    /// <summary>With the subject in words.</summary>
    private static string Readable(string mail) =>
        Encoded().Replace(mail, m => Encoding.UTF8.GetString(Convert.FromBase64String(m.Groups[1].Value)));

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"NV-[A-Z]{3}-\d{4}-[0-9A-Z]{4}")]
    private static partial Regex Number();

    [GeneratedRegex(@"=\?utf-8\?B\?([^?]*)\?=")]
    private static partial Regex Encoded();
}

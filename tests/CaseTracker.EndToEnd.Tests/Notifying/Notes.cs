using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.Playwright;

namespace CaseTracker.EndToEnd.Tests.Notifying;

/// <summary>The notes verbales about a case: read before they are sent, and by the liaison of each State.</summary>
internal static partial class Notes
{
    private const string Proposals = ".linked a[href*='/issue']";

    /// <summary>What was previewed for a State, and the number under which it was sent.</summary>
    public sealed record Sent(string State, string Number, string Text);

    /// <summary>Each note that the case proposes is read as the State will read it, and sent by a second press; the French read
    /// French.</summary>
    public static async Task<IReadOnlyList<Sent>> SendAll(Participant focal, string reference)
    {
        var notes = new List<Sent>();
        while (await focal.Page.Locator(Proposals).CountAsync() > 0)
        {
            await focal.Page.Locator(Proposals).First.ClickAsync();
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
            Assert.That(note.Text, Does.Contain(Invented.Area));
            foreach (var victim in notes.Select(n => n.State))
                Assert.That(note.Text, Does.Not.Contain($"{Invented.Victim} {victim}"), "next of kin are not confirmed to be informed");
            await focal.See($"/messages/{note.Number}");
            Assert.That(Bare(await BodyOf(focal)), Is.EqualTo(Bare(note.Text)));
            Assert.That(
                TextOf(await focal.Fetch($"/messages/{note.Number}.docx")),
                Is.EqualTo(Bare(await focal.Page.Locator(".note-sheet").TextContentAsync()))
            );
        }
        return notes;
    }

    /// <summary>The liaison is told by mail, without what it says, reads it as it was sent, and no other State's.</summary>
    public static async Task Receives(
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
        while ((mail = Mailbox.Of(demonstration).SingleOrDefault(m => m.Contains(own.Number, StringComparison.Ordinal))) is null)
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
        Assert.That(await liaison.Text, Does.Not.Contain(Invented.Victim));
        if (state == "BGD")
            Assert.That(await liaison.Text, Does.Not.Contain("France"));
        if (state == "FRA")
            Assert.That(await liaison.Text, Does.Not.Contain("Bangladesh"));
    }

    private static async Task<string> BodyOf(Participant reader) =>
        string.Join('\n', await reader.Page.Locator(".note-sheet > .prose, .note-sheet > .note-table").AllTextContentsAsync());

    private static string TextOf(byte[] document)
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(document), isEditable: false);
        return Bare(string.Concat(word.MainDocumentPart!.Document!.Body!.Descendants<Text>().Select(t => t.Text)));
    }

    private static string Bare(string? text) => Spaces().Replace(text ?? "", "");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"NV-[A-Z]{3}-\d{4}-[0-9A-Z]{4}")]
    private static partial Regex Number();
}

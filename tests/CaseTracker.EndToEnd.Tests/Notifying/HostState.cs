using Microsoft.Playwright;

namespace CaseTracker.EndToEnd.Tests.Notifying;

/// <summary>The liaison of the host State, who writes in French what the State sends in.</summary>
internal sealed class HostState(Participant liaison)
{
    public async Task<string> Acknowledge(string reference)
    {
        await liaison.See($"/cases/{reference}/answer?kind=acknowledgement");
        await liaison.FillToday("Content.Points[0].On");
        return await Sending();
    }

    public async Task<string> Report(string reference, string step, bool disputes)
    {
        await liaison.See($"/cases/{reference}/answer?kind=progress_report");
        await liaison.Fill(
            ("Content.Points[0].Step", step),
            ("Content.Points[0].What", "Une enquête est ouverte."),
            ("Content.Points[0].Authority", Invented.Prosecutor)
        );
        await liaison.FillToday("Content.Points[0].On");
        if (disputes)
        {
            await liaison.Press("button[name=step][value=add-disputed]");
            await liaison.Fill(
                ("Content.Points[1].Aspect", "place"),
                ("Content.Points[1].Proposed", Invented.Proposed),
                ("Content.Points[1].What", "Le lieu est un autre.")
            );
            await liaison.Page.SetInputFilesAsync(
                "input[type=file]",
                new FilePayload
                {
                    Name = Invented.File,
                    MimeType = "application/pdf",
                    Buffer = "%PDF-1.7 invented"u8.ToArray(),
                }
            );
        }
        return await Sending();
    }

    private async Task<string> Sending()
    {
        await liaison.Press();
        await liaison.Page.WaitForURLAsync("**/submissions/SB-CAF-*");
        await liaison.See($"/submissions/{liaison.Named}/receipt");
        await liaison.Page.GoBackAsync();
        return liaison.Named;
    }
}

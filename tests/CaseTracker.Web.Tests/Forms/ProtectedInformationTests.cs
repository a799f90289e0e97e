using System.Net;
using CaseTracker.Access;
using CaseTracker.Cases;

namespace CaseTracker.Web.Tests.Forms;

public sealed class ProtectedInformationTests : FormTests
{
    [Test]
    public async Task Only_named_readers_record_protected_information()
    {
        var reference = await NewCase(14);
        using var desk = await Service.SignIn("desk");
        Assert.That((await FilledForm.Open(desk, $"/cases/{reference}/protected")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        var proposed = await Service.Send(
            Second,
            new Designate.Command(
                "desk@example.org",
                "The desk",
                Role.StrictReader,
                null,
                new DateOnly(2021, 1, 1),
                new DateOnly(2099, 1, 1),
                "Named.",
                "desk@example.org"
            )
        );
        await Service.Send(
            Second with
            {
                Subject = "third@example.org",
            },
            new DecideProposal.Command(proposed.ProposalId!.Value, true, null)
        );
        using var reader = await SignInUntilAllowed($"/cases/{reference}/protected");
        var form = await FilledForm.Open(reader, $"/cases/{reference}/protected");
        Assert.That((await form.Refused()).Faults, Has.Count.EqualTo(2));
        await form.With("Kind", "witness").With("Text", "Somebody saw it.").Done();
        Assert.That(
            (await Service.Send(Service.Desk with { IsStrictReader = true }, new ViewCase.Query(reference))).Protected!.Select(i => i.Text),
            Is.EqualTo(["Somebody saw it."])
        );
    }

    // A new designation takes effect within two seconds.
    private async Task<HttpClient> SignInUntilAllowed(string path)
    {
        var browser = await Service.SignIn("desk");
        for (var attempt = 0; attempt < 100 && (await FilledForm.Open(browser, path)).Status == HttpStatusCode.Forbidden; attempt++)
            await Task.Delay(100);
        return browser;
    }
}

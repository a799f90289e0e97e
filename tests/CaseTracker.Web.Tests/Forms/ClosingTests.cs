using System.Net;
using CaseTracker.Access;

namespace CaseTracker.Web.Tests.Forms;

/// <summary>Closing, reopening and merging take two persons.</summary>
public sealed class ClosingTests : FormTests
{
    [Test]
    public async Task Two_persons_close_and_reopen_a_case()
    {
        var reference = await NewCase(8);
        using var first = await Service.SignIn("desk");
        await (await FilledForm.Open(first, $"/cases/{reference}/close"))
            .With("Closure", "prescribed")
            .With("Reason", "Too long ago.")
            .Done();
        Assert.That((await Case(reference)).Case.Closure, Is.Null);
        await Service.Send(Second, new DecideProposal.Command((await Case(reference)).Un!.Proposals[0].ProposalId, true, null));
        Assert.That((await Case(reference)).Case.Closure, Is.EqualTo("prescribed"));
        await (await FilledForm.Open(first, $"/cases/{reference}/reopen")).With("Reason", "A new witness.").Done();
        Assert.That((await Case(reference)).Un!.Proposals, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Shows_both_cases_before_it_proposes_to_merge_them()
    {
        var (reference, into) = (await NewCase(9), await NewCase(9));
        using var browser = await Service.SignIn("desk");
        var form = (await FilledForm.Open(browser, $"/cases/{reference}/merge"))
            .With("Into", into.ToLowerInvariant())
            .With("Reason", "The same attack.");
        var compared = await form.Refused();
        Assert.That(compared.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(
            compared.Page.QuerySelectorAll(".compare h2").Select(h => h.TextContent),
            Is.EqualTo([$"Duplicate: {reference}", $"Stays: {into}"])
        );
        await compared.With("Into", into).Done();
        Assert.That((await Case(reference)).Un!.Proposals.Select(p => p.Kind), Is.EqualTo(["MergeCase"]));
    }

    [Test]
    public async Task Tells_a_focal_point_nothing_of_another_missions_case_when_merging()
    {
        var reference = await NewCase(10);
        using var browser = await Service.SignIn("focal of another");
        Assert.That((await FilledForm.Open(browser, $"/cases/{reference}/close")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await FilledForm.Open(browser, "/cases/MINUSCA-2020-0000/close")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }
}

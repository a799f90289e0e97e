using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using CaseTracker.Web.Tests.Forms;

namespace CaseTracker.Web.Tests.Pages;

public sealed class WhoTests : FormTests
{
    private int _day;

    [TestCase("desk@example.org", "The desk", "The desk")]
    [TestCase("nobody@example.org", "nobody@example.org", "nobody@example.org")]
    [TestCase("command-line:root", "root (command line)", "root (ligne de commande)")]
    [TestCase("client:registry", "registry (program)", "registry (programme)")]
    [TestCase("system", "The system", "Le système")]
    public async Task The_history_of_a_case_says_by_name_who_recorded_it(string subject, string english, string french)
    {
        var reference = await Recorded(subject);
        Assert.That(await Said(reference, "en"), Is.EqualTo($"{english}, Desk officer"));
        Assert.That(await Said(reference, "fr"), Does.StartWith($"{french}, "));
    }

    [Test]
    public async Task A_program_is_called_as_it_was_designated()
    {
        await Designate("client:feeder", "Feed of the mission", null);
        Assert.That(await Said(await Recorded("client:feeder"), "en"), Does.StartWith("Feed of the mission (program), "));
    }

    [Test]
    public async Task Two_persons_of_one_name_are_told_apart_by_their_subjects()
    {
        await Designate("7f3a", "Invented Namesake", "one@example.org");
        Assert.That(await Said(await Recorded("7f3a"), "en"), Does.StartWith("Invented Namesake, "));
        await Designate("9b1c", "Invented namesake", "two@example.org");
        Assert.That(await Said(await Recorded("7f3a"), "en"), Does.StartWith("Invented Namesake (7f3a), "));
        Assert.That(await Said(await Recorded("9b1c"), "en"), Does.StartWith("Invented namesake (9b1c), "));
    }

    [Test]
    public async Task A_proposal_says_by_name_who_made_it()
    {
        var reference = await NewCase(27);
        var receipt = await Service.Send(Service.Desk, new CloseCase.Command(reference, null, Closure.Prescribed, "Invented reason."));
        using var senior = await Service.SignIn("senior");
        Assert.That(
            (await FilledForm.Open(senior, $"/proposals/{receipt.ProposalId}")).Page.QuerySelector(".facts")!.TextContent,
            Does.Contain("The desk").And.Not.Contain("desk@example.org")
        );
    }

    private async Task<string> Said(string reference, string language)
    {
        using var focal = await Service.SignIn("focal", language);
        return (await FilledForm.Open(focal, $"/cases/{reference}/history")).Page.QuerySelector(".history .story-who")!.TextContent;
    }

    private async Task<string> Recorded(string subject)
    {
        var reference = await NewCase(++_day);
        await Service.Send(
            new Caller(subject, "Another name", Role.DeskOfficer, Audience.Un, null),
            new SetNarrative.Command(reference, null, "Invented events.")
        );
        return reference;
    }

    private async Task Designate(string subject, string name, string? email)
    {
        var receipt = await Service.Send(
            Service.Desk,
            new Designate.Command(subject, name, Role.FocalPoint, "MONUSCO", new DateOnly(2024, 1, 1), null, "Note of the office", email)
        );
        if (receipt.ProposalId is { } proposal)
            await Service.Send(Second, new DecideProposal.Command(proposal, true, null));
    }
}

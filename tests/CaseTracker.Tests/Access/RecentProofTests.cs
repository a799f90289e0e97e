using System.Reflection;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Reference;
using CaseTracker.Tests.Architecture;
using CaseTracker.Tests.Cases;

namespace CaseTracker.Tests.Access;

/// <summary>Approvals, releases, bulk taking-out and designations need a recent second factor; approvals need a person.</summary>
public sealed class RecentProofTests
{
    private static readonly string[] _needIt =
    [
        "Classify",
        "ClassifyDocument",
        "ConfirmAccessReview",
        "DecideProposal",
        "Designate",
        "EndDesignation",
        "ErasePerson",
        "ExportCases",
        "ExportRegistry",
        "ExportYourCases",
        "GrantAccess",
        "InviteAgain",
        "ReferCase",
        "ReleaseDocument",
        "ReleaseName",
        "ReleaseStrictDocument",
        "ReleaseSuspectName",
        "SetSummary",
    ];

    private static readonly string[] _needAPerson = ["ConfirmAccessReview", "DecideProposal"];

    /// <summary>Requests that look as if they needed one, with the reason why they do not.</summary>
    private static readonly Dictionary<string, string> _doNot = new()
    {
        ["EndAccess"] = "takes back what was given: nothing may delay it",
        ["RevokeNameRelease"] = "takes back what was given: nothing may delay it",
        ["RevokeSuspectNameRelease"] = "takes back what was given: nothing may delay it",
        ["RevokeRelease"] = "takes back what was given: nothing may delay it",
        ["ComposeEdition"] = "begins a draft, which nobody else is shown",
        ["SetEditionNarrative"] = "words a draft, which nobody else is shown",
        ["WithdrawEdition"] = "gives up a draft, which nobody else was shown",
        ["PublishEdition"] = "only proposes: who decides proves it",
        ["SetPublicPage"] = "only proposes to open the page: who decides proves it; nothing may delay closing it",
        ["ExportEdition"] = "what two persons published",
        ["ExportUpdate"] = "figures without persons or references, in sentences",
        ["ExportTable"] = "figures and references without persons, which the API reads in this form",
    };

    private static readonly Right[] _weighty = [Right.Approve, Right.Release, Right.Erase, Right.ManageDesignations];

    private static IEnumerable<string> With(Func<NeedsRecentProofAttribute, bool> condition) =>
        RequestTests
            .Requests.Where(r => r.GetCustomAttribute<NeedsRecentProofAttribute>() is { } needs && condition(needs))
            .Select(r => r.DeclaringType!.Name);

    [Test]
    public void These_need_one_and_no_others() => Assert.That(With(_ => true), Is.EquivalentTo(_needIt));

    [Test]
    public void These_need_a_person_and_no_others() => Assert.That(With(n => n.OfPerson), Is.EquivalentTo(_needAPerson));

    /// <summary>A new command on what only few may decide, and a new export, is named above or has a reason.</summary>
    [Test]
    public void None_is_forgotten() =>
        Assert.That(
            from request in RequestTests.Requests
            let verb = request.DeclaringType!.Name
            where
                (request.IsAssignableTo(typeof(ICommand)) && _weighty.Contains(request.GetCustomAttribute<NeedsAttribute>()!.Right))
                || verb.StartsWith("Export", StringComparison.Ordinal)
                || verb.StartsWith("Release", StringComparison.Ordinal)
                || verb.StartsWith("Publish", StringComparison.Ordinal)
                || verb.StartsWith("Approve", StringComparison.Ordinal)
                || verb.StartsWith("Download", StringComparison.Ordinal)
            where !_needIt.Contains(verb) && !_doNot.ContainsKey(verb)
            select verb,
            Is.Empty
        );

    [Test]
    public async Task Is_recent_for_fifteen_minutes()
    {
        await using var world = await World.New();
        await world.Killing("MAR");
        var signedIn = new Proof(world.Clock.GetUtcNow(), IsMachine: false);
        world.Clock.Advance(TimeSpan.FromMinutes(15));
        await world.As(World.Desk).Send(new ExportCases.Query(new CaseFilter()), proof: signedIn);
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        foreach (var proof in new[] { signedIn, Proof.None, new Proof(world.Clock.GetUtcNow().AddMinutes(2), IsMachine: false) })
            await Assert.ThrowsAsync<ProofTooOldException>(() =>
                world.As(World.Desk).Send(new ExportCases.Query(new CaseFilter()), proof: proof)
            );
        Assert.That((await world.As(World.Desk).Send(new ListCases.Query(new CaseFilter()), proof: Proof.None)).Count, Is.EqualTo(1));
    }

    [Test]
    public async Task Who_may_not_do_it_at_all_is_not_asked_for_a_proof()
    {
        await using var world = await World.New();
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            world.As(World.Liaison("MAR")).Send(new DecideProposal.Command(Guid.Empty, true, null), proof: Proof.None)
        );
    }

    [Test]
    public async Task A_machine_takes_lists_out_and_approves_nothing()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var proposed = await world.Do(new CloseCase.Command(reference, null, Closure.Discontinued, "No suspect"));
        var machine = World.SecondDesk with { Subject = MachineClients.SubjectOf("reports") };
        var token = new Proof(world.Clock.GetUtcNow(), IsMachine: true);
        await world.As(machine).Send(new ExportCases.Query(new CaseFilter()), proof: token);
        foreach (var (caller, proof) in new[] { (machine, token), (machine, Proof.Local), (World.SecondDesk, token) })
            await Assert.ThrowsAsync<ForbiddenException>(() =>
                world.As(caller).Send(new DecideProposal.Command(proposed.ProposalId!.Value, true, null), proof: proof)
            );
        await world.As(World.SecondDesk).Send(new DecideProposal.Command(proposed.ProposalId!.Value, true, null));
    }
}
